import { describe, expect, it } from 'vitest';
import { createFindings } from '../../src/check/group.ts';

const note = (path: string) =>
  ({ code: 'value-kept', path, observed: 'unchanged', expected: 'remove' }) as const;

describe('findings', () => {
  it('of one code at one path are one, with a count and the files', () => {
    const findings = createFindings({ showValues: false });
    for (const file of [3, 1, 3]) findings.add(note('(0010,0010)'), file);
    expect(findings.list()).toMatchObject([
      { path: '(0010,0010)', keyword: 'PatientName', count: 3, files: [3, 1], severity: 'LEAK' },
    ]);
  });

  it('inside a sequence that nobody went into are one, at the path that they share', () => {
    const findings = createFindings({ showValues: false });
    const inner = '(0040,A730)/(0040,A730)';
    for (const [file, last] of ['A160', 'A123', 'A075', 'A124', 'A121'].entries())
      findings.add(note(`${inner}/(0040,${last})`), file + 1);
    findings.add(note('(0010,0020)'), 9);
    findings.add(note('(0008,1140)/(0008,1155)'), 9);
    expect(findings.list().map(({ path, count, files }) => [path, count, files])).toEqual([
      [inner, 5, [1, 2, 3, 4, 5]],
      ['(0008,1140)/(0008,1155)', 1, [9]],
      ['(0010,0020)', 1, [9]],
    ]);
  });

  it('of private creators that may not be named are one, however many files have their own', () => {
    const findings = createFindings({ showValues: false });
    for (let file = 1; file <= 1000; file++) findings.add(note(`(0029,"DOE ${file}",01)`), file);
    expect(findings.list()).toMatchObject([{ path: '(0029,"unlisted creator",01)', count: 1000 }]);
  });

  it('come leaks first, the most frequent first', () => {
    const findings = createFindings({ showValues: false });
    findings.add({ ...note('(0018,0050)'), code: 'attribute-removed' }, 1, 50);
    findings.add({ ...note('(0020,000D)'), code: 'uid-merged' }, 1, 2);
    findings.add(note('(0010,0010)'), 1);
    findings.add(note('(0010,0020)'), 1, 7);
    expect(findings.list().map(({ path }) => path)).toEqual([
      '(0010,0020)',
      '(0010,0010)',
      '(0020,000D)',
      '(0018,0050)',
    ]);
  });
});
