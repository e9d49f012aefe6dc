import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../src/draft/sandbox.ts';
import { HOSTILE_DRAFTS } from './hostile-drafts.ts';

const KEY = randomBytes(32).toString('hex');

describe('a hostile draft ends within 2 s, with the host at work and below 200 MB,', () => {
  it.each(HOSTILE_DRAFTS)('$name', async ({ code, ends }) => {
    const sandbox = openSandbox(code);
    // the start of the thread is not the draft's time
    await sandbox.run('{"calm":true}', KEY);
    let beats = 0;
    let longestGap = 0;
    let lastBeat = performance.now();
    let mostMemory = 0;
    const before = process.memoryUsage().rss;
    const heart = setInterval(() => {
      beats++;
      longestGap = Math.max(longestGap, performance.now() - lastBeat);
      lastBeat = performance.now();
      mostMemory = Math.max(mostMemory, process.memoryUsage().rss - before);
    }, 10);
    const started = performance.now();
    const outcome = await sandbox.run('{}', KEY);
    const took = performance.now() - started;
    clearInterval(heart);
    await sandbox.close();
    expect(outcome.kind === 'failed' ? ends : [], JSON.stringify(outcome)).toContain(
      outcome.kind === 'failed' ? outcome.failure.code : outcome.kind,
    );
    expect(took).toBeLessThan(2000);
    expect(longestGap).toBeLessThan(400);
    expect(beats).toBeGreaterThanOrEqual(took > 100 ? 3 : 0);
    expect(mostMemory / 1e6).toBeLessThan(200);
  });
});
