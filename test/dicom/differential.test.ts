import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { EXPLICIT } from '../../src/dicom/header.ts';
import { type Dicom, type Element, FRAGMENTS, ITEM_ROW, readDicom, SEQUENCE } from '../../src/dicom/read.ts';
import { tagToHex } from '../../src/dicom/tag.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { vrName } from '../../src/dicom/vr.ts';
import { arbitraryModel, encodeModel, type Node } from '../support/generate.ts';
import { describeReal, type RealFile, realFiles } from '../support/real-files.ts';
import { describeWith, runTool } from '../support/tools.ts';

/** Files that other readers read otherwise than we do, and who is right. */
const OPENED_UN = 'a UN of defined length holds items (PS3.5 6.2.2): we open it, dcmdump leaves it closed';
const ACCEPTED: Readonly<Record<string, string>> = {
  'pydicom__rtdose_rle_1frame.dcm': OPENED_UN,
  'pydicom-data__bad_sequence.dcm': OPENED_UN,
  dcm4che__no_preamble_dicm_in_data:
    'dcmdump takes DICM inside a value for the end of a preamble and gives up',
  'pydicom__winter.dcm':
    'one tag stands twice in a data set: dcmdump and pydicom drop the second one, we keep both',
};
const BOTH_READ = realFiles().filter(
  ({ manifest, name }) => manifest.expect === 'ok' && name !== 'dcm4che__no_preamble_dicm_in_data',
);

const read = ({ bytes }: RealFile): Dicom => readDicom(bytes());

/** `depth tag VR length`, as dcmdump shows a row. */
function rowOf(element: Element): string {
  const { tag, depth, undefinedLength, valueStart, valueEnd } = element;
  return [depth, tagToHex(tag), vrAsDumped(element), undefinedLength ? 'u/l' : valueEnd - valueStart].join(
    ' ',
  );
}

function vrAsDumped({ kind, vr, undefinedLength, encoding }: Element): string {
  if (kind === ITEM_ROW) return 'na';
  if (kind === FRAGMENTS) return 'OB'; // dcmdump says OB of fragments even where the file says OW
  if (kind === SEQUENCE && undefinedLength) return 'SQ'; // and SQ of a UN of undefined length (CP-246)
  return vrName(vr) === 'UN' && (encoding & EXPLICIT) === 0 ? '??' : vrName(vr);
}

/** Without rows inside a UN of defined length, which dcmdump does not open, and without the second of two equal tags. */
function closedRows({ elements }: Dicom): string[] {
  const rows: string[] = [];
  for (let row = 0; row < elements.length; row++) {
    const element = elements[row]!;
    const isOpened = element.kind === SEQUENCE && !element.undefinedLength && vrName(element.vr) === 'UN';
    if (!isDouble(elements, row)) rows.push(rowOf(element));
    if (isOpened) row = element.next - 1;
  }
  return rows;
}

function isDouble(elements: readonly Element[], row: number): boolean {
  const [before, element] = [elements[row - 1], elements[row]!];
  return (
    element.kind !== ITEM_ROW &&
    before?.tag === element.tag &&
    before.depth === element.depth &&
    before.next === row
  );
}

/** The rows of each file in what `dcmdump +F` prints: data elements and items, no delimiters and fragments. */
function parseDump(text: string): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const part of text.split(/^# dcmdump \(\d+\/\d+\): /m).slice(1)) {
    const rows: string[] = [];
    for (const line of part.split('\n')) {
      const match = /^( *)\(([0-9a-f]{4}),([0-9a-f]{4})\) (..) .*# +(\d+|u\/l), *\d+ [^#]*$/.exec(line);
      if (!match) continue;
      const [, indent, group, element, vr, length] = match as unknown as string[];
      if (vr === 'pi' || /e0[0d]d/.test(element!)) continue;
      // an element at depth d stands 4 d columns in, an item two less
      const depth = Math.ceil(indent!.length / 4);
      rows.push(`${depth} ${group!.toUpperCase()}${element!.toUpperCase()} ${vr} ${length}`);
    }
    files.set(part.slice(0, part.indexOf('\n')), rows);
  }
  return files;
}

describeReal('held against dcmdump', () => {
  describeWith(['dcmdump'], 'every element of every file', () => {
    it('has the same tag, VR, length and depth, in the same order', () => {
      // control characters quoted, so that each element is one line; nothing corrected, long values not loaded
      const { stdout } = runTool('dcmdump', [
        '-q',
        '-M',
        '+F',
        '+Qn',
        '-Un',
        '-dc',
        ...BOTH_READ.map(({ path }) => path),
      ]);
      const dumped = parseDump(stdout);
      let compared = 0;
      for (const file of BOTH_READ) {
        const dicom = read(file);
        // the text came as Latin-1, the name of the file too
        const theirs = dumped.get(Buffer.from(file.path).toString('latin1')) ?? [];
        const ours = [...dicom.meta.map(rowOf), ...closedRows(dicom)];
        expect({ file: file.name, rows: ours }).toEqual({ file: file.name, rows: theirs });
        compared += ours.length;
      }
      expect(compared).toBeGreaterThan(12_000);
    });
  });

  it('files that it reads otherwise are listed with the reason', () => {
    expect(Object.keys(ACCEPTED).filter((name) => !realFiles().some((file) => file.name === name))).toEqual(
      [],
    );
  });
});

describeWith(['dcmdump'], 'generated files held against dcmdump', () => {
  it('same tags, VRs, lengths and depths in 150 of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deidlab-differential-'));
    try {
      // a VR of no edition is for dcmdump an error; the double preamble cases are in read.test.ts
      const isUsual = (node: Node): boolean =>
        node.kind === 'sequence'
          ? node.items.every(({ nodes }) => nodes.every(isUsual))
          : node.kind === 'fragments' || node.form === undefined;
      const models = fc
        .sample(arbitraryModel, { numRuns: 400, seed: 51 })
        .filter(({ nodes }) => nodes.every(isUsual))
        .slice(0, 150);
      const files = models.map((model, index) => {
        const { bytes } = encodeModel({
          ...model,
          meta: 'whole',
          preamble: new Uint8Array(128),
          trailingBytes: 0,
        });
        const path = join(folder, `${index}.dcm`);
        writeFileSync(path, bytes);
        return { path, dicom: readDicom(bytes) };
      });
      const { stdout } = runTool('dcmdump', [
        '-q',
        '-M',
        '+F',
        '+Qn',
        '-Un',
        '-dc',
        '+pe',
        ...files.map(({ path }) => path),
      ]);
      const dumped = parseDump(stdout);
      for (const { path, dicom } of files) {
        expect(closedRows(dicom)).toEqual(
          (dumped.get(path) ?? []).filter((row) => !row.startsWith('0 0002')),
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describeReal('held against truth.json', () => {
  const named = BOTH_READ.map((file) => [file.name, file] as const);

  it.each(named)('%s: elements of each level, sequences and items', (name, file) => {
    const { elements, meta } = read(file);
    const { dcmdump, pydicom } = file.truth;
    const perLevel: Record<string, number> = {};
    for (const [row, { kind, depth }] of elements.entries()) {
      if (kind !== ITEM_ROW && !isDouble(elements, row)) perLevel[depth] = (perLevel[depth] ?? 0) + 1;
    }
    const counted = {
      perLevel,
      meta: meta.length,
      sequences: elements.filter(({ kind, vr }) => kind === SEQUENCE || vrName(vr) === 'SQ').length,
      items: elements.filter(({ kind }) => kind === ITEM_ROW).length,
    };
    expect(Object.values(perLevel).reduce((sum, count) => sum + count)).toBe(pydicom.elements);
    if (ACCEPTED[name] === OPENED_UN) return;
    expect(counted).toEqual({
      perLevel: dcmdump.elementsPerLevel,
      meta: dcmdump.metaElements,
      sequences: dcmdump.sequences,
      items: dcmdump.items,
    });
  });

  it.each(named.filter(([, { truth }]) => truth.pixelData !== undefined))(
    '%s: the pixel bytes',
    (_, file) => {
      const dicom = read(file);
      const row = dicom.elements.find(
        ({ tag, depth }) => depth === 0 && [0x7fe00008, 0x7fe00009, 0x7fe00010].includes(tag),
      )!;
      const bytes = valueBytes(dicom, row);
      const { encoding, sha256, fragments, basicOffsetTableEntries, bytes: length } = file.truth.pixelData!;
      const parts = row.kind === FRAGMENTS ? fragmentsOf(bytes) : [new Uint8Array(), bytes];
      const joined = Buffer.concat(parts.slice(1));
      expect({
        encoding: row.kind === FRAGMENTS ? 'encapsulated' : 'native',
        length: joined.length,
        sha256: createHash('sha256').update(joined).digest('hex'),
      }).toEqual({
        encoding,
        length,
        sha256,
      });
      if (encoding === 'encapsulated')
        expect([parts.length - 1, parts[0]!.length / 4]).toEqual([fragments, basicOffsetTableEntries]);
    },
  );
});

/** The offset table and the fragments: encapsulated pixel data is little endian. */
function fragmentsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return parts;
}

interface DcmjsElement {
  readonly vr: string;
  readonly Value?: readonly unknown[];
}
type DcmjsDataset = Readonly<Record<string, DcmjsElement>>;
interface Dcmjs {
  readonly data: {
    readonly DicomMessage: { readFile(buffer: ArrayBuffer): { dict: DcmjsDataset; meta: DcmjsDataset } };
  };
}

/** What plain dcmjs loses or invents, by truth.json; such files tell nothing about us. */
const LOSSES = [
  'element-lost',
  'element-added',
  'item-count',
  'dup-tag-lost',
  'orig-parse-err',
  'out-parse-err',
];

function dcmjsPaths(dataset: DcmjsDataset, place = ''): string[] {
  return Object.entries(dataset).flatMap(([tag, { vr, Value }]) => {
    const path = `${place}/${tag.toUpperCase()}`;
    if (vr !== 'SQ') return [path];
    return [
      path,
      ...(Value ?? []).flatMap((item, index) => dcmjsPaths(item as DcmjsDataset, `${path}[${index}]`)),
    ];
  });
}

function ourPaths({ elements }: Dicom, from: number, to: number, place = ''): string[] {
  const paths: string[] = [];
  for (let row = from; row < to; row = elements[row]!.next) {
    const path = `${place}/${tagToHex(elements[row]!.tag)}`;
    paths.push(path);
    let index = 0;
    for (let item = row + 1; item < elements[row]!.next; item = elements[item]!.next) {
      paths.push(...ourPaths({ elements } as Dicom, item + 1, elements[item]!.next, `${path}[${index++}]`));
    }
  }
  return paths;
}

describeReal('held against dcmjs, where dcmjs is right', () => {
  const files = BOTH_READ.filter(
    ({ truth: { dcmjs } }) =>
      dcmjs.read === 'ok' && !LOSSES.some((loss) => loss in (dcmjs.roundTripDifferences ?? {})),
  );

  it('same tags at the same places in every file', () => {
    // dcmjs takes hold of the console when it is loaded
    for (const method of ['warn', 'error', 'log'] as const)
      vi.spyOn(console, method).mockImplementation(() => {});
    const { data } = createRequire(import.meta.url)('dcmjs') as Dcmjs;
    for (const file of files) {
      const bytes = file.bytes();
      const theirs = dcmjsPaths(data.DicomMessage.readFile(bytes.buffer as ArrayBuffer).dict);
      const dicom = read(file);
      expect({ file: file.name, paths: ourPaths(dicom, 0, dicom.elements.length).sort() }).toEqual({
        file: file.name,
        paths: theirs.sort(),
      });
    }
    expect(files.length).toBeGreaterThan(20);
  });
});

describe('the comparison itself', () => {
  it('reads what dcmdump prints', () => {
    const text = [
      '# dcmdump (1/1): x.dcm',
      '(0002,0010) UI [1.2]                                    #   4, 1 TransferSyntaxUID',
      '(0008,1140) SQ (Sequence with undefined length #=1)     # u/l, 1 ReferencedImageSequence',
      '  (fffe,e000) na (Item with explicit length #=1)          #  20, 1 Item',
      '    (0010,4000) LT [a # b, 3 c]                             #  12, 1 PatientComments',
      '  (fffe,e00d) na (ItemDelimitationItem for re-encoding)   #   0, 0 ItemDelimitationItem',
      '(fffe,e0dd) na (SequenceDelimitationItem)               #   0, 0 SequenceDelimitationItem',
    ];
    expect(parseDump(text.join('\n')).get('x.dcm')).toEqual([
      '0 00020010 UI 4',
      '0 00081140 SQ u/l',
      '1 FFFEE000 na 20',
      '1 00104000 LT 12',
    ]);
  });
});
