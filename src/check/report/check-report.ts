import { createTurns } from '../../batch/turns.ts';
import { DeidError } from '../../errors.ts';
import { tableRowOf } from '../../profile/table.ts';
import type { Spot } from '../align.ts';
import type { CheckResult, Finding } from '../finding.ts';
import { openMappingFolder } from '../mapping-files.ts';
import { describeAllowed, type Policy } from '../policy.ts';
import { type Side, sideAt, slashed } from '../side.ts';
import { openReport } from './report.ts';
import type { Reasons, Why } from './sample-file.ts';
import type { SurveyedFile } from './survey.ts';

/**
 * Writes the report of a check as `.json` or, under any other name, as one self-contained HTML page. Files are read once
 * more, one at a time: for the manifest, the sampling plan, and some of them for a close look.
 *
 * @param options.showSynthetic show values and pictures of files that a manifest declares synthetic. Default false
 * @throws DeidError E_WRITE; E_STOPPED; E_USAGE when values are asked for and nothing declares the originals synthetic
 * @example
 * await writeCheckReport('check.html', { result, policy, folders: { originals: 'in', output: 'out', mapping: 'secret' } })
 */
export async function writeCheckReport(
  path: string,
  options: {
    readonly result: CheckResult;
    readonly policy: Policy;
    readonly folders: CheckedFolders;
    readonly showSynthetic?: boolean | undefined;
    readonly onProgress?: ((done: number) => void) | undefined;
    /** Asked between files; true ends the report, and none is written. */
    readonly shouldStop?: (() => boolean) | undefined;
  },
): Promise<void> {
  const { result, policy, folders, showSynthetic, onProgress, shouldStop } = options;
  const files = (): Iterable<SurveyedFile> => checkedFiles(folders, result);
  const report = openReport(path, { input: folders.originals, policy: policy.name, showSynthetic });
  try {
    let done = 0;
    const takeTurn = createTurns();
    for (const file of files()) {
      report.add(file);
      onProgress?.(++done);
      await takeTurn();
      if (shouldStop?.())
        throw new DeidError('E_STOPPED', 'stopped before the report was whole; none was written');
    }
    await report.finish({
      check: result,
      files,
      reasonsOf: () => reasonsOfPolicy(policy),
      notChecked: result.notChecked,
    });
  } catch (error) {
    report.discard();
    throw error;
  }
}

/** Where the files of a check are. */
export interface CheckedFolders {
  readonly originals: string;
  readonly output: string;
  readonly mapping?: string | undefined;
  /** Names by position, of a check that did not go by files.csv. */
  readonly pairs?:
    | ReadonlyMap<number, { readonly originalName: string; readonly outputName: string }>
    | undefined;
}

/**
 * The files of a check in the order of their positions, then the outputs that nothing explains. Names are remembered
 * only when the check found some without a partner.
 */
function* checkedFiles(folders: CheckedFolders, result: CheckResult): Generator<SurveyedFile> {
  const { mapping, pairs } = folders;
  const [originals, outputs] = [sideAt(folders.originals, 'originals'), sideAt(folders.output, 'outputs')];
  const finds = (code: Finding['code']): boolean => result.findings.some((finding) => finding.code === code);
  const seen = {
    originals: finds('output-missing') ? new Set<string>() : undefined,
    outputs: finds('output-extra') ? new Set<string>() : undefined,
  };
  let index = 0;
  if (pairs === undefined && mapping !== undefined)
    for (const row of openMappingFolder(mapping).files()) {
      index++;
      seen.originals?.add(slashed(row.input));
      seen.outputs?.add(slashed(row.output));
      const made = outputs.find(row.output);
      const code = made === undefined && row.status === 'refused' ? row.code || 'refused' : undefined;
      yield { index, input: originals.find(row.input), output: made, code };
    }
  else
    for (const [position, { originalName, outputName }] of pairs ?? []) {
      seen.originals?.add(originalName);
      seen.outputs?.add(outputName);
      yield { index: position, input: originals.find(originalName), output: outputs.find(outputName) };
    }
  if (seen.originals) yield* unseen(originals, seen.originals, (path, at) => ({ index: at, input: path }));
  if (seen.outputs) yield* unseen(outputs, seen.outputs, (path) => ({ index: 0, output: path }));
}

function* unseen(
  side: Side,
  seen: ReadonlySet<string>,
  make: (path: string, index: number) => SurveyedFile,
): Generator<SurveyedFile> {
  let index = 0;
  for (const { path, name } of side.files()) {
    index++;
    if (!seen.has(slashed(name))) yield make(path, index);
  }
}

function reasonsOfPolicy(policy: Policy): Reasons {
  return (spot: Spot): Why => {
    const node = spot.before;
    if (node === undefined) return { why: 'the original does not have it', clause: 'PS3.15 section E.1.1' };
    const row = tableRowOf(node.tag);
    return {
      why: `allowed: ${describeAllowed(policy.allowed(node))}`,
      clause: row === undefined ? '' : `row ${row.selector}`,
    };
  };
}
