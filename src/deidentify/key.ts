import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { DeidError, systemCode } from '../errors.ts';

/**
 * The project key: 32 random bytes that everything repeatable comes from. Whoever has it can link pseudonyms back
 * by trying; destroyed, nobody can (PS3.15 section E.1.2 calls the difference re-identification).
 */
export interface ProjectKey {
  readonly secret: Uint8Array;
  /** Eight hex digits that name the key and tell nothing of it. */
  readonly id: string;
  /** The key published with the bundled data: for lessons, never for real files. */
  readonly isDemo: boolean;
}

const KEY_BYTES = 32;

/**
 * A project key from bytes that are kept elsewhere.
 *
 * @throws DeidError E_BAD_KEY unless `secret` has 32 bytes
 */
export function keyFromBytes(secret: Uint8Array, isDemo = false): ProjectKey {
  if (secret.length !== KEY_BYTES) {
    throw new DeidError('E_BAD_KEY', `expected a key of ${KEY_BYTES} bytes, found ${secret.length}`);
  }
  const id = createHmac('sha256', secret).update('deidlab key id').digest('hex').slice(0, 8);
  return { secret: Uint8Array.from(secret), id, isDemo };
}

/** Everybody has this key: what it pseudonymizes can be linked back by anybody. */
export const DEMO_KEY: ProjectKey = keyFromBytes(
  new TextEncoder().encode('deidlab demo key, not for people'),
  true,
);

/**
 * Writes a new random key to a file that only its owner can read. Never overwrites one: a lost key is lost for good.
 *
 * @throws DeidError E_WRITE when the file exists or cannot be written
 */
export function makeKeyFile(path: string): ProjectKey {
  const secret = randomBytes(KEY_BYTES);
  try {
    writeFileSync(path, `${secret.toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const exists = (cause as { code?: string }).code === 'EEXIST';
    throw new DeidError(
      'E_WRITE',
      exists
        ? `expected no file at ${path}, found one. A key is never overwritten: choose another name`
        : `could not write the key file ${path} (${systemCode(cause)})`,
      { cause },
    );
  }
  return keyFromBytes(secret);
}

/**
 * Reads a key file: 64 hex digits.
 *
 * @throws DeidError E_NO_KEY when there is no such file, E_BAD_KEY when it holds no key or others can read it
 */
export function readKeyFile(path: string): ProjectKey {
  let text: string;
  let mode: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new TypeError('not a file');
    mode = stat.mode;
    text = readFileSync(path, 'latin1');
  } catch (cause) {
    throw new DeidError(
      'E_NO_KEY',
      `expected a key file at ${path}, found none that can be read. Make one with: deidlab key new ${path}`,
      { cause },
    );
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new DeidError(
      'E_BAD_KEY',
      `expected a key file that only its owner can read (mode 0600), found mode 0${(mode & 0o777).toString(8)} at ${path}. ` +
        `Close it with: chmod 600 ${path}`,
    );
  }
  const digits = text.trim();
  if (!/^[0-9a-fA-F]{64}$/.test(digits)) {
    throw new DeidError(
      'E_BAD_KEY',
      `expected 64 hexadecimal digits in ${path}, found ${digits.length} characters. Make a key with: deidlab key new FILE`,
    );
  }
  return keyFromBytes(Buffer.from(digits, 'hex'));
}

/**
 * HMAC-SHA-256 of `text` under a purpose label, so that what is derived for one purpose says nothing about another.
 *
 * @returns 32 bytes
 */
export function derive(key: ProjectKey, purpose: string, text: string): Buffer {
  return createHmac('sha256', key.secret).update(`${purpose}\0${text}`, 'utf8').digest();
}
