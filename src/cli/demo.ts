import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBatch } from '../batch/run.ts';
import { DEMO_KEY } from '../deidentify/key.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { ACTION_WORDS } from './action-words.ts';
import { readKeyFor, runCheck } from './check.ts';
import { describeCheck } from './check-text.ts';
import { describeSummary } from './deidentify.ts';
import { EXIT } from './exit.ts';
import { formatTable } from './table.ts';
import { fitted } from './wrap.ts';

/** `npm start`: the main job on the bundled cohort. No question, no network, no key. */
export async function demoCommand(options: { readonly keep?: string }): Promise<number> {
  const cohort = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
  if (!existsSync(cohort)) throw new Error('the bundled cohort is missing');
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'deidlab-demo-'));
  const output = join(folder, 'output');
  const mapping = join(folder, 'mapping');
  const profile = builtinProfile('basic');
  const say = (text: string): void => {
    process.stdout.write(`${fitted(text)}\n`);
  };
  say(
    'deidlab: de-identifying the bundled cohort (fictional patients) with the profile "basic" and the demo key.\n',
  );
  const summary = await runBatch({ input: cohort, output, mapping, profile, key: DEMO_KEY });
  say(describeSummary(summary, true));
  say('\nWhat was done:');
  say(
    formatTable(
      ['Action', 'Elements', 'What it means'],
      Object.entries(summary.actions)
        .sort((a, b) => b[1] - a[1])
        .map(([action, times]) => [action, times, ACTION_WORDS[action] ?? '']),
    ),
  );
  say('\nAnd why:');
  say(
    formatTable(
      ['Decided by', 'Elements', 'What that is'],
      Object.entries(summary.deciders)
        .sort((a, b) => b[1] - a[1])
        .map(([decider, times]) => [decider, times, DECIDERS[decider] ?? 'an option of PS3.15']),
    ),
  );
  say(
    '\nAnd the proof: a checker that knows nothing of the engine holds every output against its original.\n',
  );
  const checked = await runCheck({
    ...{ originals: cohort, output, mapping, policy: profile.definition },
    answerKey: await readKeyFor(cohort),
  });
  say(describeCheck(checked, { hints: false }));
  say(`\nThe output is in ${output}\nThe confidential mapping is in ${mapping}\n`);
  say('Next:');
  say(
    `  npx deidlab inspect datasets/cohort/patient-1/ct-abdomen/0006.dcm   every element of one file, what happens to it, and why`,
  );
  say('  npx deidlab check OUT --originals IN --mapping SECRET --hints   the same for an output of your own');
  say('  npx deidlab key new project.key                make a key of your own');
  say('  npx deidlab deidentify IN OUT --key-file project.key --mapping SECRET');
  const isWhole = checked.files.pairs === summary.deidentified;
  return isWhole && checked.findings.length === 0 ? EXIT.done : EXIT.failed;
}

const DECIDERS: Readonly<Record<string, string>> = {
  table: 'the Basic Profile column of PS3.15 Table E.1-1',
  rule: 'a rule of the profile',
  structure: 'needed for a valid file',
  inside: 'inside a sequence that was changed as a whole',
  vr: 'a name or a date by its VR, which no table lists',
  unknown: 'not in the dictionary of PS3.6',
  private: 'private attributes',
  default: 'the last net: it held an identifier of the same file',
};
