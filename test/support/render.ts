import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { asciiValue, findRow, numberValues, valueBytes } from '../../src/dicom/value.ts';
import { encodePng } from '../../src/pixels/png.ts';

/** Stored values of all frames of a one-component image, sign extended. */
export interface StoredPixels {
  readonly rows: number;
  readonly columns: number;
  readonly frames: readonly Int32Array[];
}

export interface Rendering {
  readonly rows: number;
  readonly columns: number;
  /** 8-bit grey, one picture a frame. */
  readonly frames: readonly Uint8Array[];
}

/** Whether a program of Debian's packages is installed. */
export function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The pixels of a file; undefined when it has none. Compressed ones are decoded by GDCM, RLE here. */
export function storedPixels(bytes: Uint8Array): StoredPixels | undefined {
  const file = readDicom(bytes);
  const row = findRow(file.elements, 0x7fe00010);
  if (row < 0) return undefined;
  const element = file.elements[row]!;
  const uid = file.syntax.uid;
  if (uid.startsWith('1.2.840.10008.1.2.4')) return storedPixels(decodeWithGdcm(bytes));
  const [rows, columns] = [number(file, 0x00280010), number(file, 0x00280011)];
  const allocated = number(file, 0x00280100);
  const size = rows * columns;
  const count = Number(text(file, 0x00280008) || 1);
  const shift = 32 - number(file, 0x00280101);
  const isSigned = number(file, 0x00280103) === 1;
  const extend = (value: number): number => (isSigned ? (value << shift) >> shift : value);
  const frames: Int32Array[] = [];
  if (uid === '1.2.840.10008.1.2.5') {
    for (const fragment of fragmentsOf(valueBytes(file, element)))
      frames.push(unpackRle(fragment, size, allocated / 8).map(extend));
  } else if (allocated === 1) {
    const bits = valueBytes(file, element);
    for (let frame = 0; frame < count; frame++)
      frames.push(
        Int32Array.from(
          { length: size },
          (_, at) => (bits[(frame * size + at) >> 3]! >> ((frame * size + at) & 7)) & 1,
        ),
      );
  } else {
    const values =
      allocated === 8 ? [...valueBytes(file, element)] : (numberValues(file, element) as number[]);
    for (let frame = 0; frame < count; frame++)
      frames.push(Int32Array.from(values.slice(frame * size, (frame + 1) * size), extend));
  }
  return { rows, columns, frames };
}

/** The picture as a viewer shows it: rescaled, windowed with the file's first window, inverted for MONOCHROME1 and PET. */
export function render(bytes: Uint8Array): Rendering | undefined {
  const stored = storedPixels(bytes);
  if (stored === undefined) return undefined;
  const file = readDicom(bytes);
  const slope = Number(text(file, 0x00281053) || 1);
  const intercept = Number(text(file, 0x00281052) || 0);
  const most = stored.frames.reduce((max, frame) => frame.reduce((a, b) => Math.max(a, b), max), 1);
  const width = Number(text(file, 0x00281051).split('\\')[0] || most * slope);
  const centre = Number(text(file, 0x00281050).split('\\')[0] || width / 2);
  const isInverted = text(file, 0x00280004) === 'MONOCHROME1' || text(file, 0x00080060) === 'PT';
  const frames = stored.frames.map((frame) =>
    Uint8Array.from(frame, (value) => {
      const grey = Math.max(
        0,
        Math.min(255, Math.round(((value * slope + intercept - centre) / width + 0.5) * 255)),
      );
      return isInverted ? 255 - grey : grey;
    }),
  );
  return { rows: stored.rows, columns: stored.columns, frames };
}

/** Pictures side by side in lines of at most `width` pixels. */
export function contactSheet(
  pictures: readonly { rows: number; columns: number; grey: Uint8Array }[],
  width: number,
): Uint8Array {
  const places: [number, number][] = [];
  let [x, y, tallest] = [0, 0, 0];
  for (const picture of pictures) {
    if (x + picture.columns > width) [x, y, tallest] = [0, y + tallest + 4, 0];
    places.push([x, y]);
    x += picture.columns + 4;
    tallest = Math.max(tallest, picture.rows);
  }
  const rows = y + tallest;
  const sheet = new Uint8Array(rows * width).fill(48);
  for (const [index, picture] of pictures.entries())
    for (let row = 0; row < picture.rows; row++) {
      const [left, top] = places[index]!;
      sheet.set(
        picture.grey.subarray(row * picture.columns, (row + 1) * picture.columns),
        (top + row) * width + left,
      );
    }
  return encodePng({ pixels: sheet, rows, columns: width, channels: 1 });
}

function decodeWithGdcm(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'deidlab-render-'));
  try {
    writeFileSync(join(folder, 'in.dcm'), bytes);
    execFileSync('gdcmconv', ['--raw', join(folder, 'in.dcm'), join(folder, 'out.dcm')], { stdio: 'ignore' });
    return readFileSync(join(folder, 'out.dcm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function number(file: Dicom, tag: number): number {
  const row = findRow(file.elements, tag);
  return row < 0 ? 0 : Number(numberValues(file, file.elements[row]!)[0]);
}

function text(file: Dicom, tag: number): string {
  const row = findRow(file.elements, tag);
  return row < 0 ? '' : asciiValue(file, file.elements[row]!);
}

function fragmentsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragments: Uint8Array[] = [];
  for (let at = 0; at + 8 <= bytes.length && view.getUint32(at, true) === 0xe000fffe; ) {
    const length = view.getUint32(at + 4, true);
    fragments.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return fragments.slice(1); // the first item is the offset table
}

function unpackRle(fragment: Uint8Array, size: number, planes: number): Int32Array {
  const view = new DataView(fragment.buffer, fragment.byteOffset, fragment.byteLength);
  const out = new Int32Array(size);
  for (let plane = 0; plane < planes; plane++) {
    let at = view.getUint32(4 + 4 * plane, true);
    for (let index = 0; index < size; ) {
      const control = view.getInt8(at++);
      for (let k = 0; k < (control < 0 ? 1 - control : control + 1) && control !== -128; k++)
        out[index] = (out[index++]! << 8) | fragment[control < 0 ? at : at + k]!;
      at += control < 0 ? 1 : control + 1;
    }
  }
  return out;
}
