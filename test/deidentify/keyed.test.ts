import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEY, keyFromBytes, makeKeyFile, readKeyFile } from '../../src/deidentify/key.ts';
import { pseudonymOf } from '../../src/deidentify/pseudonym.ts';
import { remapUid } from '../../src/deidentify/uid.ts';
import { isPosix } from '../support/posix.ts';

const OTHER = keyFromBytes(new Uint8Array(32).fill(9));
const uid = fc
  .array(fc.integer({ min: 0, max: 99999 }), { minLength: 2, maxLength: 8 })
  .map((parts) => `1.2.${parts.join('.')}`);

describe('remapUid', () => {
  it('gives a UID of PS3.5 section 9: 2.25 and at most 44 characters, no leading zero', () => {
    fc.assert(
      fc.property(uid, (old) => {
        expect(remapUid(DEMO_KEY, old)).toMatch(/^2\.25\.[1-9][0-9]{0,38}$/);
      }),
    );
  });

  it('is a function of key and UID, and maps two UIDs to two', () => {
    fc.assert(
      fc.property(uid, uid, (a, b) => {
        expect(remapUid(DEMO_KEY, a)).toBe(remapUid(DEMO_KEY, a));
        expect(remapUid(DEMO_KEY, a)).not.toBe(remapUid(OTHER, a));
        if (a !== b) expect(remapUid(DEMO_KEY, a)).not.toBe(remapUid(DEMO_KEY, b));
      }),
    );
  });

  it('leaves the UIDs that DICOM registers', () => {
    expect(remapUid(DEMO_KEY, '1.2.840.10008.5.1.4.1.1.2')).toBe('1.2.840.10008.5.1.4.1.1.2');
    expect(remapUid(DEMO_KEY, '1.2.840.100080.1')).not.toBe('1.2.840.100080.1');
  });

  it('is known: a change of the derivation would unlink old results', () => {
    expect(remapUid(DEMO_KEY, '1.2.3')).toMatchInlineSnapshot(
      `"2.25.208658568090546048038937813240783997481"`,
    );
    expect(pseudonymOf(DEMO_KEY, 'patient', 'id\0A\0', { prefix: 'P', width: 12 })).toMatchInlineSnapshot(
      `"P49QPCH8M1SX"`,
    );
  });
});

describe('pseudonymOf', () => {
  it('has the width asked for, only digits and letters, and never repeats in 20,000', () => {
    const seen = new Set<string>();
    for (let each = 0; each < 20_000; each++) {
      const pseudonym = pseudonymOf(DEMO_KEY, 'patient', String(each), { prefix: 'P', width: 12 });
      expect(pseudonym).toMatch(/^P[0-9A-HJKMNP-TV-Z]{11}$/);
      seen.add(pseudonym);
    }
    expect(seen.size).toBe(20_000);
  });

  it('says nothing under one purpose about another', () => {
    const options = { prefix: '', width: 20 };
    expect(pseudonymOf(DEMO_KEY, 'patient', 'x', options)).not.toBe(
      pseudonymOf(DEMO_KEY, 'value', 'x', options),
    );
  });
});

describe('key files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deidlab-key-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are made with mode 0600, read back, and never overwritten', () => {
    const path = join(folder, 'a.key');
    const key = makeKeyFile(path);
    if (isPosix) expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readKeyFile(path)).toEqual(key);
    expect(() => makeKeyFile(path)).toThrow(expect.objectContaining({ code: 'E_WRITE' }));
    expect(readFileSync(path, 'latin1')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('are refused when missing, readable by others, or no key; the message says what to do', () => {
    expect(() => readKeyFile(join(folder, 'none'))).toThrow(/deidlab key new/);
    const open = join(folder, 'open.key');
    writeFileSync(open, `${'ab'.repeat(32)}\n`);
    chmodSync(open, 0o644);
    if (isPosix) expect(() => readKeyFile(open)).toThrow(/chmod 600/);
    const bad = join(folder, 'bad.key');
    writeFileSync(bad, 'secret words', { mode: 0o600 });
    expect(() => readKeyFile(bad)).toThrow(expect.objectContaining({ code: 'E_BAD_KEY' }));
    expect(() => readKeyFile(bad)).not.toThrow(/secret/);
  });

  it('show an id that is not part of the key', () => {
    expect(DEMO_KEY.id).toMatch(/^[0-9a-f]{8}$/);
    expect(Buffer.from(DEMO_KEY.secret).toString('hex')).not.toContain(DEMO_KEY.id);
  });
});
