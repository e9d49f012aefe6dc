import { tableRowOf } from '../../profile/table.ts';
import type { Spot } from '../align.ts';
import type { CheckResult } from '../finding.ts';
import type { Pairing } from '../pairs.ts';
import { describeAllowed, type Policy } from '../policy.ts';
import { openReport } from './report.ts';
import type { Reasons, Why } from './sample-file.ts';
import type { SurveyedFile } from './survey.ts';

/**
 * Writes the report of a check as `.json` or, under any other name, as one self-contained HTML page. Files are read once
 * more, one at a time: for the manifest, the sampling plan, and some of them for a close look.
 *
 * @param options.originals where a manifest that declares the originals synthetic is looked for
 * @param options.files every original with its output, in the order of their positions; asked for twice
 * @param options.showSynthetic show values and pictures of files that a manifest declares synthetic. Default false
 * @throws DeidError E_WRITE; E_USAGE when values are asked for and nothing declares the originals synthetic
 * @example
 * await writeCheckReport('check.html', { result, policy, originals: 'in', files: () => surveyedFiles(pairing, places) })
 */
export async function writeCheckReport(
  path: string,
  options: {
    readonly result: CheckResult;
    readonly policy: Policy;
    readonly originals: string;
    readonly files: () => Iterable<SurveyedFile>;
    readonly showSynthetic?: boolean | undefined;
    readonly onProgress?: ((done: number) => void) | undefined;
  },
): Promise<void> {
  const { result, policy, originals, files, showSynthetic, onProgress } = options;
  const report = openReport(path, { input: originals, policy: policy.name, showSynthetic });
  try {
    let done = 0;
    for (const file of files()) {
      report.add(file);
      onProgress?.(++done);
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

/**
 * Originals in the order of their positions, each with its output, then the outputs that nothing explains.
 *
 * @param places.inputPath from a name in the pairing to a path that can be opened
 * @param places.codeOf why an original was refused
 */
export function* surveyedFiles(
  { pairs, refused, missing, extra, orphans }: Pairing,
  places: {
    readonly positions: ReadonlyMap<string, number>;
    readonly inputPath: (name: string) => string;
    readonly outputPath: (name: string) => string;
    readonly codeOf?: ((name: string) => string | undefined) | undefined;
  },
): Generator<SurveyedFile> {
  const { positions, inputPath, outputPath, codeOf } = places;
  const outputs = new Map(pairs.map(({ input, output }) => [input, output]));
  const isRefused = new Set(refused);
  const isMissing = new Set(missing);
  for (const [name, index] of positions) {
    const output = outputs.get(name);
    const input = inputPath(name);
    if (output !== undefined) yield { index, input, output: outputPath(output) };
    else if (isRefused.has(name)) yield { index, input, code: codeOf?.(name) ?? 'refused' };
    else if (isMissing.has(name)) yield { index, input };
  }
  for (const name of [...extra, ...orphans]) yield { index: 0, output: outputPath(name) };
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
