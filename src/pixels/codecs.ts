import { DeidError } from '../errors.ts';

/** What a codec gives: samples of one frame beside each other, in the byte order of the machine. */
export interface Decoded {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bits: number;
  readonly isSigned: boolean;
  /** The codec turned the colours into RGB, whatever they were stored as. */
  readonly isRgb: boolean;
  readonly bytes: Uint8Array;
}

export type Codec = (frame: Uint8Array) => Promise<Decoded>;

/** The shape that the codecs of the Cornerstone project share (they are built from C++). */
interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned?: boolean;
  };
  delete(): void;
}
type WasmLibrary<Name extends string> = Readonly<Record<Name, new () => WasmDecoder>>;

const JPEG_2000: Codec = (frame) => decodeWith('openjpeg', frame);
const JPEG_LS: Codec = (frame) => decodeWith('charls', frame);
/** Files are about that say lossless and hold baseline, so the frame itself is asked. */
const JPEG: Codec = (frame) => (isLosslessJpeg(frame) ? decodeLossless(frame) : decodeWith('jpeg', frame));

const CODECS: Readonly<Record<string, Codec>> = {
  '1.2.840.10008.1.2.4.50': JPEG,
  '1.2.840.10008.1.2.4.57': JPEG,
  '1.2.840.10008.1.2.4.70': JPEG,
  '1.2.840.10008.1.2.4.80': JPEG_LS,
  '1.2.840.10008.1.2.4.81': JPEG_LS,
  '1.2.840.10008.1.2.4.90': JPEG_2000,
  '1.2.840.10008.1.2.4.91': JPEG_2000,
};

/** The codec for frames of a compressed transfer syntax; `undefined` when there is none. It is loaded when it is called. */
export function codecOf(transferSyntaxUid: string): Codec | undefined {
  return CODECS[transferSyntaxUid];
}

type LibraryName = 'openjpeg' | 'charls' | 'jpeg';

const loaded = new Map<LibraryName, Promise<new () => WasmDecoder>>();

/** Loading one takes up to 100 ms, so it is done once. */
function decoderClass(name: LibraryName): Promise<new () => WasmDecoder> {
  let promise = loaded.get(name);
  if (promise === undefined) {
    promise = loadDecoder(name);
    loaded.set(name, promise);
  }
  return promise;
}

/** Codecs that say what is wrong would say it on the terminal of whoever runs us. */
const QUIET = { print: () => {}, printErr: () => {} };

async function loadDecoder(name: LibraryName): Promise<new () => WasmDecoder> {
  if (name === 'openjpeg') {
    // @ts-expect-error it comes without types
    const { default: load } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs');
    return ((await load(QUIET)) as WasmLibrary<'J2KDecoder'>).J2KDecoder;
  }
  if (name === 'charls') {
    // @ts-expect-error it comes without types
    const { default: load } = await import('@cornerstonejs/codec-charls/decodewasmjs');
    return ((await load(QUIET)) as WasmLibrary<'JpegLSDecoder'>).JpegLSDecoder;
  }
  // @ts-expect-error it comes without types
  const { default: load } = await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs');
  return ((await load(QUIET)) as WasmLibrary<'JPEGDecoder'>).JPEGDecoder;
}

async function decodeWith(name: LibraryName, frame: Uint8Array): Promise<Decoded> {
  const Decoder = await decoderClass(name);
  const decoder = new Decoder();
  try {
    decoder.getEncodedBuffer(frame.length).set(frame);
    decoder.decode();
    const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
    return {
      rows: height,
      columns: width,
      samples: componentCount,
      bits: bitsPerSample,
      isSigned: isSigned === true,
      isRgb: name === 'jpeg' && componentCount === 3,
      // the buffer belongs to the decoder, and its memory may move
      bytes: Uint8Array.from(decoder.getDecodedBuffer()),
    };
  } catch (cause) {
    throw cause instanceof DeidError ? cause : undecodable();
  } finally {
    decoder.delete();
  }
}

/** Whether the start of frame is SOF3 (ISO/IEC 10918-1, table B.1). */
function isLosslessJpeg(frame: Uint8Array): boolean {
  for (let at = 2; at + 4 <= frame.length && frame[at] === 0xff; ) {
    const marker = frame[at + 1]!;
    const isStartOfFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isStartOfFrame) return marker === 0xc3;
    at += 2 + 256 * frame[at + 2]! + frame[at + 3]!;
  }
  return false;
}

async function decodeLossless(frame: Uint8Array): Promise<Decoded> {
  // @ts-expect-error it comes without types
  const { Decoder } = await import('jpeg-lossless-decoder-js');
  const decoder = new Decoder();
  try {
    const copy = Uint8Array.from(frame);
    const bytes = new Uint8Array(decoder.decompress(copy.buffer, 0, copy.length));
    const { dimX, dimY, numComp, precision } = decoder.frame as Record<string, number>;
    const [rows, columns, samples, bits] = [dimY!, dimX!, numComp!, precision!];
    return { rows, columns, samples, bits, isSigned: false, isRgb: false, bytes };
  } catch {
    throw undecodable();
  }
}

/** What a codec says may hold anything, so nothing of it goes on. */
function undecodable(): DeidError {
  return new DeidError(
    'E_PIXELS',
    'expected compressed pixel data that its codec can decode, found something else (PS3.5 section A.4)',
    { tag: 0x7fe00010 },
  );
}
