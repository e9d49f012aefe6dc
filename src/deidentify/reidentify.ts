import { deflateRawSync } from 'node:zlib';
import { type Dicom, type Element, ITEM_ROW, readDicom, SEQUENCE } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { encodingOf, transcodeElements } from '../dicom/transcode.ts';
import { transferSyntaxOf } from '../dicom/uids.ts';
import { asciiValue, findRow, valueBytes } from '../dicom/value.ts';
import { joinPieces, type Piece } from '../dicom/write.ts';
import { DeidError } from '../errors.ts';
import {
  CONTENT_SYNTAX,
  ENCRYPTED_ATTRIBUTES,
  ENCRYPTED_CONTENT,
  MODIFIED_ATTRIBUTES,
  openEnvelope,
  parsePrivateKey,
} from './seal.ts';
import { freshHead, STAMP_TAGS } from './stamps.ts';

/** A file with its originals put back: as confidential as it was. */
export interface Reidentified {
  /** The new file in order: new bytes, and ranges of the file that was given. */
  readonly pieces: readonly Piece[];
  /** What came back, in the order of the tags. */
  readonly restored: readonly Tag[];
}

/**
 * Puts the originals back that were encrypted into a file: each attribute of the envelope takes the place of the one
 * in the file. Nothing else changes back: what was removed or changed without being encrypted stays so, the SOP
 * Instance UID and other UIDs too. The envelope and the stamps of the de-identification go.
 *
 * @param file as it was read; it is not changed
 * @param privateKeyPem the RSA private key of the certificate, in PEM, without a passphrase
 * @returns the new file, in the transfer syntax of the given one
 * @throws DeidError E_USAGE when nothing is encrypted in the file; E_BAD_KEY when the key is no key, or none that it was
 * encrypted for; E_BAD_VALUE when the envelope is damaged
 * @see PS3.15 section E.1.2, PS3.3 section C.12.1.1.4
 * @example
 * const { pieces } = reidentify(readDicom(bytes), readFileSync('private.pem', 'utf8'))
 */
export function reidentify(file: Dicom, privateKeyPem: string): Reidentified {
  const contents = openEnvelopes(file, privateKeyPem);
  const encoding = encodingOf(file.syntax);
  const restored: Original[] = [];
  for (const content of contents) {
    const known = new Set(restored.map(({ tag }) => tag));
    for (const row of originalRows(content)) {
      const { tag } = content.elements[row]!;
      // several items may hold the same attribute, for different recipients
      if (!known.has(tag))
        restored.push({ tag, bytes: transcodeElements(content, [row], encoding), content, row });
    }
  }
  restored.sort((a, b) => a.tag - b.tag);
  const uidOf = (tag: Tag): string => {
    const original = restored.find((each) => each.tag === tag);
    if (original) return asciiValue(original.content, original.content.elements[original.row]!);
    const row = findRow(file.elements, tag);
    return row < 0 ? '' : asciiValue(file, file.elements[row]!);
  };
  const head = freshHead(uidOf(0x00080016), uidOf(0x00080018), file.syntax.uid);
  return {
    pieces: [head, ...packBody(file, mergeOriginals(file, restored))],
    restored: restored.map(({ tag }) => tag),
  };
}

/** An attribute of an envelope, in the encoding of the file that it returns to. */
interface Original {
  readonly tag: Tag;
  readonly bytes: Uint8Array;
  readonly content: Dicom;
  readonly row: number;
}

/** The data sets of all envelopes that the key opens. */
function openEnvelopes(file: Dicom, privateKeyPem: string): Dicom[] {
  const sequence = findRow(file.elements, ENCRYPTED_ATTRIBUTES);
  const items = sequence < 0 ? [] : itemsOf(file.elements, sequence);
  if (items.length === 0) {
    throw new DeidError(
      'E_USAGE',
      'expected a file with Encrypted Attributes Sequence (0400,0500), found none in it: nothing was encrypted when it was ' +
        'de-identified, so nothing can come back (PS3.15 section E.1.2)',
      { tag: ENCRYPTED_ATTRIBUTES },
    );
  }
  const privateKey = parsePrivateKey(privateKeyPem);
  const contents: Dicom[] = [];
  for (const { from, to } of items) {
    const envelope = findRow(file.elements, ENCRYPTED_CONTENT, from, to);
    const syntax = findRow(file.elements, CONTENT_SYNTAX, from, to);
    if (envelope < 0 || syntax < 0) throw damaged();
    const content = openEnvelope(valueBytes(file, file.elements[envelope]!), privateKey);
    if (content) contents.push(readContent(content, asciiValue(file, file.elements[syntax]!)));
  }
  if (contents.length > 0) return contents;
  throw new DeidError(
    'E_BAD_KEY',
    'expected the private key of the certificate that the file was encrypted for, found another one. ' +
      'Without the right key nothing can be restored (PS3.15 section E.1.2)',
    { tag: ENCRYPTED_ATTRIBUTES },
  );
}

function readContent(content: Uint8Array, syntax: string): Dicom {
  if (transferSyntaxOf(syntax) === undefined) throw damaged();
  try {
    return readDicom(Buffer.concat([freshHead('', '', syntax), content]));
  } catch (cause) {
    throw damaged(cause);
  }
}

/** Rows of the attributes in Modified Attributes Sequence (0400,0550), which has one item (PS3.3 Table C.12-7). */
function originalRows(content: Dicom): number[] {
  const { elements } = content;
  const sequence = findRow(elements, MODIFIED_ATTRIBUTES);
  if (sequence < 0) throw damaged();
  const rows: number[] = [];
  for (const { from, to } of itemsOf(elements, sequence)) {
    for (let row = from; row < to; row = elements[row]!.next) rows.push(row);
  }
  return rows;
}

function itemsOf(elements: readonly Element[], sequence: number): { from: number; to: number }[] {
  if (elements[sequence]!.kind !== SEQUENCE) return [];
  const items: { from: number; to: number }[] = [];
  for (let row = sequence + 1; row < elements[sequence]!.next; row = elements[row]!.next) {
    if (elements[row]!.kind === ITEM_ROW) items.push({ from: row + 1, to: elements[row]!.next });
  }
  return items;
}

/** The top level of the file with the originals in their places; ranges are of the data set. */
function mergeOriginals(file: Dicom, restored: readonly Original[]): Piece[] {
  const { elements } = file;
  const gone = new Set([...restored.map(({ tag }) => tag), ...STAMP_TAGS, ENCRYPTED_ATTRIBUTES]);
  const pieces: Piece[] = [];
  let next = 0;
  let runStart = 0;
  let runEnd = 0;
  const flush = (): void => {
    if (runEnd > runStart) pieces.push({ start: runStart, end: runEnd });
    runStart = runEnd;
  };
  for (let row = 0; row < elements.length; row = elements[row]!.next) {
    const { tag, start, end } = elements[row]!;
    while (next < restored.length && restored[next]!.tag < tag) {
      flush();
      pieces.push(restored[next++]!.bytes);
    }
    if (gone.has(tag)) continue;
    if (start !== runEnd) {
      flush();
      runStart = start;
    }
    runEnd = end;
  }
  flush();
  return [...pieces, ...restored.slice(next).map(({ bytes }) => bytes)];
}

/** PS3.5 section A.5: a deflated data set of odd length is padded. */
function packBody(file: Dicom, body: readonly Piece[]): readonly Piece[] {
  if (!file.syntax.deflated) return body;
  const deflated = deflateRawSync(joinPieces(body, file.data));
  return deflated.length % 2 === 0 ? [deflated] : [deflated, new Uint8Array(1)];
}

function damaged(cause?: unknown): DeidError {
  return new DeidError(
    'E_BAD_VALUE',
    'expected a data set with Modified Attributes Sequence (0400,0550) in the envelope, and its transfer syntax beside it, ' +
      'found something else (PS3.3 section C.12.1.1.4)',
    { tag: ENCRYPTED_CONTENT, cause },
  );
}
