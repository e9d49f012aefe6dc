import type { ReportData } from '../../src/check/report/data.ts';
import { type ManifestHeader, openChain } from '../../src/check/report/manifest.ts';
import { createStrata } from '../../src/check/report/sampling.ts';

/** A report by hand, of a check of three files. */
export function reportData(more: Partial<ReportData> = {}): ReportData {
  const header: ManifestHeader = {
    ...{ manifest: 1, kind: 'check', tool: 'deidlab 0', date: '2026-01-02T03:04:05.000Z' },
    ...{ policy: 'basic', table: 'PS3.15 Table E.1-1 2024e' },
  };
  const chain = openChain(header);
  const strata = createStrata();
  const lines = [1, 2, 3].map((index) => {
    const after = String(index).repeat(64);
    strata.add('CT Image Storage, device 1', { index, after, output: '' });
    return chain.add({ index, status: 'deidentified', before: 'a'.repeat(64), after, bytesAfter: 2048 });
  });
  const { line, closing } = chain.close(undefined);
  return {
    ...{ header, closing, samples: [], showsValues: false, manifestFile: undefined },
    actions: { 'listed: X': { removed: 30, kept: 1 }, 'listed: U': { changed: 12 }, 'not listed': { kept: 99 } },
    plan: strata.plan({ confidence: 0.95, share: 0.05 }),
    notChecked: ['faces that can be reconstructed from head scans'],
    manifest: [chain.first, ...lines, line],
    ...more,
  };
}
