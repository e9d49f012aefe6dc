import { SOP_CLASSES } from './uids-data.ts';

/** How the data set of a transfer syntax is written (PS3.5 annex A). */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  /** Explicit VR. */
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  /** Pixel Data is a sequence of fragments (PS3.5 A.4). */
  readonly encapsulated: boolean;
  /** The whole data set is deflated (PS3.5 A.5); not so when only the frames are. */
  readonly deflated: boolean;
  /** The pixel data, or the real-time stream the file describes, is video or sound. */
  readonly video: boolean;
  /** There is no pixel data: (0028,7FE0) names a server that has it (JPIP, PS3.5 A.6). */
  readonly referenced: boolean;
  /** Pixel Data is big endian in a data set that is not (a private syntax of GE). */
  readonly bigEndianPixels: boolean;
}

const REGISTRY = '1.2.840.10008.';

/**
 * The transfer syntaxes of PS3.6 2024e table A-1, retired ones included, and GE's private one, which DICOM archives
 * still hold. A row is: flags, the UID (after 1.2.840.10008. when it is registered), the name. Flags: i implicit VR,
 * b big endian, e encapsulated, z deflated, v video, r referenced, p big endian pixels, - none (explicit little endian).
 */
const TRANSFER_SYNTAXES = `
i 1.2 Implicit VR Little Endian
- 1.2.1 Explicit VR Little Endian
e 1.2.1.98 Encapsulated Uncompressed Explicit VR Little Endian
z 1.2.1.99 Deflated Explicit VR Little Endian
b 1.2.2 Explicit VR Big Endian
e 1.2.4.50 JPEG Baseline (Process 1)
e 1.2.4.51 JPEG Extended (Process 2 and 4)
e 1.2.4.52 JPEG Extended (Process 3 and 5)
e 1.2.4.53 JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)
e 1.2.4.54 JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)
e 1.2.4.55 JPEG Full Progression, Non-Hierarchical (Process 10 and 12)
e 1.2.4.56 JPEG Full Progression, Non-Hierarchical (Process 11 and 13)
e 1.2.4.57 JPEG Lossless, Non-Hierarchical (Process 14)
e 1.2.4.58 JPEG Lossless, Non-Hierarchical (Process 15)
e 1.2.4.59 JPEG Extended, Hierarchical (Process 16 and 18)
e 1.2.4.60 JPEG Extended, Hierarchical (Process 17 and 19)
e 1.2.4.61 JPEG Spectral Selection, Hierarchical (Process 20 and 22)
e 1.2.4.62 JPEG Spectral Selection, Hierarchical (Process 21 and 23)
e 1.2.4.63 JPEG Full Progression, Hierarchical (Process 24 and 26)
e 1.2.4.64 JPEG Full Progression, Hierarchical (Process 25 and 27)
e 1.2.4.65 JPEG Lossless, Hierarchical (Process 28)
e 1.2.4.66 JPEG Lossless, Hierarchical (Process 29)
e 1.2.4.70 JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])
e 1.2.4.80 JPEG-LS Lossless Image Compression
e 1.2.4.81 JPEG-LS Lossy (Near-Lossless) Image Compression
e 1.2.4.90 JPEG 2000 Image Compression (Lossless Only)
e 1.2.4.91 JPEG 2000 Image Compression
e 1.2.4.92 JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)
e 1.2.4.93 JPEG 2000 Part 2 Multi-component Image Compression
r 1.2.4.94 JPIP Referenced
zr 1.2.4.95 JPIP Referenced Deflate
ev 1.2.4.100 MPEG2 Main Profile / Main Level
ev 1.2.4.100.1 Fragmentable MPEG2 Main Profile / Main Level
ev 1.2.4.101 MPEG2 Main Profile / High Level
ev 1.2.4.101.1 Fragmentable MPEG2 Main Profile / High Level
ev 1.2.4.102 MPEG-4 AVC/H.264 High Profile / Level 4.1
ev 1.2.4.102.1 Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1
ev 1.2.4.103 MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
ev 1.2.4.103.1 Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
ev 1.2.4.104 MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
ev 1.2.4.104.1 Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
ev 1.2.4.105 MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
ev 1.2.4.105.1 Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
ev 1.2.4.106 MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
ev 1.2.4.106.1 Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
ev 1.2.4.107 HEVC/H.265 Main Profile / Level 5.1
ev 1.2.4.108 HEVC/H.265 Main 10 Profile / Level 5.1
e 1.2.4.110 JPEG XL Lossless
e 1.2.4.111 JPEG XL JPEG Recompression
e 1.2.4.112 JPEG XL
e 1.2.4.201 High-Throughput JPEG 2000 Image Compression (Lossless Only)
e 1.2.4.202 High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)
e 1.2.4.203 High-Throughput JPEG 2000 Image Compression
r 1.2.4.204 JPIP HTJ2K Referenced
zr 1.2.4.205 JPIP HTJ2K Referenced Deflate
e 1.2.5 RLE Lossless
e 1.2.6.1 RFC 2557 MIME encapsulation
e 1.2.6.2 XML Encoding
v 1.2.7.1 SMPTE ST 2110-20 Uncompressed Progressive Active Video
v 1.2.7.2 SMPTE ST 2110-20 Uncompressed Interlaced Active Video
v 1.2.7.3 SMPTE ST 2110-30 PCM Digital Audio
e 1.2.8.1 Deflated Image Frame Compression
i 1.20 Papyrus 3 Implicit VR Little Endian
ip 1.2.840.113619.5.2 GE Private Implicit VR Little Endian with Big Endian Pixels
`;

let syntaxes: Map<string, TransferSyntax> | undefined;
let sopClasses: Map<string, string> | undefined;

/**
 * What a transfer syntax UID says about the bytes of a file; `undefined` for a UID that is not a known transfer syntax.
 *
 * @example
 * transferSyntaxOf('1.2.840.10008.1.2')?.explicit // false
 */
export function transferSyntaxOf(uid: string): TransferSyntax | undefined {
  syntaxes ??= readTransferSyntaxes();
  return syntaxes.get(uid);
}

/** All transfer syntaxes that `transferSyntaxOf` knows, in the order of PS3.6 table A-1. */
export function transferSyntaxes(): readonly TransferSyntax[] {
  syntaxes ??= readTransferSyntaxes();
  return [...syntaxes.values()];
}

/**
 * The name of a SOP class or meta SOP class (PS3.6 table A-1); `undefined` for private and unknown ones.
 *
 * @example
 * sopClassName('1.2.840.10008.5.1.4.1.1.2') // 'CT Image Storage'
 */
export function sopClassName(uid: string): string | undefined {
  sopClasses ??= new Map(SOP_CLASSES.split('\n').map(readRow));
  return sopClasses.get(uid);
}

function readTransferSyntaxes(): Map<string, TransferSyntax> {
  const found = new Map<string, TransferSyntax>();
  for (const row of TRANSFER_SYNTAXES.trim().split('\n')) {
    const space = row.indexOf(' ');
    const flags = row.slice(0, space);
    const [uid, name] = readRow(row.slice(space + 1));
    found.set(uid, {
      uid,
      name,
      explicit: !flags.includes('i'),
      littleEndian: !flags.includes('b'),
      encapsulated: flags.includes('e'),
      deflated: flags.includes('z'),
      video: flags.includes('v'),
      referenced: flags.includes('r'),
      bigEndianPixels: flags.includes('p'),
    });
  }
  return found;
}

/** `5.1.4.1.1.2 CT Image Storage` as a UID and a name. */
function readRow(row: string): [uid: string, name: string] {
  const space = row.indexOf(' ');
  const uid = row.slice(0, space);
  return [uid.startsWith('1.2.840.') ? uid : REGISTRY + uid, row.slice(space + 1)];
}
