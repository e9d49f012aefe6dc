/** The longest time without a look at signals and timers. */
const TURN_MS = 100;

/**
 * For a long loop that waits for nothing: gives signals, timers and what is drawn on a terminal their turn, when it is time.
 *
 * @example
 * const takeTurn = createTurns();
 * for (const file of files) { await takeTurn(); doFile(file); }
 */
export function createTurns(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last <= TURN_MS) return undefined;
    return new Promise((resume) => {
      setImmediate(() => {
        last = performance.now();
        resume();
      });
    });
  };
}
