import { crc32, deflateSync } from 'node:zlib';

/** Encodes 8-bit grey (1 channel) or RGB (3 channels) pixels as a PNG. */
export function encodePng(
  pixels: Uint8Array,
  size: { rows: number; columns: number; channels?: 1 | 3 },
): Uint8Array {
  const { rows, columns, channels = 1 } = size;
  const stride = columns * channels;
  const raw = new Uint8Array(rows * (stride + 1));
  for (let row = 0; row < rows; row++)
    raw.set(pixels.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header.set([8, channels === 3 ? 2 : 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + data.length + 4);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body) >>> 0, 8 + data.length);
  return frame;
}
