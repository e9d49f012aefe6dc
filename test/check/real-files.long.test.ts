import { expect, it } from 'vitest';
import { deidentifyCohort } from '../../datasets/outputs.ts';
import { check } from '../../src/check/check.ts';
import type { ProfileName } from '../../src/synthetic/cohort.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

/** Files that can be read, one for each output: some are the same object twice. */
function cohortOf(): Map<string, Uint8Array> {
  const all = new Map(
    realFiles()
      .filter(({ manifest }) => manifest.expect === 'ok')
      .map((file) => [file.name, file.bytes()]),
  );
  const seen = new Set<string>();
  for (const { input, output } of deidentifyCohort(all, 'basic').mapping.files) {
    if (output !== '' && seen.has(output)) all.delete(input);
    seen.add(output);
  }
  return all;
}

describeReal('what the engine makes of real files', () => {
  it.each<ProfileName>(['basic', 'research', 'whitelist'])('%s: no finding', (policy) => {
    const originals = cohortOf();
    const { files: output, mapping } = deidentifyCohort(originals, policy);
    const result = check({ originals, output, mapping, policy });
    expect(result.findings.map(({ code, path, files }) => `${code} ${path} ${files.join()}`)).toEqual([]);
    expect(result.files.pairs).toBeGreaterThan(policy === 'research' ? 25 : 40);
  });
});
