import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/profile/load.ts';
import { isHandled } from './handled.ts';

const HEAD = 'deidlab: 1\nname: p\nbasis: nothing\n';

describe('whatever the file of a profile holds', () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      '',
      '~',
      'null',
      'true',
      'no',
      '0',
      '007',
      '-1',
      '1e999',
      '.inf',
      '.nan',
      '0x1F',
      '1_000',
      '2024-01-31',
      '[]',
      '{}',
      '[~]',
      '{a: }',
      '"\\e[31m"',
      "''",
      '*a',
      '&a x',
      '!!set {a}',
      '!x y',
      '<<',
      '__proto__',
      'constructor',
      'toString',
      '? a',
      '| ',
      '>-',
      '- a',
      '@',
      '`',
      '%',
      '#',
      "'",
      '"',
      '{',
      '[',
      ', ',
      ': ',
      '\t',
      '\u2028',
      '\ufeff',
      '(0010,0020)',
      '(60xx,3000)',
      '(xxxx,xxxx)',
      '(0019,"A",0C)',
      '(0019,"A',
      '**',
      '*',
      '**/**',
      '/',
      'A/B',
      'PatientID',
      'keep',
      'generalize',
      'noise',
      'replace',
      'CT',
      '18',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.json({ maxDepth: 2 }),
  );
  const KEYS = ['deidlab', 'name', 'description', 'basis', 'options', 'private', 'rules'] as const;
  const RULE_KEYS = [
    'select',
    'when',
    'note',
    'action',
    'value',
    'prefix',
    'width',
    'cap',
    'period',
    'digits',
    'step',
    'style',
    'percent',
    'absolute',
    'leave',
  ] as const;
  const RIGHT: Readonly<Record<string, string>> = {
    deidlab: '1',
    name: 'p',
    basis: 'nothing',
    select: 'PatientID',
    action: 'keep',
  };

  it('in any one position', () => {
    const places = [
      ...KEYS.map(
        (key) => (text: string) =>
          KEYS.map((each) =>
            each === key ? `${each}: ${text}` : RIGHT[each] ? `${each}: ${RIGHT[each]}` : '',
          ).join('\n'),
      ),
      ...RULE_KEYS.map(
        (key) => (text: string) =>
          `${HEAD}rules:\n  - ${RULE_KEYS.map((each) => (each === key ? `${each}: ${text}` : RIGHT[each] ? `${each}: ${RIGHT[each]}` : `# ${each}`)).join('\n    ')}\n`,
      ),
      ...['keep', 'replace', 'pseudonym', 'generalize', 'clean', 'noise', 'encrypt'].flatMap((action) =>
        RULE_KEYS.map(
          (key) => (text: string) =>
            `${HEAD}rules: [{ select: PatientID, action: ${action}, ${key}: ${text} }]\n`,
        ),
      ),
      (text: string) => text,
      (text: string) => `${HEAD}${text}: x\n`,
      (text: string) => `${HEAD}options: [${text}]\n`,
      (text: string) => `${HEAD}rules: [${text}]\n`,
      (text: string) => `${HEAD}rules: [{ ${text}: x }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: [PatientID, ${text}] }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: { ${text}: x, vr: PN } }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: { attribute: ${text} } }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: { vr: ${text}, group: ${text} } }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: PatientID, when: { ${text}: x } }]\n`,
      (text: string) => `${HEAD}rules: [{ action: keep, select: PatientID, when: { Modality: ${text} } }]\n`,
      (text: string) =>
        `${HEAD}rules: [{ action: keep, select: PatientID, when: { Modality: [${text}] } }]\n`,
    ];
    fc.assert(
      fc.property(fc.nat({ max: places.length - 1 }), scalar, (place, text) =>
        isHandled(places[place]!(text)),
      ),
      { numRuns: 1500 },
    );
  });

  it('in every position of a rule at once', () => {
    const rule = fc.dictionary(fc.oneof(fc.constantFrom(...RULE_KEYS), fc.string({ maxLength: 4 })), scalar, {
      maxKeys: 6,
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), (rules) =>
        isHandled(
          `${HEAD}rules:\n${rules
            .map(
              (each) =>
                `  - { ${Object.entries(each)
                  .map(([key, text]) => `${key}: ${text}`)
                  .join(', ')} }\n`,
            )
            .join('')}`,
        ),
      ),
      { numRuns: 400 },
    );
  });

  const big = 300_000;
  const nine = (name: string): string => Array.from({ length: 9 }, () => `*${name}`).join(', ');
  it.each([
    [
      'a bomb of aliases',
      `a: &a [x, x]\nb: &b [${nine('a')}]\nc: &c [${nine('b')}]\nd: &d [${nine('c')}]\ne: &e [${nine('d')}]\nf: [${nine('e')}]\n`,
    ],
    ['a list that holds itself', `${HEAD}rules: &a [*a]\n`],
    ['a rule that holds itself', `${HEAD}rules: [&a { select: *a, when: *a, action: *a }]\n`],
    ['many aliases', `a: &a x\n${Array.from({ length: 20_000 }, (_, index) => `k${index}: *a\n`).join('')}`],
    ['many unknown keys', HEAD + Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('')],
    [
      'many unknown keywords',
      `${HEAD}rules: [{ action: keep, select: [${'PatientIDD, '.repeat(big / 12)}] }]\n`,
    ],
    [
      'many unknown conditions',
      `${HEAD}rules: [{ action: keep, select: PatientID, when: { ${Array.from({ length: 10_000 }, (_, index) => `k${index}: x`).join(', ')} } }]\n`,
    ],
    ['many wrong actions', `${HEAD}rules:\n${'  - { select: PatientID, action: kep }\n'.repeat(big / 40)}`],
    ['deep brackets', '['.repeat(big / 3)],
    ['deep braces', '{a: '.repeat(big / 4)],
    ['deep dashes', '- '.repeat(big / 3)],
    ['a long word', 'x'.repeat(big)],
    ['a long selector', `${HEAD}rules: [{ action: keep, select: ${'x'.repeat(big)} }]\n`],
    ['a long path', `${HEAD}rules: [{ action: keep, select: ${'**/'.repeat(130)}PatientID }]\n`],
    ['a long name', `deidlab: 1\nname: ${'x'.repeat(big)}\nbasis: nothing\n`],
    ['blank lines', '\n'.repeat(big)],
    ['quotes', "'\n".repeat(big / 3)],
  ])('%s', (_, text) => {
    expect(isHandled(text)).toBe(true);
  });

  it('1 MB of right rules is read', () => {
    const line = '  - { select: PatientID, action: keep }\n';
    const times = Math.floor((1_000_000 - HEAD.length) / line.length);
    expect(parseProfile(`${HEAD}rules:\n${line.repeat(times)}`).rules).toHaveLength(times);
  });
});
