import type { DeidErrorCode } from '../errors.ts';
import { createProgress } from './progress.ts';

/** What a long job is given so that it can be watched and stopped. */
export interface Watch {
  readonly onProgress: ((done: number) => void) | undefined;
  readonly shouldStop: () => boolean;
}

/** Runs a job that Ctrl-C asks to stop, so that it can put away what it made. */
export async function stoppable<T>(job: (shouldStop: () => boolean) => Promise<T>): Promise<T> {
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
  };
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    return await job(() => interrupted);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

/** Runs a job over the files of `input` with a progress bar, unless it is to be silent; Ctrl-C asks it to stop. */
export async function watchJob<T>(
  input: string,
  job: (watch: Watch) => Promise<T>,
  { isSilent = false }: { readonly isSilent?: boolean } = {},
): Promise<T> {
  return await stoppable(async (shouldStop) => {
    const progress = isSilent ? undefined : await createProgress(input);
    try {
      return await job({ onProgress: progress?.update, shouldStop });
    } finally {
      progress?.stop();
    }
  });
}

/** `3 files were not read: 2 E_NOT_DICOM, 1 E_TRUNCATED`; nothing when all were. */
export function describeUnread(refused: readonly { readonly code: DeidErrorCode }[]): string | undefined {
  if (refused.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1);
  const list = [...counts].map(([code, files]) => `${files} ${code}`).join(', ');
  return `${refused.length} ${refused.length === 1 ? 'file was' : 'files were'} not read: ${list}`;
}
