import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY, keyFromBytes } from '../../src/deidentify/key.ts';
import { createSealer, openEnvelope, parsePrivateKey, requireSealer } from '../../src/deidentify/seal.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { asciiValue } from '../../src/dicom/value.ts';
import { DeidError } from '../../src/errors.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { makeCertificate } from '../support/certificate.ts';
import { openssl } from '../support/openssl.ts';
import { ctFile } from '../support/patients.ts';
import { describeWith } from '../support/tools.ts';

const mine = makeCertificate();
const other = makeCertificate();
const myKey = parsePrivateKey(mine.privateKey);
const projectKey = keyFromBytes(Buffer.alloc(32, 7));
const seal = createSealer(mine.certificate, projectKey);
const CONTENT = Buffer.from('NOBODY^MAY^READ^THIS 1970-01-01');

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof DeidError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('an envelope', () => {
  it('gives any content back to the private key, and nothing to another one', () => {
    for (const size of [0, 1, 15, 16, 17, 1000, 1 << 20]) {
      const content = randomBytes(size);
      const envelope = seal(content, '1.2.3');
      expect(Buffer.from(openEnvelope(envelope, myKey)!).equals(content)).toBe(true);
      expect(openEnvelope(envelope, parsePrivateKey(other.privateKey))).toBeUndefined();
    }
  });

  it('opens for a private key in PKCS#8 as in PKCS#1', () => {
    const pkcs8 = myKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(Buffer.from(openEnvelope(seal(CONTENT, ''), parsePrivateKey(pkcs8))!)).toEqual(CONTENT);
  });

  it('opens with the padding byte that makes its DICOM value even', () => {
    expect(Buffer.from(openEnvelope(Buffer.concat([seal(CONTENT, ''), Buffer.alloc(1)]), myKey)!)).toEqual(
      CONTENT,
    );
  });

  it('is the same for the same project key, instance, content and certificate, and has nothing in common otherwise', () => {
    const again = createSealer(mine.certificate, projectKey);
    const envelope = Buffer.from(seal(CONTENT, '1.2.3'));
    expect(Buffer.from(again(CONTENT, '1.2.3')).equals(envelope)).toBe(true);
    const others = [
      seal(CONTENT, '1.2.4'),
      seal(Buffer.from('NOBODY^MAY^READ^THIS 1970-01-02'), '1.2.3'),
      createSealer(mine.certificate, DEMO_KEY)(CONTENT, '1.2.3'),
    ];
    for (const each of others) {
      expect(each.length).toBe(envelope.length);
      expect(Buffer.from(each).subarray(-32).equals(envelope.subarray(-32))).toBe(false);
    }
    expect(Buffer.from(createSealer(other.certificate, projectKey)(CONTENT, '1.2.3')).equals(envelope)).toBe(
      false,
    );
  });

  it('shows nothing of its content', () => {
    const envelope = Buffer.from(seal(CONTENT, 'INSTANCE-9'));
    for (const word of ['NOBODY', 'READ', '1970', 'INSTANCE']) expect(envelope.includes(word)).toBe(false);
  });

  it('that is damaged is no value, and never another error', () => {
    const envelope = Buffer.from(seal(CONTENT, ''));
    expect(codeOf(() => openEnvelope(envelope.subarray(0, -1), myKey))).toBe('E_BAD_VALUE');
    expect(codeOf(() => openEnvelope(new Uint8Array(0), myKey))).toBe('E_BAD_VALUE');
    fc.assert(
      fc.property(fc.nat(envelope.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(envelope);
        damaged[at] = damaged[at]! ^ change;
        // without a signature a change of the ciphertext may go unseen, but nothing else goes wrong
        expect(['no error', 'E_BAD_VALUE']).toContain(codeOf(() => openEnvelope(damaged, myKey)));
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(codeOf(() => openEnvelope(bytes, myKey))).toBe('E_BAD_VALUE');
      }),
      { numRuns: 150 },
    );
  });
});

it('a UID whose original is encrypted gets a new one, also where nothing should be left: no object does without', () => {
  const rule = '{ select: [StudyInstanceUID, SeriesDate], action: encrypt }';
  const profile = compileProfile(parseProfile(`deidlab: 1\nname: t\nbasis: ps3.15\nrules: [${rule}]\n`));
  const { chunks, studyUid } = deidentify(ctFile({ SeriesDate: '20240301' }), profile, projectKey, { seal });
  const file = readDicom(Buffer.concat(chunks));
  const valueAt = (tag: number): string =>
    asciiValue(file, file.elements.find((each) => each.tag === tag && each.depth === 0)!);
  expect(studyUid).toMatch(/^2\.25\.\d+$/);
  expect([valueAt(0x0020000d), valueAt(0x00080021)]).toEqual([studyUid, '']);
});

describe('what is no key or certificate for it', () => {
  const message = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof DeidError) return `${error.code}: ${error.message}`;
    }
    return 'no error';
  };

  it('a certificate that is none, is a key, or is too weak: E_USAGE that says how to make one', () => {
    for (const pem of ['', 'something', mine.privateKey, makeCertificate(1024).certificate]) {
      expect(message(() => createSealer(pem, projectKey))).toMatch(
        /^E_USAGE: expected a certificate in PEM .* openssl req -x509 /,
      );
    }
  });

  it('a private key that is none, is locked or not RSA: E_BAD_KEY that says what to do', () => {
    const locked = myKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    }) as string;
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(message(() => parsePrivateKey('something'))).toMatch(/^E_BAD_KEY: .* found something else/);
    expect(message(() => parsePrivateKey(mine.certificate))).toMatch(/^E_BAD_KEY: .* found something else/);
    expect(message(() => parsePrivateKey(locked))).toMatch(/^E_BAD_KEY: .* passphrase.* openssl pkey/);
    expect(message(() => parsePrivateKey(curve.export({ type: 'pkcs8', format: 'pem' }) as string))).toMatch(
      /^E_BAD_KEY: .* type ec/,
    );
  });

  it('a profile that encrypts and no certificate: E_USAGE that names the rule and the option', () => {
    const rule = '  - { select: PatientSex, action: keep }\n  - { select: PatientName, action: encrypt }\n';
    const profile = compileProfile(parseProfile(`deidlab: 1\nname: p\nbasis: ps3.15\nrules:\n${rule}`));
    expect(message(() => requireSealer(profile, undefined))).toMatch(
      /^E_USAGE: expected a certificate, as rule 2 of profile p encrypts, found none. .*--certificate.* openssl req -x509 /,
    );
    expect(message(() => requireSealer(profile, seal))).toBe('no error');
    expect(message(() => requireSealer(builtinProfile('basic'), undefined))).toBe('no error');
  });
});

describeWith(['openssl'], 'openssl', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deidlab-seal-'));
    writeFileSync(at('certificate.pem'), mine.certificate);
    writeFileSync(at('private.pem'), mine.privateKey);
    writeFileSync(at('other.pem'), other.privateKey);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens our envelopes, by the key alone and by the certificate they name', () => {
    const envelope = Buffer.concat([seal(CONTENT, '1'), Buffer.alloc(seal(CONTENT, '1').length & 1)]);
    const decrypt = ['cms', '-decrypt', '-inform', 'DER', '-binary', '-inkey', at('private.pem')];
    expect(openssl(decrypt, envelope)).toEqual(CONTENT);
    expect(openssl([...decrypt, '-recip', at('certificate.pem')], envelope)).toEqual(CONTENT);
    const text = openssl(['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'], envelope).toString();
    expect(text).toMatch(/id-smime-ct-|pkcs7-envelopedData/);
    expect(text).toMatch(/aes-256-cbc/);
  });

  it('does not open them with another key', () => {
    const decrypt = ['cms', '-decrypt', '-inform', 'DER', '-binary', '-inkey', at('other.pem')];
    // some versions give random bytes instead of an error
    let opened: Buffer = Buffer.alloc(0);
    try {
      opened = openssl(decrypt, Buffer.from(seal(CONTENT, '1')));
    } catch {}
    expect(opened.includes('NOBODY')).toBe(false);
  });

  it('makes envelopes that we open: AES of every size, Triple-DES, in one piece or streamed', () => {
    for (const cipher of ['-aes128', '-aes192', '-aes256', '-des3']) {
      for (const stream of [[], ['-stream']]) {
        const args = [
          'cms',
          '-encrypt',
          '-binary',
          cipher,
          ...stream,
          '-outform',
          'DER',
          at('certificate.pem'),
        ];
        expect(Buffer.from(openEnvelope(openssl(args, CONTENT), myKey)!)).toEqual(CONTENT);
      }
    }
  });

  it('makes certificates that we take, with the command that our messages name', () => {
    const keyAndCertificate = [
      '-keyout',
      at('new.key'),
      '-out',
      at('new.pem'),
      '-days',
      '3650',
      '-subj',
      '/CN=deidlab',
    ];
    openssl(['req', '-x509', '-newkey', 'rsa:3072', '-nodes', ...keyAndCertificate]);
    const pem = openssl(['x509', '-in', at('new.pem')]).toString();
    const envelope = createSealer(pem, projectKey)(CONTENT, '');
    expect(
      openssl(['cms', '-decrypt', '-inform', 'DER', '-binary', '-inkey', at('new.key')], envelope),
    ).toEqual(CONTENT);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    openssl(['req', '-x509', ...curve, ...keyAndCertificate]);
    expect(codeOf(() => createSealer(openssl(['x509', '-in', at('new.pem')]).toString(), projectKey))).toBe(
      'E_USAGE',
    );
  });
});
