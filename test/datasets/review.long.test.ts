import { describe, expect, it } from 'vitest';
import { BAD_OUTPUTS } from '../../datasets/bad-outputs.ts';
import { bundledKey, createWorld, PROFILES } from '../../datasets/outputs.ts';
import { EXCEPTIONS, readReferences, reviewOutput, reviewProfiles } from '../../datasets/review.ts';

const reviewed = reviewProfiles();
const { profiles: committed } = readReferences();
const AGAIN = 'look at what changed, then: npm run datasets:review -- --write';

describe("the engine's output, judged by the answer key alone", () => {
  it.each(PROFILES)('has no finding with %s', (profile) => {
    expect(reviewed[profile].findings).toEqual([]);
    expect(reviewed[profile].searched.strings).toBeGreaterThan(5000);
  });

  it('has exceptions with a reason each, and none that is not needed any more', () => {
    for (const exception of EXCEPTIONS) {
      expect(exception.reason.length).toBeGreaterThan(40);
      const accepted = reviewed[exception.profile].accepted.find(
        ({ where, reason }) => where === exception.where && reason === exception.reason,
      );
      expect(accepted?.times, `${exception.profile} ${exception.where}`).toBeGreaterThan(0);
    }
  });

  it.each(PROFILES)('is the committed reference with %s', (profile) => {
    const { files, ...rest } = reviewed[profile];
    const { files: committedFiles, ...committedRest } = committed[profile];
    expect(rest, AGAIN).toEqual(committedRest);
    expect(Object.keys(files), AGAIN).toEqual(Object.keys(committedFiles));
    expect(files, AGAIN).toEqual(committedFiles);
  });

  it('holds no value: the references name no planted string', () => {
    const text = JSON.stringify({ ...committed, files: undefined });
    for (const rows of bundledKey().values())
      for (const { kind, text: planted, where } of rows)
        if (
          ['name', 'record-number', 'phone', 'uid'].includes(kind) &&
          where !== 'file name' &&
          planted.length > 5
        )
          expect(text.includes(planted), where).toBe(false);
  });
});

describe('the review', () => {
  const world = createWorld();
  const key = bundledKey();
  const own = Object.fromEntries(
    PROFILES.map((profile) => [profile, reviewOf(profile, world.runs(profile).main)]),
  ) as Record<(typeof PROFILES)[number], string[]>;

  function reviewOf(
    profile: (typeof PROFILES)[number],
    output: Parameters<typeof reviewOutput>[2],
  ): string[] {
    const { findings } = reviewOutput(world.cohort, key, output, profile);
    return findings.map(({ what, where, form, observed, times }) =>
      [what, where, form, observed, times].join(' '),
    );
  }

  // a number with dashes in it is a form that the answer key does not have
  const isBeyond = new Set(['id-with-dashes']);
  const bent = BAD_OUTPUTS.filter(
    ({ run, severity, id }) =>
      run === 'main' && (severity === 'LEAK' || severity === 'LINKAGE') && !isBeyond.has(id),
  );

  it.each(bent)('is not satisfied with $id', ({ make, profile }) => {
    const findings = reviewOf(profile, make(world.runs(profile), world).main);
    expect(findings.filter((finding) => !own[profile].includes(finding))).not.toEqual([]);
  });

  it('speaks of no value, whatever it finds', () => {
    const untouched = BAD_OUTPUTS.find(({ id }) => id === 'do-nothing')!;
    const text = reviewOf('basic', untouched.make(world.runs('basic'), world).main).join('\n');
    expect(text).toContain('keep');
    for (const { text: planted, kind, where } of [...key.values()].flat())
      if (kind !== 'decoy' && where !== 'file name' && planted.length > 4)
        expect(text.includes(planted), where).toBe(false);
  });
});
