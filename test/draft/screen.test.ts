import { expect, it } from 'vitest';
import { screenWords } from '../../src/draft/screen.ts';

it('lets the root of registered UIDs pass, which is public, and no other UID or number', () => {
  expect(screenWords('UIDs that begin with 1.2.840.10008 stay')).toEqual([]);
  expect(screenWords('UIDs below 1.2.840.10008. stay, such as 1.2.840.10008.5.1.4.1.1.2.')).toEqual([]);
  expect(screenWords('UIDs such as 1.2.840.113619.2.1.4 go')).toMatchObject([{ kind: 'uid' }]);
  expect(screenWords('the number 10008 and 1.3.2.840.10008')).toMatchObject([
    { start: 11, length: 5 },
    { kind: 'uid' },
  ]);
});
