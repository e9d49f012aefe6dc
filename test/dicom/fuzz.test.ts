import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fuzz } from '../../scripts/fuzz.ts';
import { toDicomJson } from '../../src/dicom/json.ts';
import { type Dicom, ITEM_ROW, readDicom, SEQUENCE } from '../../src/dicom/read.ts';
import { charsetLookup, multiplicityOf, textValues } from '../../src/dicom/value.ts';
import { isText } from '../../src/dicom/vr.ts';
import { joinPieces, writeEdited } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import {
  checkRows,
  DEFLATED,
  IMPLICIT,
  JPEG,
  LITTLE,
  movingSource,
  rawElement,
  rawFile,
  rawImplicit,
  tagBytes,
} from '../support/generate.ts';
import { PATIENCE } from '../support/patience.ts';

const MIB = 1 << 20;
const UNDEFINED = 0xffffffff;
const SOP = rawElement(0x00080016, 'UI', '1.2.3\0');
const SOP_IMPLICIT = rawImplicit(0x00080016, '1.2.3\0');
const ITEM_END = rawImplicit(0xfffee00d);
const SEQUENCE_END = rawImplicit(0xfffee0dd);

const join = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts);
const item = (body: Uint8Array = Buffer.alloc(0), length = body.length): Buffer =>
  rawImplicit(0xfffee000, body, length);
const openItem = (body: Uint8Array = Buffer.alloc(0)): Buffer => join(item(body, UNDEFINED), ITEM_END);
/** One MiB of the same bytes again and again. */
const fill = (part: Uint8Array): Buffer =>
  Buffer.concat(Array<Uint8Array>(Math.floor(MIB / part.length)).fill(part));
const sequence = (items: Uint8Array): Buffer =>
  rawElement(0x00400275, 'SQ', join(items, SEQUENCE_END), UNDEFINED);

/** `wrap` around `core`, again and again. */
function nest(core: Buffer, times: number, wrap: (inner: Buffer) => Buffer): Buffer {
  let body = core;
  for (let time = 0; time < times; time++) body = wrap(body);
  return body;
}

const implicitUn = (inner: Uint8Array): Buffer => item(rawImplicit(0x00191010, inner));
const un = (inner: Uint8Array): Buffer => rawElement(0x00191010, 'UN', inner);
/** One MiB of elements of a strange VR with rising tags, so that each could be one. */
function strange(header: string, tag = 0x00210000): Buffer {
  const rest = Buffer.from(header, 'latin1');
  const count = Math.floor(MIB / (rest.length + 4));
  return Buffer.concat(Array.from({ length: count }, (_, index) => join(tagBytes(tag + index), rest)));
}
/** A text as long as no other: in a quarter of a MiB where each byte is looked at by itself. */
const text = (terms: string, value: string, length = MIB): Buffer =>
  join(
    rawElement(0x00080005, 'CS', terms),
    SOP,
    rawElement(0x00409999, 'UC', fill(Buffer.from(value, 'latin1')).subarray(0, length)),
  );

describe('hostile files of a megabyte cost less than a second on an ordinary machine', () => {
  it.each<[string, Buffer, string?]>([
    ['elements of length zero', fill(rawElement(0x00100020, 'LO', ''))],
    ['elements of length zero in implicit VR', fill(rawImplicit(0x00100020)), IMPLICIT],
    ['tags (0000,0000)', Buffer.alloc(MIB)],
    ['tags (0000,0000) and then a byte', join(Buffer.alloc(MIB), Buffer.from([1]))],
    ['tags (0000,0000) in an implicit VR item', rawImplicit(0x00400275, item(Buffer.alloc(MIB))), IMPLICIT],
    ['tags (0000,0000) in an explicit VR item', rawElement(0x00400275, 'SQ', item(Buffer.alloc(MIB)))],
    ['tiny items of undefined length', sequence(fill(openItem()))],
    ['tiny items of defined length', sequence(fill(item()))],
    ['tiny items without an end', sequence(fill(item(Buffer.alloc(0), UNDEFINED)))],
    ['empty sequences', fill(rawElement(0x00400275, 'SQ', ''))],
    [
      '64 levels of sequences, again and again',
      fill(nest(Buffer.alloc(0), 64, (inner) => rawElement(0x00400275, 'SQ', item(inner)))),
    ],
    [
      '64 levels of open sequences, again and again',
      fill(nest(Buffer.alloc(0), 64, (inner) => sequence(openItem(inner)))),
    ],
    ['64 levels of UN, again and again', fill(un(nest(item(), 63, implicitUn)))],
    ['one UN in the other without end', un(nest(item(), 20_000, implicitUn))],
    ['64 levels of UN that fail at the bottom', fill(un(nest(item(Buffer.alloc(0), 99), 63, implicitUn)))],
    [
      '60 levels of UN, a MiB at the bottom that fails at its end',
      un(nest(join(fill(item(rawImplicit(0x00100020))), Buffer.from('x')), 60, implicitUn)),
    ],
    ['UN that looks like items and is none', fill(un(item(Buffer.from('AB'), 99)))],
    [
      'UN that is items but for its last byte',
      un(join(fill(item(rawImplicit(0x00100020))), Buffer.from('x'))),
    ],
    [
      'UN whose every element is such a UN',
      un(fill(item(rawImplicit(0x00191010, item(Buffer.from('AB'), 99))))),
    ],
    [
      'fragments of no bytes',
      rawElement(0x7fe00010, 'OB', join(fill(item()), SEQUENCE_END), UNDEFINED),
      JPEG,
    ],
    ['unknown VRs with a short length', strange('??\x02\0xx')],
    ['unknown letters for a VR with a short length', strange('ZZ\x02\0\0\0')],
    ['unknown VRs with a long length', strange('ZZ\0\0\x02\0\0\0xx')],
    [
      'unknown VRs of each kind in turn',
      join(strange('??\x02\0xx').subarray(0, MIB >> 1), strange('\xff\0\0\0', 0x00310000)),
    ],
    ['elements without a VR', strange('\x04\0\0\0xxxx')],
    [
      'items with a character set of their own',
      sequence(
        fill(item(join(rawElement(0x00080005, 'CS', 'ISO_IR 192'), rawElement(0x00100010, 'PN', 'AB')))),
      ),
    ],
    [
      'items with a character set that no other one has',
      sequence(
        Buffer.concat(
          Array.from({ length: 20_000 }, (_, index) =>
            item(
              join(
                rawElement(0x00080005, 'CS', `NONSENSE ${index}`.padEnd(16)),
                rawElement(0x00100010, 'PN', 'AB'),
              ),
            ),
          ),
        ),
      ),
    ],
    [
      'a character set of half a million values',
      join(
        rawElement(0x00080005, 'UT', fill(Buffer.from('\\ISO 2022 IR 87'))),
        rawElement(0x00100010, 'PN', 'AB'),
      ),
    ],
    ['text that is nothing but delimiters', text('ISO_IR 100', '\\')],
    ['text that is nothing but escapes', text('\\ISO 2022 IR 87', '\x1b$B\x1b(B')],
    ['text that is half of escapes', text('\\ISO 2022 IR 87', '\x1b$')],
    ['text of two-byte characters and delimiters', text('\\ISO 2022 IR 149', '\x1b$)C\xfb\xd3\\')],
    ['text of GB18030 that has no meaning', text('GB18030', '\x81\x30\xff\\', MIB / 4)],
    ['text of UTF-8 that has no meaning', text('ISO_IR 192', '\xff\xc3\\', MIB / 4)],
    ['text of spaces', text('ISO_IR 100', ' ')],
    ['text of spaces and one letter', text('ISO_IR 100', `${' '.repeat(MIB - 1)}x`)],
    ['text of NULs and letters', text('ISO_IR 100', `${'\0 '.repeat(1000)}x`)],
    ['names of nothing but component groups', fill(rawElement(0x00100010, 'PN', '='.repeat(4000)))],
    ['decimal strings', fill(rawElement(0x00180050, 'DS', '1\\'.repeat(8000)))],
    ['50 MiB of zeros out of 50 KiB', Buffer.alloc(50 * MIB), DEFLATED],
    ['50 MiB of zeros and a byte out of 50 KiB', join(Buffer.alloc(50 * MIB), Buffer.from([1])), DEFLATED],
  ])('%s', (_, body, syntax = LITTLE) => {
    const bytes = rawFile(join(syntax === IMPLICIT ? SOP_IMPLICIT : SOP, body), syntax);
    const rss = process.memoryUsage.rss();
    const started = process.cpuUsage();
    const file = outcome(() => readDicom(bytes));
    if (file !== undefined) useEverything(file, bytes);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1000 * PATIENCE);
    expect((process.memoryUsage.rss() - rss) / MIB).toBeLessThan(300);
    if (file !== undefined) checkRows(file);
  });

  it('nor do they through a moving window', () => {
    for (const body of [
      fill(un(item(Buffer.from('AB'), 99))),
      strange('ZZ\x02\0xx'),
      sequence(fill(openItem())),
    ]) {
      const started = process.cpuUsage();
      outcome(() => readDicom(movingSource(rawFile(join(SOP, body)))));
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000 * PATIENCE);
    }
  });
});

function outcome<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return undefined;
  }
}

/** What every caller does: text, JSON, writing. */
function useEverything(file: Dicom, bytes: Uint8Array): void {
  const charset = charsetLookup(file);
  for (const [row, element] of file.elements.entries()) {
    if (element.kind === ITEM_ROW || element.kind === SEQUENCE || !isText(element.vr)) continue;
    textValues(file, element, charset(row));
    multiplicityOf(file, element, charset(row));
  }
  outcome(() => toDicomJson(file));
  expect(Buffer.compare(joinPieces(writeEdited(file, []), file.file), bytes)).toBe(0);
  joinPieces(writeEdited(file, [{ row: file.elements.length - 1, value: undefined }]), file.file);
}

describe('damaged files', () => {
  it('2,000 of them are refused with a DeidError or read as they stand, each within a second on an ordinary machine (npm run fuzz: 20,000)', () => {
    const { failures, slowestMs, rssGrowthMiB, read, refused } = fuzz({ count: 2000, seed: 1 });
    expect(failures).toEqual([]);
    expect(slowestMs).toBeLessThan(1000 * PATIENCE);
    expect(rssGrowthMiB).toBeLessThan(300);
    expect(read).toBeGreaterThan(100);
    expect(Object.keys(refused).length).toBeGreaterThan(4);
  });

  it('are damaged the same way by the same seed', () => {
    const [one, other] = [fuzz({ count: 200, seed: 9 }), fuzz({ count: 200, seed: 9 })];
    expect([one.read, one.refused]).toEqual([other.read, other.refused]);
  });

  it('of a deflated file are damaged inside the stream too', () => {
    const stream = deflateRawSync(join(SOP, rawElement(0x00100020, 'LO', 'AB', 99)));
    expect(
      outcome(() => readDicom(join(rawFile(Buffer.alloc(0), DEFLATED).subarray(0, -2), stream))),
    ).toBeUndefined();
  });
});
