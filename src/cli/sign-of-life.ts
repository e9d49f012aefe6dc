import { cutTo } from './table.ts';

/** A line that shows what goes on, below what was printed, and vanishes without a trace. */
export interface SignOfLife {
  /** The seconds go on by themselves. @param amount drawn as a bar */
  show(what: string, amount?: { readonly done: number; readonly all: number }): void;
  /** Before anything else is printed. @returns whether there was a line */
  clear(): boolean;
}

const BAR_COLUMNS = 16;
/** A terminal writes ^C behind the line, and must not break it. */
const ROOM_FOR_ECHO = 3;

/** A line on a terminal, nothing when somebody else reads what is printed. */
export async function createSignOfLife(): Promise<SignOfLife> {
  if (process.stdout.isTTY !== true || process.stderr.isTTY !== true)
    return { show: () => undefined, clear: () => false };
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: (options, { progress: part, startTime, maxWidth }, { what, isCounted }) => {
      const seconds = Math.floor((Date.now() - startTime) / 1000);
      const drawn = isCounted ? `${progress.Format.BarFormat(part, options)} ` : '';
      return cutTo(`${drawn}${what}, ${seconds} s`, maxWidth - ROOM_FOR_ECHO);
    },
    barsize: BAR_COLUMNS,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isShown = false;
  const clear = (): boolean => {
    const wasShown = isShown;
    isShown = false;
    if (wasShown) bar.stop();
    return wasShown;
  };
  return {
    show: (what, { done, all } = { done: 0, all: 0 }) => {
      const payload = { what, isCounted: all > 0 };
      if (isShown) bar.setTotal(all);
      else bar.start(all, done, payload);
      isShown = true;
      bar.update(done, payload);
      // at once: what is done next may leave no time for it
      bar.render();
    },
    clear,
  };
}
