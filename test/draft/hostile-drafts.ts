import type { FailureCode } from '../../src/draft/sandbox.ts';

/** A draft that wants to bring down whoever runs it; JavaScript, as the sandbox runs it. */
export interface HostileDraft {
  readonly name: string;
  readonly code: string;
  /** What may be reported. */
  readonly ends: readonly FailureCode[];
}

const body = (text: string): string =>
  `export default function deidentify(dataset) { if (dataset.calm) return dataset; ${text}; return dataset; }`;

export const HOSTILE_DRAFTS: readonly HostileDraft[] = [
  { name: 'an endless loop', code: body('for (;;) {}'), ends: ['timed-out'] },
  {
    name: 'a catastrophic regular expression',
    code: body(`/^(a+)+$/.test('a'.repeat(60) + 'b')`),
    ends: ['timed-out'],
  },
  {
    name: 'a search in 20 MB for 10 MB',
    code: body(`('a'.repeat(20e6)).indexOf('a'.repeat(10e6) + 'b')`),
    ends: ['timed-out', 'out-of-memory'],
  },
  {
    name: 'lastIndexOf on a length of 2 to the 32',
    code: body('Array.prototype.lastIndexOf.call({ length: 2 ** 32 - 1 }, 1)'),
    ends: ['timed-out'],
  },
  {
    name: 'recursion that catches everything',
    code: body('const f = () => { try { f(); } catch { f(); } }; f()'),
    ends: ['timed-out'],
  },
  {
    name: 'a number of many millions of bits',
    code: body('let n = 3n; for (;;) n *= n'),
    ends: ['timed-out', 'out-of-memory', 'threw'],
  },
  {
    name: 'a heap that grows',
    code: body('const all = []; for (;;) all.push(new Array(1000).fill(all.length))'),
    ends: ['out-of-memory', 'timed-out', 'crashed', 'threw'],
  },
  {
    name: '4 GB of array buffers',
    code: body(
      'const all = []; for (let i = 0; i < 64; i++) all.push(new ArrayBuffer(64 * 2 ** 20)); dataset.x = all.length',
    ),
    ends: ['out-of-memory', 'threw', 'crashed'],
  },
  {
    name: 'a string that doubles',
    code: body(`let text = 'x'; for (;;) text += text`),
    ends: ['out-of-memory', 'threw', 'timed-out', 'crashed'],
  },
  { name: 'plain recursion', code: body('const f = (n) => f(n + 1) + 1; f(0)'), ends: ['threw'] },
  {
    name: 'a sort that never ends',
    code: body('const list = Array.from({ length: 1e5 }, (_, i) => i); for (;;) list.sort(() => 1)'),
    ends: ['timed-out'],
  },
  {
    name: 'the text of a huge number',
    code: body('dataset.x = String(2n ** 4000000n * 3n ** 1000000n).length'),
    ends: ['timed-out', 'out-of-memory', 'threw'],
  },
  {
    name: 'an endless wait',
    code: 'for (;;) await 0; export default (dataset) => dataset;',
    ends: ['timed-out', 'top-level-await'],
  },
];
