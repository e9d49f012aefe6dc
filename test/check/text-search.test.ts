import { describe, expect, it } from 'vitest';
import { createTextSearch } from '../../src/check/text-search.ts';

describe('a name with a mark inside a word', () => {
  const search = createTextSearch([
    { text: "O'Brien^Aoife", kind: 'name' },
    { text: 'Martin^Jean-Pierre', kind: 'name' },
  ]);
  it.each(['OBRIEN', 'O.Brien', 'O BRIEN', 'O-Brien', 'obrien2019', 'JEANPIERRE', 'Jean Pierre'])(
    'is found written as %s',
    (text) => {
      expect(search.find(text)?.how).toBe('form');
    },
  );
  it.each(['Brienne', 'Pierre', 'pair'])('is not found in %s', (text) => {
    expect(search.find(text)).toBeUndefined();
  });
});
