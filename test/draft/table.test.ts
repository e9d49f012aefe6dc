import { describe, expect, it } from 'vitest';
import type { RoundRecord, RunRecord } from '../../src/draft/run-folder.ts';
import { screenWords } from '../../src/draft/screen.ts';
import { makeTable, parsePrices, passAtK, wilson } from '../../src/draft/table.ts';
import { cellsOf, TABLE_HEADER, tableHtml } from '../../src/draft/table-text.ts';

const round = (more: Partial<RoundRecord>): RoundRecord => ({
  ...{
    outcome: 'passed',
    codes: [],
    leaks: 0,
    linkage: 0,
    invalid: 0,
    overRemovals: 0,
    unstable: 0,
    feedback: [],
    seconds: 2,
  },
  ...more,
});
const run = (rounds: readonly RoundRecord[], more: Partial<RunRecord> = {}): RunRecord => ({
  ...{
    deidlab: '0',
    task: '01-direct-identifiers',
    prompt: 'task',
    model: 'm',
    endpoint: 'h/v1',
    date: '2026-11-25',
  },
  ...{ ended: rounds.at(-1)!.outcome === 'passed' ? 'passed' : 'rounds', rounds },
  ...more,
});
const usage = { inputTokens: 1000, outputTokens: 500 };
const leaky = round({ outcome: 'findings', codes: ['value-kept'], leaks: 4, overRemovals: 1, usage });

describe('the table', () => {
  it('estimates pass@k without bias, and gives the interval of Wilson', () => {
    expect(wilson(3, 5).map((share) => Math.round(share * 100))).toEqual([23, 88]);
    expect(wilson(0, 5)[0]).toBe(0);
    expect(passAtK(5, 3, 1)).toBeCloseTo(0.6);
    // by counting: of the 10 pairs of 5 drafts, one has no passing one
    expect(passAtK(5, 3, 2)).toBeCloseTo(0.9);
    expect(passAtK(3, 0, 3)).toBe(0);
  });

  it('puts first drafts and repaired ones beside each other', async () => {
    const records = [
      run([round({ usage })]),
      run([leaky, round({ usage })]),
      run([round({ outcome: 'did not compile', codes: ['type'], usage }), { ...leaky, leaks: 2 }]),
    ];
    const prices = await parsePrices(
      '{date: 2026-11-25, currency: EUR, models: {m: {input: 2, output: 10}}}'.replace(
        '2026-11-25',
        '"2026-11-25"',
      ),
    );
    const { rows, byRound, failures } = makeTable(records, { prices });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      drafts: 3,
      ran: 2,
      passed: 1,
      repaired: 2,
      roundsToPass: 1.5,
      leaks: { worst: 4, median: 2 },
    });
    expect(rows[0]!.passAtK).toEqual({ k: 3, chance: 1 });
    expect(rows[0]!.tokens).toEqual({ input: 5000, output: 2500 });
    expect(rows[0]!.cost).toEqual({ amount: 0.035, currency: 'EUR' });
    expect(byRound[0]!.passed).toEqual([1, 2]);
    expect(failures).toEqual([
      { model: 'm', reason: 'value-kept', drafts: 2 },
      { model: 'm', reason: 'type', drafts: 1 },
    ]);
  });

  it('never makes up what a server did not report', () => {
    const { rows } = makeTable([run([round({})])]);
    const cells = Object.fromEntries(cellsOf(rows[0]!).map((cell, at) => [TABLE_HEADER[at], cell]));
    expect(cells).toMatchObject({ 'Tokens in/out': 'not reported', Cost: '-', 'pass@k': '-' });
  });

  it('marks each row of a replay, without tokens, cost and seconds', () => {
    const label = 'replay: written by the authors, no model was called';
    const table = makeTable([
      run([round({})], { label, model: 'one' }),
      run([leaky], { label, model: 'two' }),
    ]);
    expect(table.rows).toMatchObject([{ model: 'replay', label, drafts: 2 }]);
    const cells = Object.fromEntries(cellsOf(table.rows[0]!).map((cell, at) => [TABLE_HEADER[at], cell]));
    expect(cells).toMatchObject({ 'Tokens in/out': expect.stringMatching(/-|\d/), Seconds: '-' });
    expect(tableHtml(table)).toContain(label);
    expect(table.notes.join()).toMatch(/does not mean safe to release/);
  });

  it('writes a page without script or foreign parts, and escapes names', () => {
    const html = tableHtml(makeTable([run([leaky], { model: '<img src=x onerror=alert(1)>' })]));
    expect(html).not.toMatch(/<img|<script|https?:/);
    expect(html).toContain('&#60;img');
  });

  it('takes only price files with a date', async () => {
    await expect(parsePrices('{currency: USD, models: {}}')).rejects.toThrow(/price file with date/);
    await expect(parsePrices('][')).rejects.toThrow(/price file/);
  });
});

describe("the learner's words", () => {
  it.each([
    ['Remove Smith^John^^Dr', 'name'],
    ['as for Mr. Okonkwo, keep it', 'name'],
    ['the patient 4711338812 is in it', 'number'],
    ['born on 12.03.1957', 'date, phone, address or number'],
    ['seen on 20240301', 'date, phone, address or number'],
    ['call 555-0143 4471', 'date, phone, address or number'],
    ['mail jo.doe@example.org', 'date, phone, address or number'],
    ['UID 1.2.826.0.1.3680043.8.498.11.1', 'uid'],
  ])('%s: looks like a value', (words, kind) => {
    const found = screenWords(words);
    expect(found.length).toBeGreaterThan(0);
    if (kind !== 'number') expect(found.map((each) => each.kind)).toContain(kind);
  });

  it.each([
    'Remove PatientName (0010,0010) and 00100020, and all of group 0019.',
    'Shift all DA and DT values by whole days; keep TM. Follow PS3.15 Table E.1-1, edition 2024.',
    'UIDs that begin with 1.2.840.10008 stay. Use 2 rounds and 64 characters at most.',
    'Write [removed] in place of every word of a name; (60xx,3000) goes.',
  ])('%s: looks like none', (words) => {
    expect(screenWords(words)).toEqual([]);
  });
});
