import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DeidError } from '../errors.ts';
import { listZip } from './zip.ts';

/** A zip as a private temporary folder. */
export interface UnpackedZip {
  readonly folder: string;
  /** Deletes it. */
  close(): void;
}

/**
 * Unpacks a zip whole, for what has to find its files by their names. The folder is private (mode 0700); whoever asked for it
 * must close it.
 *
 * @param shouldStop asked between files; true ends the unpacking
 * @throws DeidError E_CHECK_FAILED when it was stopped, E_UNREADABLE for what is no zip or is damaged, E_USAGE for a name that is none of a file in a folder
 */
export async function unpackZip(path: string, shouldStop: () => boolean): Promise<UnpackedZip> {
  const folder = mkdtempSync(join(tmpdir(), 'deidlab-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for await (const entry of listZip(path)) {
      if (shouldStop())
        throw new DeidError('E_CHECK_FAILED', 'stopped before the zip was unpacked; nothing is proved');
      if (entry.refusal) throw entry.refusal;
      const steps = entry.name.split('/');
      if (steps.some((step) => step === '' || step === '.' || step === '..' || /[\\:\0]/.test(step)))
        throw new DeidError(
          'E_USAGE',
          'expected a zip of files in folders, found one with an entry that would lie elsewhere. Unpack it yourself, into a folder of its own',
        );
      const target = join(folder, ...steps);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(entry.path, target);
      entry.dispose?.();
    }
    return { folder, close };
  } catch (error) {
    close();
    throw error;
  }
}
