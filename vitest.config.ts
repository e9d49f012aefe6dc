import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const isQuick = process.env.DEIDLAB_TESTS === 'quick';
/** Compare times: they run after all others, one at a time. */
const ALONE = 'test/**/*.alone.*.test.ts';
const common = { testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' as const };

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          include: ['test/**/*.test.ts'],
          // what takes long: npm test -- --all
          exclude: [ALONE, ...(isQuick ? ['test/**/*.long.test.ts'] : [])],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'alone',
          include: isQuick ? [] : [ALONE],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
