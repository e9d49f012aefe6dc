import { crc32, deflateSync } from 'node:zlib';

/** An 8-bit picture, row by row; with 3 channels red, green, blue stand beside each other. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

/** Encodes a picture as PNG (ISO/IEC 15948), without any text or time in it. */
export function encodePng({ rows, columns, channels, pixels }: Picture): Buffer {
  const stride = columns * channels;
  const raw = new Uint8Array(rows * (stride + 1));
  // every row begins with its filter: 0, none
  for (let row = 0; row < rows; row++)
    raw.set(pixels.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header.set([8, channels === 3 ? 2 : 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
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
