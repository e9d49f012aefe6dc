import { discoverFiles, isZip } from '../../batch/discover.ts';
import type { RunSummary } from '../../batch/summary.ts';
import { listZip } from '../../batch/zip.ts';
import { explainFile } from '../../deidentify/explain.ts';
import { DeidError } from '../../errors.ts';
import type { Profile } from '../../profile/compile.ts';
import { tableRowOf } from '../../profile/table.ts';
import type { Tree } from '../tree.ts';
import type { ReportEnd } from './report.ts';
import { type Reasons, tableRowText, type Why } from './sample-file.ts';
import type { SurveyedFile } from './survey.ts';

const NOT_CHECKED = [
  'the result: this report says what was done; deidlab check proves what became of it',
  'text burned into the pixels, and faces that can be reconstructed from head scans',
  'private attributes that the profile keeps, beyond the identifiers of their own file',
  'whether a rare combination of what stays (age, sex, dates, device) points to a person',
];

/** What a report says at the end of a run: the reasons are those of the profile. */
export function endOfRun(
  run: RunSummary,
  options: { readonly input: string; readonly profile: Profile },
): ReportEnd {
  return {
    run,
    files: () => inputsAgain(options.input),
    reasonsOf: (before) => reasonsOfProfile(before, options.profile),
    notChecked: NOT_CHECKED,
  };
}

/** In the order of the run, so that positions are the same. */
async function* inputsAgain(input: string): AsyncGenerator<SurveyedFile> {
  let index = 0;
  for await (const file of isZip(input) ? listZip(input) : discoverFiles(input)) {
    try {
      yield { index: ++index, input: file.path };
    } finally {
      file.dispose?.();
    }
  }
}

const ADDED: Why = {
  why: 'says that and how the file was de-identified',
  clause: 'PS3.15 section E.1.1, PS3.3 section C.12.1.1.8',
};
const UNKNOWN: Why = { why: '', clause: '' };

function reasonsOfProfile(before: Tree, profile: Profile): Reasons {
  let explained: ReturnType<typeof explainFile>;
  try {
    explained = explainFile(before.file, profile);
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return () => UNKNOWN;
  }
  return ({ before: node }) => {
    if (node === undefined) return ADDED;
    const { action, why, clause } = explained[node.row]!;
    const row = clause.includes('Table E.1-1') ? tableRowText(tableRowOf(node.tag)) : '';
    return {
      action: action === '' || action === 'keep' ? undefined : action,
      why,
      clause: row === '' ? clause : `${clause}, ${row}`,
    };
  };
}
