import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { DeidError } from '../errors.ts';
import type { InputFile } from './discover.ts';

/** An entry that unpacks to more is no file of a study. */
const MAX_ENTRY_BYTES = 64 * 2 ** 30;

/**
 * The files in a zip, each unpacked to a private temporary folder (mode 0700) while it is worked on and deleted
 * afterwards. Names in the zip are never used as paths.
 *
 * @throws DeidError E_UNREADABLE when the zip cannot be opened
 */
export async function* listZip(path: string): AsyncGenerator<InputFile> {
  const { default: yauzl } = await import('yauzl');
  const zip = await new Promise<import('yauzl').ZipFile>((done, fail) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, opened) =>
      error ? fail(error) : done(opened),
    );
  }).catch((cause: unknown) => {
    throw badZip(cause);
  });
  const folder = mkdtempSync(join(tmpdir(), 'deidlab-'));
  const unpacked = join(folder, 'entry');
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      // undecoded, so that a name such as ../x is no reason to give up: it is never used as a path
      const name = (entry.fileName as unknown as Buffer).toString('utf8');
      if (name.endsWith('/')) continue;
      const refusal = await unpack(zip, entry, unpacked).then(() => undefined, refusalOf);
      yield { path: unpacked, name, refusal, dispose: () => rmSync(unpacked, { force: true }) };
    }
  } finally {
    zip.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function nextEntry(zip: import('yauzl').ZipFile): Promise<import('yauzl').Entry | undefined> {
  return new Promise((done, fail) => {
    const settle = (settled: () => void): void => {
      zip.off('entry', onEntry);
      zip.off('end', onEnd);
      zip.off('error', onError);
      settled();
    };
    const onEntry = (entry: import('yauzl').Entry): void => settle(() => done(entry));
    const onEnd = (): void => settle(() => done(undefined));
    const onError = (cause: unknown): void => settle(() => fail(badZip(cause)));
    zip.on('entry', onEntry);
    zip.on('end', onEnd);
    zip.on('error', onError);
    zip.readEntry();
  });
}

async function unpack(
  zip: import('yauzl').ZipFile,
  entry: import('yauzl').Entry,
  target: string,
): Promise<void> {
  if (entry.uncompressedSize > MAX_ENTRY_BYTES) {
    throw new DeidError('E_TOO_LARGE', 'expected an entry of at most 64 GiB in the zip, found a larger one');
  }
  const stream = await new Promise<import('node:stream').Readable>((done, fail) => {
    zip.openReadStream(entry, (error, opened) => (error ? fail(error) : done(opened)));
  });
  let sum = 0;
  const summed = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  };
  await pipeline(stream, summed, createWriteStream(target, { mode: 0o600 }));
  if (sum !== entry.crc32) {
    throw new DeidError(
      'E_UNREADABLE',
      'expected an entry with the checksum (CRC-32) that the zip gives for it, found other bytes; ' +
        'the zip was damaged on the way. Get it again from its source',
    );
  }
}

function refusalOf(cause: unknown): DeidError {
  if (cause instanceof DeidError) return cause;
  const code = (cause as { code?: string }).code;
  if (code === 'ENOSPC') {
    return new DeidError('E_WRITE', 'the disk for temporary files is full; set TMPDIR to a larger one', {
      cause,
    });
  }
  return new DeidError(
    'E_UNREADABLE',
    'expected an entry that can be unpacked, found a damaged or encrypted one',
    { cause },
  );
}

function badZip(cause: unknown): DeidError {
  return new DeidError('E_UNREADABLE', 'expected a zip archive, found a file that is none or is damaged', {
    cause,
  });
}
