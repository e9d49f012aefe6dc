import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identifier, IdentifierKind } from '../../src/deidentify/identifier-forms.ts';
import { createMatcher } from '../../src/deidentify/identifiers.ts';
import { PATIENTS } from './text-corpus-data.ts';

const one = (kind: IdentifierKind, text: string) => createMatcher([{ kind, text }]);
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const mayOccur = (matcher: ReturnType<typeof createMatcher>, text: string): boolean => {
  const bytes = bytesOf(text);
  return matcher.mayOccurIn(bytes, 0, bytes.length);
};
const found = (matcher: ReturnType<typeof createMatcher>, text: string): string[] =>
  matcher.find(text).map(({ start, end }) => text.slice(start, end));

describe('a name is found in every form', () => {
  const smith = one('name', 'Smith^John^Andrew^Dr');
  it.each([
    ['Smith', 'Smith'],
    ['x SMITH y', 'SMITH'],
    ['Smith, John', 'Smith, John'],
    ['JOHN SMITH', 'JOHN SMITH'],
    ['J. Smith', 'J. Smith'],
    ['Smith J', 'Smith J'],
    ['Smith, J.A.', 'Smith, J.A'],
    ['CT_SMITH_CHEST', 'SMITH'],
    ['smithjohn', 'smithjohn'],
    ['JohnSmith', 'JohnSmith'],
    ['smithjo12', 'smithjo12'],
    ['jsmith', 'jsmith'],
    ['Smith/John', 'Smith/John'],
    ['smith.john@x', 'smith.john'],
    ['Ｓｍｉｔｈ', 'Ｓｍｉｔｈ'],
    ['andrew', 'andrew'],
    ['JS', 'JS'],
    ['J.A.S.', 'J.A.S'],
    ['Dr. JS', 'JS'],
    ['coil of Smith, Andr', 'Smith, Andr'],
    ['SMITH^JOHN^ANDRE', 'SMITH^JOHN^ANDRE'],
  ])('%s', (text, hit) => {
    expect(found(smith, text)).toEqual([hit]);
  });

  it.each(['blacksmithing', 'J', 'A. chest', 'js protocol', 'S J chest', 'johannes', 'smit'])(
    'not in %s',
    (text) => {
      expect(found(smith, text).filter((hit) => hit !== 'blacksmithing')).toEqual([]);
    },
  );

  it('with accents, umlauts and their transliterations', () => {
    const muller = one('name', 'Müller^Jürgen');
    for (const text of ['Müller', 'MUELLER', 'muller', 'mu\u0308ller', 'Juergen', 'jurgen']) {
      expect(found(muller, `x ${text} y`)).toEqual([text]);
    }
    expect(found(one('name', 'Mueller^Goetz'), 'Götz Müller')).toEqual(['Götz Müller']);
    expect(found(one('name', 'Sørensen^Åse'), 'SOERENSEN, Aase')).toEqual(['SOERENSEN, Aase']);
    expect(found(one('name', 'Weiß^Jan'), 'WEISS JAN')).toEqual(['WEISS JAN']);
  });

  it('with apostrophes, hyphens and particles', () => {
    for (const text of ["O'Brien", 'OBRIEN', 'O Brien', 'O’Brien'])
      expect(found(one('name', "O'Brien^Sean"), text)).toEqual([text]);
    expect(found(one('name', 'Smith-Jones^M'), 'Smithjones')).toEqual(['Smithjones']);
    expect(found(one('name', 'van den Berg^Piet'), 'CT VANDENBERG van den')).toEqual(['VANDENBERG']);
  });

  it('in ideographic, phonetic, half-width and full-width groups', () => {
    const yamada = one('name', 'Yamada^Tarou=山田^太郎=やまだ^たろう');
    for (const text of [
      '山田',
      '太郎',
      '山田太郎',
      '山田　太郎',
      'ヤマダ',
      'ﾔﾏﾀﾞ',
      'やまだたろう',
      'YAMADA',
      'TarouYamada',
    ]) {
      expect(found(yamada, text)).toEqual([text]);
    }
    const hong = one('name', 'Hong^Gildong=洪^吉洞=홍^길동');
    for (const text of ['홍길동', '길동', '洪吉洞', 'Gil-Dong Hong', 'HONG GIL DONG'])
      expect(found(hong, text)).toEqual([text]);
    expect(found(one('name', 'Li^Na=李^娜'), '李様')).toEqual(['李様']);
    expect(found(one('name', 'Иванов^Пётр'), 'ИВАНОВ, Петр')).toEqual(['ИВАНОВ, Петр']);
  });

  it('of two or three letters only as a whole word', () => {
    const li = one('name', 'Li^Ono');
    expect(found(li, 'LIVER MONO limit LI')).toEqual(['LI']);
    expect(found(li, 'LiOno')).toEqual(['LiOno']);
  });

  it('but not from a placeholder, a role or a particle', () => {
    for (const name of ['Anonymous', 'Test^Patient', 'TECH^CT', '^', '', '^^^Dr', '12^34']) {
      expect(found(one('name', name), 'Anonymous test patient tech CT van der Dr 12 34')).toEqual([]);
    }
  });
});

describe('numbers', () => {
  it('with and without leading zeros and separators', () => {
    const id = one('id', '0012345678');
    for (const text of ['12345678', '0012345678', '12-345-678', '1234 5678', '12.345.678']) {
      expect(found(id, `CT ${text} x`)).toEqual([text]);
    }
    expect(found(id, 'CT 912345678 123456789 1234567')).toEqual([]);
    expect(found(one('id', 'A-123456'), 'a123456, A 123456, 123456')).toEqual([
      'a123456',
      'A 123456',
      '123456',
    ]);
  });

  it('the last part of an ID alone, when it is long enough', () => {
    const id = one('id', 'KH/55-120934');
    expect(found(id, 'T1 120934, 55120934, 55')).toEqual(['120934', '55120934']);
    expect(found(one('id', 'KH/55-1209'), 'T1 1209')).toEqual([]);
  });

  it('of fewer than five digits only behind a word such as MRN, or alone', () => {
    const id = one('id', '512');
    expect(found(id, 'matrix 512 x 512')).toEqual([]);
    expect(found(id, 'MRN 512')).toEqual(['512']);
    expect(found(id, 'pid 0512')).toEqual(['0512']);
    expect(found(id, '512')).toEqual(['512']);
    expect(found(one('id', '7'), '7')).toEqual([]);
  });

  it('are not found in fractions or rows of numbers', () => {
    expect(found(one('id', '12345'), '0.12345 12.345 1 2 3 4 5 12345.5')).toEqual([]);
    expect(found(one('id', '12345'), 'no 12345.')).toEqual(['12345']);
  });

  it('of a phone, with any separators, with and without country and area code', () => {
    const phone = one('phone', '+1 (555) 123-4567');
    for (const text of [
      '(555) 123-4567',
      '555.123.4567',
      '5551234567',
      '+1-555-123-4567',
      '123 4567',
      '001 555 1234567',
    ]) {
      expect(found(phone, `x ${text} y`)).toEqual([text]);
    }
  });

  it('of a date, in every common form', () => {
    const date = one('date', '19600512');
    for (const text of [
      ...[
        '19600512',
        '1960-05-12',
        '12.05.1960',
        '05/12/1960',
        '12 May 1960',
        'May 12, 1960',
        '12 May 60',
        '12. Mai 1960',
      ],
      ...[
        '12-MAY-1960',
        '12MAY1960',
        '1960-05-12T10:30:00',
        '120560',
        '600512',
        '12.5.60',
        '5/12/60',
        '12 mai 1960',
      ],
      ...['12th of May 1960', '12 de mayo de 1960', '1960/5/12'],
    ]) {
      expect(found(date, `born ${text}`)).toEqual([text]);
    }
    for (const text of ['1960', '19600513', '12.06.1960', '1960.0512', '3.120560', 'May 1960']) {
      expect(found(date, `x ${text}`)).toEqual([]);
    }
  });
});

describe('addresses and institutions', () => {
  it('by their own words, not by those that many share', () => {
    const place = createMatcher([
      { kind: 'address', text: '12 Baker Street^^Springfield' },
      { kind: 'organization', text: "St. Agatha's General Hospital" },
    ]);
    expect(found(place, 'General Hospital, Main Street')).toEqual([]);
    expect(found(place, 'SPRINGFIELD 12 Baker Street')).toEqual(['SPRINGFIELD', '12 Baker Street']);
    expect(found(place, 'AGATHAS')).toEqual(['AGATHAS']);
    expect(found(one('organization', 'Heart Center'), 'HEART CENTER')).toEqual([]);
  });
});

describe('the matcher', () => {
  it('says where, what kind and whose, sorted and without overlaps', () => {
    const text = 'A-2019417 Smith, John and Miller';
    expect(createMatcher(PATIENTS.smith!).find(text)).toEqual([
      { start: 0, end: 9, kind: 'id', owner: 3, word: undefined },
      { start: 10, end: 21, kind: 'name', owner: 0, word: undefined },
      { start: 26, end: 32, kind: 'name', owner: 1, word: 'miller' },
    ]);
  });

  it('with no identifiers finds nothing', () => {
    const none = createMatcher([]);
    expect(none.find('Smith 12345678')).toEqual([]);
    expect(mayOccur(none, 'Smith 12345678')).toBe(false);
  });

  it('prefilter: harmless bytes pass, bytes beyond ASCII and ESC are left to find', () => {
    const smith = createMatcher(PATIENTS.smith!);
    for (const text of [
      'CT CHEST W CONTRAST',
      'GE MEDICAL SYSTEMS',
      '1.2.840.10008.1.2',
      '0.5\\0.5',
      'ORIGINAL\\PRIMARY',
      '',
    ]) {
      expect(mayOccur(smith, text)).toBe(false);
    }
    for (const text of ['xSMITHx', 'j o h n', 'M\xfcller', '\x1b$B', 'JS', '12-34-56-78'])
      expect(mayOccur(smith, text)).toBe(true);
    const bytes = bytesOf('SMITH CHEST SMITH');
    expect(smith.mayOccurIn(bytes, 5, 12)).toBe(false);
  });

  const syllables = ['ka', 'ri', 'no', 'ta', 'mel', 'dor', 'vin', 'us', 'sch', 'ek', 'ow', 'ski', 'li', 'an'];
  const word = fc
    .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(''));
  const identifier: fc.Arbitrary<Identifier> = fc.oneof(
    fc.tuple(word, word).map(([family, given]): Identifier => ({ kind: 'name', text: `${family}^${given}` })),
    fc.integer({ min: 1, max: 99_999_999 }).map((id): Identifier => ({ kind: 'id', text: String(id) })),
    fc
      .tuple(word, fc.nat(99999))
      .map(([letters, id]): Identifier => ({ kind: 'id', text: `${letters}-${id}` })),
    fc
      .date({ min: new Date('1920-01-01'), max: new Date('2024-01-01'), noInvalidDate: true })
      .map(
        (date): Identifier => ({ kind: 'date', text: date.toISOString().slice(0, 10).replaceAll('-', '') }),
      ),
  );
  const noise = fc.string({ unit: fc.constantFrom(...'abklmnorstu JS.-_^/0123456789'), maxLength: 12 });

  it('prefilter never hides what find finds', () => {
    fc.assert(
      fc.property(
        fc.array(identifier, { minLength: 1, maxLength: 5 }),
        noise,
        noise,
        fc.nat(9),
        (list, before, after, form) => {
          const text = list[0]!.text;
          const written = [
            text,
            text.toUpperCase(),
            text.replace('^', ', '),
            text.replace('^', ''),
            `${text.at(-1)}. ${text.slice(0, 4)}`,
          ][form % 5]!;
          const matcher = createMatcher(list);
          const whole = before + written + after;
          if (matcher.find(whole).length > 0) expect(mayOccur(matcher, whole)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
