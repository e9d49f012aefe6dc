import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuildDataset,
  type BuildValue,
  type BuiltElement,
  buildFile,
  EXPLICIT_LITTLE,
} from '../src/dicom/build.ts';
import { encodeJpeg, type Grey } from '../src/synthetic/codecs.ts';
import { headerOf, type ImageKind, instanceUid, type Place, places } from './header.ts';

/** A set of files to run the tools on. */
export interface CorpusSet {
  readonly what: string;
  readonly files: number;
  /** Bytes of all files, roughly, to see beforehand whether they fit. */
  readonly roughBytes: number;
  /** Writes the files as PATIENT/STUDY/SERIES/FILE below `folder` and returns their bytes. */
  readonly write: (folder: string) => number;
}

const CT = '1.2.840.10008.5.1.4.1.1.2';
const XRAY_ANGIOGRAPHIC = '1.2.840.10008.5.1.4.1.1.12.1';
const ULTRASOUND_MULTI_FRAME = '1.2.840.10008.5.1.4.1.1.3.1';
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
const MIB = 1 << 20;
const LARGE_BYTES = 512 * MIB;

export const CORPUS: Readonly<Record<string, CorpusSet>> = {
  a: ctSet('2,000 CT files of 512 x 512 pixels', 2000, 512),
  b: ctSet('2,000 CT files of 64 x 64 pixels', 2000, 64),
  c: {
    what: 'one multi-frame file of 512 MiB',
    files: 1,
    roughBytes: LARGE_BYTES,
    write: writeLarge,
  },
  d: {
    what: '50 JPEG baseline files',
    files: 50,
    roughBytes: 50 * 120_000,
    write: (folder) => writeSeries(folder, 50, jpegKind(), JPEG_BASELINE),
  },
  f: ctSet('20,000 CT files of 64 x 64 pixels', 20_000, 64),
};

/** For the dump: headers count, pixels are there only to be stepped over. */
export const dumpCorpus: CorpusSet = ctSet('10,000 CT files of 64 x 64 pixels', 10_000, 64);

/** So many CT files with hardly any pixels. */
export function headerCorpus(files: number): CorpusSet {
  return ctSet(`${files} CT files of 8 x 8 pixels`, files, 8);
}

function ctSet(what: string, files: number, side: number): CorpusSet {
  const bytes = side * side * 2;
  return {
    what,
    files,
    roughBytes: files * (bytes + 6000),
    write: (folder) =>
      writeSeries(folder, files, {
        sopClassUid: CT,
        modality: 'CT',
        image: { ...imageModule(side, side, 16), PixelData: phantom(side) },
      }),
  };
}

function imageModule(rows: number, columns: number, bits: 8 | 16): BuildDataset {
  const stored = bits === 8 ? 8 : 12;
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: rows,
    Columns: columns,
    PixelSpacing: ['0.703125', '0.703125'],
    BitsAllocated: bits,
    BitsStored: stored,
    HighBit: stored - 1,
    PixelRepresentation: 0,
  };
}

/** A disc with a gradient, 12 bits. */
function phantom(side: number): Uint8Array {
  const pixels = Uint8Array.from({ length: side * side * 2 });
  const view = new DataView(pixels.buffer);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const radius = Math.hypot(row - side / 2, column - side / 2) / side;
      view.setUint16(
        2 * (row * side + column),
        radius < 0.4 ? 1000 + ((row * 37 + column * 11) & 255) : 24,
        true,
      );
    }
  return pixels;
}

function jpegKind(): ImageKind {
  const side = 512;
  const picture: Grey = {
    rows: side,
    columns: side,
    // a coarse texture, so that it compresses to about 100 kB, as a photograph does
    values: Uint8Array.from(
      { length: side * side },
      (_, index) => ((index >> 10) + ((index * index * 7) >> 9)) & 127,
    ),
  };
  const image = {
    ...imageModule(side, side, 8),
    LossyImageCompression: '01',
    LossyImageCompressionRatio: '2',
  };
  return {
    sopClassUid: XRAY_ANGIOGRAPHIC,
    modality: 'XA',
    image: { ...image, PixelData: { frames: [[encodeJpeg(picture, 16)]] } },
  };
}

function placeFolder({ patient, study, series }: Place): string {
  return join(`patient${patient}`, `study${study}`, `series${series}`);
}

/** One template a series is built; for each file the few values that differ are written over in place. */
function writeSeries(
  folder: string,
  files: number,
  kind: ImageKind,
  syntax: string = EXPLICIT_LITTLE,
): number {
  let bytes = 0;
  let file = 0;
  const all = places();
  for (const [index, place] of all.entries()) {
    const { template, patch } = makeTemplate(place, kind, syntax);
    const seriesFolder = join(folder, placeFolder(place));
    mkdirSync(seriesFolder, { recursive: true });
    for (const end = Math.round((files * (index + 1)) / all.length); file < end; file++) {
      patch(file);
      writeFile(join(seriesFolder, `image${String(file).padStart(5, '0')}.dcm`), template);
      bytes += template.length;
    }
  }
  return bytes;
}

function makeTemplate(
  place: Place,
  kind: ImageKind,
  syntax: string,
): { template: Uint8Array; patch: (instance: number) => void } {
  const at = new Map<string, BuiltElement>();
  const onElement = (element: BuiltElement): void => void at.set(element.path, element);
  const template = Buffer.from(buildFile(headerOf(place, kind), { syntax, onElement }));
  const put = (path: string, text: string): void => {
    const { offset, length } = at.get(path)!;
    if (text.length > length || text.length < length - 1)
      throw new Error(`${path} holds ${length} bytes, not ${text.length}`);
    template.write(text, offset, 'latin1');
  };
  const patch = (instance: number): void => {
    const uid = instanceUid(place, instance);
    const millimetres = (instance * 0.625).toFixed(2).padStart(7, '0').slice(-7);
    put('(0002,0003)', uid);
    put('(0008,0018)', uid);
    put('(0020,0013)', String(instance).padStart(6, '0'));
    put('(0020,0032)', `-180.0\\-172.5\\${millimetres}`);
    put('(0020,1041)', millimetres);
    put('(0008,0033)', `0815${String(instance % 60).padStart(2, '0')}.125000`);
  };
  return { template, patch };
}

/** A short file is built with one row of pixels; the length of Pixel Data is corrected and the rest follows from one buffer. */
function writeLarge(folder: string): number {
  const [rows, columns] = [600, 800];
  const frames = Math.floor(LARGE_BYTES / (rows * columns));
  const place = places()[0]!;
  let pixelsAt = 0;
  const image: Record<string, BuildValue> = {
    ...(imageModule(rows, columns, 8) as Record<string, BuildValue>),
    NumberOfFrames: String(frames),
    FrameTime: '33.3',
    FrameIncrementPointer: 0x00181063,
    PixelData: new Uint8Array(columns),
  };
  const head = buildFile(headerOf(place, { sopClassUid: ULTRASOUND_MULTI_FRAME, modality: 'US', image }), {
    onElement: ({ path, offset }) => {
      if (path === '(7FE0,0010)') pixelsAt = offset;
    },
  });
  const length = frames * rows * columns;
  new DataView(head.buffer, head.byteOffset).setUint32(pixelsAt - 4, length, true);
  const seriesFolder = join(folder, placeFolder(place));
  mkdirSync(seriesFolder, { recursive: true });
  const fd = openSync(join(seriesFolder, 'image00000.dcm'), 'wx');
  writeSync(fd, head, 0, pixelsAt);
  const chunk = Uint8Array.from({ length: MIB }, (_, index) => (index * 7) & 255);
  for (let left = length; left > 0; ) left -= writeSync(fd, chunk, 0, Math.min(left, chunk.length));
  closeSync(fd);
  return pixelsAt + length;
}

function writeFile(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'wx');
  writeSync(fd, bytes);
  closeSync(fd);
}
