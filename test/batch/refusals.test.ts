import { expect, it } from 'vitest';
import { groupRefusals } from '../../src/batch/refusals.ts';

it('shows some refusals of every code, the most frequent first, and says how many reasons are left', () => {
  const refused = [
    ...Array.from({ length: 100 }, (_, k) => ({
      ...{ index: k + 1, code: 'E_NOT_DICOM' as const, message: `found ${k >> 1} bytes` },
    })),
    { index: 101, code: 'E_PIXELS' as const, message: 'found pixels' },
  ];
  const { shown, left } = groupRefusals(refused, 5);
  expect(shown.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'E_NOT_DICOM 1,2',
    'E_NOT_DICOM 3,4',
    'E_NOT_DICOM 5,6',
    'E_NOT_DICOM 7,8',
    'E_PIXELS 101',
  ]);
  expect(left).toBe(46);
});
