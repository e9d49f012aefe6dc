import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../datasets/alter.ts';
import { bundledKey, createWorld, type OutputSet, PROFILES } from '../../datasets/outputs.ts';
import { type ReviewFinding, reviewOutput } from '../../datasets/review.ts';
import { VALID_OUTPUTS } from '../../datasets/valid-outputs.ts';
import { readDicom } from '../../src/dicom/read.ts';
import type { ProfileName } from '../../src/synthetic/cohort.ts';

const world = createWorld();
const key = bundledKey();

function findingsOf(profile: ProfileName, output: OutputSet): readonly ReviewFinding[] {
  const findings = reviewed.get(output) ?? reviewOutput(world.cohort, key, output, profile).findings;
  reviewed.set(output, findings);
  return findings;
}

const reviewed = new Map<OutputSet, readonly ReviewFinding[]>();
const placeOf = ({ where, observed }: ReviewFinding): string => `${where} ${observed}`;

function digestOfAll({ files, mapping }: OutputSet): string {
  const hash = createHash('sha256').update(JSON.stringify(mapping));
  for (const bytes of files.values()) hash.update(bytes);
  return hash.digest('hex');
}

describe('the valid outputs', () => {
  it('are at least twelve, all different from each other', () => {
    expect(VALID_OUTPUTS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(VALID_OUTPUTS.map(({ id }) => id)).size).toBe(VALID_OUTPUTS.length);
    // the order of the files must not matter
    const different = VALID_OUTPUTS.filter(({ id }) => id !== 'another-order');
    expect(new Set(different.map(({ make }) => digestOfAll(make(world)))).size).toBe(different.length);
  });

  it.each(VALID_OUTPUTS)('$id: $does', ({ id, make, policy }) => {
    const output = make(world);
    for (const { input, output: name, status } of output.mapping.files) {
      expect(output.files.has(name), input).toBe(status === 'deidentified');
      if (status === 'deidentified') expect(valueAt(output.files.get(name)!, '(0012,0062)')).toBe('YES');
    }
    for (const bytes of output.files.values()) readDicom(bytes);
    // the options that keep dates, UIDs or institutions are none of those that the key speaks of
    const profile = PROFILES.find((name) => name === policy.name) ?? 'basic';
    if (id.endsWith('-retained')) return;
    const own = new Set(findingsOf(profile, world.runs(profile).main).map(placeOf));
    const found = findingsOf(profile, output).map(placeOf);
    expect(found.filter((place) => !own.has(place))).toEqual([]);
  });
});
