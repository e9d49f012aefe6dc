import { crc32, deflateSync } from 'node:zlib';

/** Encodes 8-bit grey pixels, rows x columns, as a PNG (RFC 2083). */
export function encodeGreyPng(grey: Uint8Array, rows: number, columns: number): Uint8Array {
  const raw = new Uint8Array(rows * (columns + 1));
  // each line begins with its filter: 0, none
  for (let row = 0; row < rows; row++)
    raw.set(grey.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}
