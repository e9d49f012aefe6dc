import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { buildFile } from '../../src/dicom/build.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';

const [JPEG, J2K] = ['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.90'];
const segment = (marker: number, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(marker, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const even = (bytes: Buffer): Uint8Array =>
  Uint8Array.from(bytes.length % 2 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes);
const word = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** The outermost of a stream: nothing here decodes it. */
const jpeg = (...segments: Buffer[]): Uint8Array =>
  even(
    Buffer.concat([
      word(0xffd8),
      segment(0xffe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1')),
      ...segments,
      segment(0xffda, Buffer.alloc(6)),
      Buffer.from('entropy coded data', 'latin1'),
      word(0xffd9),
    ]),
  );
const j2k = (comment: string): Uint8Array =>
  even(
    Buffer.concat([
      word(0xff4f),
      segment(0xff51, Buffer.alloc(40)),
      segment(0xff64, Buffer.concat([word(1), Buffer.from(comment, 'latin1')])),
      segment(0xff90, Buffer.alloc(8)),
      word(0xff93),
      Buffer.alloc(20, 7),
    ]),
  );

function run(frames: readonly Uint8Array[], syntax: string): Buffer {
  const file = buildFile(
    {
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: '1.2.3.4.5',
      PatientName: 'Xylander^Quirina',
      PatientID: 'QX-77123456',
      PixelData: { vr: 'OB', value: { frames: frames.map((frame) => [frame]) } },
    },
    { syntax },
  );
  return Buffer.concat(deidentify(file, builtinProfile('basic'), DEMO_KEY).chunks);
}

describe('compressed frames that name somebody', () => {
  const named: readonly (readonly [string, Uint8Array, string])[] = [
    ['a JPEG comment', jpeg(segment(0xfffe, Buffer.from('scan of XYLANDER, Q.'))), JPEG],
    [
      'an application segment',
      jpeg(segment(0xffe1, Buffer.from('Exif\0\0Quirina Xylander', 'latin1'))),
      JPEG,
    ],
    ['letters of two bytes', jpeg(segment(0xffe1, Buffer.from('Xylander', 'utf16le'))), JPEG],
    ['a record number', jpeg(segment(0xfffe, Buffer.from('QX-77123456'))), JPEG],
    [
      'behind a fill byte',
      jpeg(Buffer.concat([Buffer.from([0xff]), segment(0xfffe, Buffer.from('XYLANDER'))])),
      JPEG,
    ],
    ['a JPEG 2000 comment', j2k('made for Xylander'), J2K],
    ['text behind the end of the image', Buffer.concat([jpeg(), Buffer.from('for XYLANDER')]), JPEG],
  ];
  it.each(named)('in %s are refused', (_, frame, syntax) => {
    const plain = syntax === JPEG ? jpeg() : j2k('Kakadu');
    for (const frames of [[frame], [plain, plain, frame]]) {
      try {
        run(frames, syntax);
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: 'E_PIXELS' });
        expect(String(error)).not.toMatch(/xylander|quirina|77123456/i);
      }
    }
  });

  it('not when the comment is the codec’s own, or the stream is damaged: those bytes stay', () => {
    const comment = segment(0xfffe, Buffer.from('LEAD Technologies Inc. V1.01'));
    for (const frame of [
      jpeg(comment),
      jpeg().subarray(0, 10),
      Uint8Array.from([0xff, 0xd8]),
      new Uint8Array(0),
    ])
      expect(run([frame], JPEG).includes(Buffer.from(frame))).toBe(true);
    expect(run([j2k('Created by OpenJPEG version 2.5.0')], J2K).includes('OpenJPEG')).toBe(true);
  });
});

describe('native pixels', () => {
  const runNative = (behind: string): Buffer => {
    const file = buildFile({
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: '1.2.3.4.5',
      PatientName: 'Xylander^Quirina',
      Rows: 2,
      Columns: 3,
      BitsAllocated: 16,
      SamplesPerPixel: 1,
      PixelData: Uint8Array.from([...Buffer.alloc(12, 'XYLANDER'), ...Buffer.from(behind)]),
    });
    return Buffer.concat(deidentify(file, builtinProfile('basic'), DEMO_KEY).chunks);
  };

  it('with a name behind the last of them are refused', () => {
    expect(() => runNative('\0\0for XYLANDER')).toThrow(expect.objectContaining({ code: 'E_PIXELS' }));
  });

  it('stay as they are when anything else is there, and are themselves not read as text', () => {
    expect(runNative('').includes('XYLANDER')).toBe(true);
    expect(runNative('padded by somebody ').includes('padded by somebody')).toBe(true);
  });
});
