import { inflateSync } from 'node:zlib';

/** The pixels of an 8-bit grey PNG whose lines have no filter. */
export function readPng(png: Buffer): Uint8Array {
  const columns = png.readUInt32BE(16);
  const rows = png.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const grey = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++)
    grey.set(raw.subarray(row * (columns + 1) + 1, (row + 1) * (columns + 1)), row * columns);
  return grey;
}
