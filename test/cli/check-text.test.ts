import { expect, it } from 'vitest';
import { describeCheck } from '../../src/cli/check-text.ts';
import { checkResult, finding } from '../support/check-result.ts';

it('shows a hundred findings of a kind, and says how many more there are', () => {
  const findings = [
    ...Array.from({ length: 5000 }, (_, k) => finding('value-kept', { keyword: `Keyword${k}`, count: 2 })),
    finding('attribute-removed', { keyword: 'KVP' }),
  ];
  const text = describeCheck(checkResult({ findings }), { hints: false });
  expect(text).toContain('Keyword99:');
  expect(text).not.toContain('Keyword100:');
  expect(text).toContain('... and 4900 more findings of this kind, 9800 places; --json F writes all of them');
  expect(text).toContain('KVP');
});
