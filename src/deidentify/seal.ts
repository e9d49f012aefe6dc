import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  X509Certificate,
} from 'node:crypto';
import { createRequire } from 'node:module';
import { EXPLICIT } from '../dicom/header.ts';
import { type Dicom, FRAGMENTS, MAX_DEPTH } from '../dicom/read.ts';
import { creatorTagOf, ITEM, isPrivate, type Tag } from '../dicom/tag.ts';
import { elementHeader, encodingOf, itemHeader, transcodeElements } from '../dicom/transcode.ts';
import { findRow, latin1 } from '../dicom/value.ts';
import { vrCodes } from '../dicom/vr.ts';
import type { NewElement } from '../dicom/write.ts';
import { DeidError } from '../errors.ts';
import type { Profile } from '../profile/compile.ts';
import { derive, type ProjectKey } from './key.ts';

export const ENCRYPTED_ATTRIBUTES: Tag = 0x04000500;
export const CONTENT_SYNTAX: Tag = 0x04000510;
export const ENCRYPTED_CONTENT: Tag = 0x04000520;
export const MODIFIED_ATTRIBUTES: Tag = 0x04000550;

const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const { SQ, UI, OB } = vrCodes('SQ', 'UI', 'OB');
/** Attributes of people are small; more than this is bulk data, which does not belong into an envelope. */
const MAX_SEALED_BYTES = 1 << 24;
const MIN_RSA_BITS = 2048;
const MAKE_ONE =
  'openssl req -x509 -newkey rsa:3072 -nodes -keyout private.pem -out certificate.pem -days 3650 -subj /CN=deidlab';

/**
 * Puts a data set into an envelope.
 *
 * @param content the bytes of the data set
 * @param instance what tells this instance from all others, so that equal content does not make equal envelopes
 * @returns CMS EnvelopedData in DER (RFC 5652 section 6)
 */
export type Sealer = (content: Uint8Array, instance: string) => Uint8Array;

/**
 * Makes envelopes for the owner of one certificate: AES-256-CBC, its key transported by RSA (RFC 3565, RFC 8017
 * section 7.2). Only the private key of the certificate opens them; `openssl cms -decrypt` does as well.
 *
 * The same project key, instance and content give the same envelope, so that a second run gives the same bytes:
 * content key, IV and RSA padding are derived and not random, each for itself, from the project key, the instance and
 * a hash of the content. Who has the project key but not the private key can therefore test a guess of the whole
 * content, as he can test guesses of patient IDs; nobody else can. The envelope is not signed: it does not prove who
 * made it.
 *
 * @param certificatePem an X.509 certificate with an RSA key of at least 2048 bits, in PEM. Its dates are not looked at
 * @throws DeidError E_USAGE for anything else, saying how to make one
 * @see PS3.15 section E.1.1, PS3.3 section C.12.1.1.4
 * @example
 * const seal = createSealer(readFileSync('certificate.pem', 'utf8'), readKeyFile('project.key'))
 * const deidentifier = createDeidentifier(profile, key, { seal })
 */
export function createSealer(certificatePem: string, key: ProjectKey): Sealer {
  const certificate = readCertificate(certificatePem);
  const { publicKey } = certificate;
  const blockBytes = publicKey.asymmetricKeyDetails!.modulusLength! / 8;
  const recipient = createHash('sha256').update(certificate.raw).digest('hex');
  const { asn1, pki } = loadForge();
  const { Class, Type } = asn1;
  type Node = ReturnType<typeof asn1.create>;
  const sequence = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
  const octets = (bytes: Uint8Array): Node =>
    asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, latin1(bytes));
  const zero = (): Node => asn1.create(Class.UNIVERSAL, Type.INTEGER, false, '\0');
  const oid = (name: string): Node =>
    asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(pki.oids[name]!).getBytes());
  // issuer and serial number name the recipient; they follow an optional version (RFC 5280 section 4.1)
  const fields = (asn1.fromDer(latin1(certificate.raw)).value[0] as Node).value as Node[];
  const first = fields[0]!.tagClass === Class.CONTEXT_SPECIFIC ? 1 : 0;
  const [serial, issuer] = [fields[first]!, fields[first + 2]!];

  return (content, instance) => {
    const what = `${instance}\0${createHash('sha256').update(content).digest('hex')}`;
    const contentKey = derive(key, 'envelope key', what);
    const iv = derive(key, 'envelope iv', what).subarray(0, 16);
    const padding = derivePadding(key, `${what}\0${recipient}`, blockBytes - contentKey.length - 3);
    const block = Buffer.concat([Uint8Array.of(0, 2), padding, Uint8Array.of(0), contentKey]);
    const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
    const cipher = createCipheriv('aes-256-cbc', contentKey, iv);
    const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
    const transport = sequence(
      zero(),
      sequence(issuer, serial),
      sequence(oid('rsaEncryption'), asn1.create(Class.UNIVERSAL, Type.NULL, false, '')),
      octets(wrapped),
    );
    const enveloped = sequence(
      zero(),
      asn1.create(Class.UNIVERSAL, Type.SET, true, [transport]),
      sequence(
        oid('data'),
        sequence(oid('aes256-CBC'), octets(iv)),
        asn1.create(Class.CONTEXT_SPECIFIC, 0 as never, false, latin1(encrypted)),
      ),
    );
    const message = sequence(
      oid('envelopedData'),
      asn1.create(Class.CONTEXT_SPECIFIC, 0 as never, true, [enveloped]),
    );
    return Buffer.from(asn1.toDer(message).getBytes(), 'latin1');
  };
}

/** Bytes that are not zero (RFC 8017 section 7.2.1), derived like the content key so that they repeat. */
function derivePadding(key: ProjectKey, what: string, length: number): Buffer {
  const bytes: number[] = [];
  for (let block = 0; bytes.length < length; block++) {
    bytes.push(...derive(key, 'envelope padding', `${what}\0${block}`).filter((byte) => byte !== 0));
  }
  return Buffer.from(bytes.slice(0, length));
}

function readCertificate(pem: string): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch (cause) {
    throw badCertificate('something else', cause);
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  if (type !== 'rsa') throw badCertificate(`one with a key of type ${type ?? 'unknown'}`);
  const bits = details?.modulusLength ?? 0;
  // a key of odd size has a block of odd size, which nobody makes
  if (bits < MIN_RSA_BITS || bits % 8 !== 0) throw badCertificate(`one with an RSA key of ${bits} bits`);
  return certificate;
}

function badCertificate(found: string, cause?: unknown): DeidError {
  return new DeidError(
    'E_USAGE',
    `expected a certificate in PEM with an RSA key of at least ${MIN_RSA_BITS} bits, found ${found}. Make one with: ${MAKE_ONE}`,
    { cause },
  );
}

/**
 * Refuses a profile that encrypts when there is nobody to encrypt for.
 *
 * @throws DeidError E_USAGE
 */
export function requireSealer(profile: Profile, seal: Sealer | undefined): void {
  const rule = profile.definition.rules.find(({ action }) => action.name === 'encrypt');
  if (rule === undefined || seal !== undefined) return;
  throw new DeidError(
    'E_USAGE',
    `expected a certificate, as rule ${rule.number} of profile ${profile.name} encrypts, found none. ` +
      `Give one with --certificate certificate.pem; make one with: ${MAKE_ONE}. ` +
      'Only private.pem opens what is encrypted: keep it apart from the output (PS3.15 section E.1.1)',
  );
}

/**
 * The Encrypted Attributes Sequence (0400,0500) that holds the originals of top-level elements in explicit VR little
 * endian, with the private creators and the character set that explain them.
 *
 * @param rows of top-level elements, in any order
 * @throws DeidError E_TOO_LARGE, E_TOO_DEEP
 * @see PS3.3 section C.12.1.1.4.1, Table C.12-7
 */
export function sealElements(
  file: Dicom,
  rows: readonly number[],
  options: { readonly seal: Sealer; readonly instance: string },
): NewElement {
  const { elements } = file;
  const needed = new Set(rows);
  needed.add(findRow(elements, 0x00080005));
  for (const row of rows) {
    const { tag } = elements[row]!;
    if (isPrivate(tag) && (tag & 0xffff) >= 0x1000) needed.add(findRow(elements, creatorTagOf(tag)));
  }
  const sealed = [...needed].filter((row) => row >= 0).sort((a, b) => a - b);
  refuseTooLarge(file, sealed);
  const attributes = transcodeElements(file, sealed, EXPLICIT);
  const content = Buffer.concat([
    elementHeader(MODIFIED_ATTRIBUTES, SQ, attributes.length + 8, EXPLICIT),
    itemHeader(ITEM, attributes.length, EXPLICIT),
    attributes,
  ]);
  // all syntaxes with fragments are explicit VR little endian, and fragments have a meaning only in their own
  const hasFragments = sealed.some((row) =>
    elements.slice(row, elements[row]!.next).some(({ kind }) => kind === FRAGMENTS),
  );
  const syntax = hasFragments && file.syntax.encapsulated ? file.syntax.uid : EXPLICIT_LITTLE;
  const encoding = encodingOf(file.syntax);
  const item = Buffer.concat([
    writeElement(CONTENT_SYNTAX, UI, Buffer.from(syntax, 'latin1'), encoding),
    writeElement(ENCRYPTED_CONTENT, OB, options.seal(content, options.instance), encoding),
  ]);
  return {
    tag: ENCRYPTED_ATTRIBUTES,
    vr: SQ,
    value: Buffer.concat([itemHeader(ITEM, item.length, encoding), item]),
  };
}

function refuseTooLarge(file: Dicom, rows: readonly number[]): void {
  const { elements } = file;
  let bytes = 0;
  for (const row of rows) {
    const { tag, start, end, next } = elements[row]!;
    bytes += end - start;
    // inside the envelope everything is one sequence deeper
    if (elements.slice(row, next).some(({ depth }) => depth >= MAX_DEPTH)) {
      throw new DeidError(
        'E_TOO_DEEP',
        `expected fewer than ${MAX_DEPTH} nested sequences in what is encrypted, found ${MAX_DEPTH}`,
        {
          tag,
          offset: start,
        },
      );
    }
  }
  if (bytes > MAX_SEALED_BYTES) {
    throw new DeidError(
      'E_TOO_LARGE',
      `expected at most ${MAX_SEALED_BYTES >> 20} MiB to encrypt, found ${Math.ceil(bytes / 2 ** 20)} MiB. ` +
        'Encrypt attributes that identify, and no pixel data',
      { tag: elements[rows.at(-1)!]!.tag },
    );
  }
}

function writeElement(tag: Tag, vr: number, value: Uint8Array, encoding: number): Buffer {
  const padding = Buffer.alloc(value.length & 1);
  return Buffer.concat([elementHeader(tag, vr, value.length + padding.length, encoding), value, padding]);
}

/**
 * The private key for `openEnvelope` from PEM.
 *
 * @throws DeidError E_BAD_KEY unless it is an RSA private key without a passphrase
 */
export function parsePrivateKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    const isLocked = /ENCRYPTED/.test(pem);
    throw new DeidError(
      'E_BAD_KEY',
      'expected the RSA private key of the certificate in PEM, found ' +
        (isLocked
          ? 'one that needs a passphrase. Unlock it with: openssl pkey -in locked.pem -out private.pem'
          : 'something else. It is the file that openssl wrote with -keyout'),
      { cause },
    );
  }
  if (key.asymmetricKeyType !== 'rsa') {
    throw new DeidError(
      'E_BAD_KEY',
      `expected an RSA private key, found one of type ${key.asymmetricKeyType ?? 'unknown'}`,
    );
  }
  return key;
}

/** Content encryption algorithms that PS3.15 section E.1.1 names, by their OIDs. */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};

/**
 * Opens an envelope, ours or another program's.
 *
 * @param envelope CMS EnvelopedData; a padding byte may follow
 * @returns the content, or `undefined` when the key is none that it was made for
 * @throws DeidError E_BAD_VALUE when the envelope is damaged or of a kind that is not read here
 */
export function openEnvelope(envelope: Uint8Array, privateKey: KeyObject): Uint8Array | undefined {
  try {
    const { asn1, pki, pkcs7 } = loadForge();
    // the types know only one of the options
    const parse = asn1.fromDer as unknown as (
      der: string,
      options: object,
    ) => ReturnType<typeof asn1.fromDer>;
    const message = pkcs7.messageFromAsn1(
      parse(latin1(envelope), { parseAllBytes: false }),
    ) as unknown as Enveloped;
    const { algorithm, parameter, content } = message.encryptedContent;
    const cipher = CIPHERS[algorithm];
    if (cipher === undefined) throw new TypeError('cipher');
    for (const { encryptedContent } of message.recipients) {
      if (encryptedContent.algorithm !== pki.oids.rsaEncryption) continue;
      const contentKey = unwrapKey(privateKey, Buffer.from(encryptedContent.content, 'latin1'));
      if (contentKey?.length !== cipher.keyBytes) continue;
      const decipher = createDecipheriv(cipher.name, contentKey, Buffer.from(parameter.getBytes(), 'latin1'));
      return Buffer.concat([decipher.update(Buffer.from(content.getBytes(), 'latin1')), decipher.final()]);
    }
    return undefined;
  } catch (cause) {
    throw new DeidError(
      'E_BAD_VALUE',
      'expected CMS EnvelopedData with AES or Triple-DES in (0400,0520), found an envelope that is damaged or of another kind (PS3.15 section E.1.1)',
      { tag: ENCRYPTED_CONTENT, cause },
    );
  }
}

/** What of a message of node-forge is used here; its own types leave out the content. */
interface Enveloped {
  readonly recipients: readonly {
    readonly encryptedContent: { readonly algorithm: string; readonly content: string };
  }[];
  readonly encryptedContent: {
    readonly algorithm: string;
    readonly parameter: { getBytes(): string };
    readonly content: { getBytes(): string };
  };
}

/**
 * The content key in an RSA block: 00 02, at least eight bytes that are not 00, 00, the key (RFC 8017 section 7.2.2).
 * Read here because some versions of Node refuse to, for the sake of servers that answer strangers; here the owner of
 * the key is the only one who asks.
 */
function unwrapKey(privateKey: KeyObject, wrapped: Buffer): Buffer | undefined {
  let block: Buffer;
  try {
    block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, wrapped);
  } catch {
    return undefined;
  }
  const end = block.indexOf(0, 2);
  return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : undefined;
}

/** Only who encrypts waits for it. */
function loadForge(): typeof import('node-forge') {
  return createRequire(import.meta.url)('node-forge') as typeof import('node-forge');
}
