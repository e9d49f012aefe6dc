import { count } from '../count.ts';
import { DeidError } from '../errors.ts';
import { proposeWhitelist } from '../metadata/whitelist.ts';
import { EXIT } from './exit.ts';
import { refuseNewFile, writeNewFile } from './new-file.ts';
import { describeUnread, watchJob } from './watch.ts';

/** `deidlab whitelist`: a profile proposed from a cohort, for a person to edit. */
export async function whitelistCommand(
  input: string,
  options: { readonly out: string; readonly k: string; readonly json?: boolean },
): Promise<number> {
  const k = /^\d{1,4}$/.test(options.k) ? Number(options.k) : 0;
  if (k < 1)
    throw new DeidError('E_USAGE', 'expected a whole number from 1 on after --k, found something else');
  if (!/\.ya?ml$/i.test(options.out))
    throw new DeidError('E_USAGE', 'expected a profile that ends in .yaml, found another name');
  refuseNewFile(options.out, 'a profile', input);
  const { yaml, sections, files, patients, refused, stopped } = await watchJob(input, (watch) =>
    proposeWhitelist(input, { k, ...watch }),
  );
  if (stopped) {
    process.stderr.write('deidlab: stopped; no profile was written\n');
    return EXIT.failed;
  }
  writeNewFile(options.out, yaml, 'a profile');
  const proposals = sections.flatMap((section) => section.proposals);
  const stay = proposals.filter(({ action }) => action !== undefined);
  const look = stay.filter(({ mustLook }) => mustLook).length;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ files, patients, rules: stay.length, leftOut: proposals.length - stay.length, look, refused })}\n`,
    );
  } else {
    const lines = [
      `${count(stay.length, 'rule')} from ${count(files, 'file')} of ${count(patients, 'patient')}; ${count(proposals.length - stay.length, 'attribute is', 'attributes are')} left out and stand there as comments.`,
      `${look === 0 ? 'Read it' : `Read the ${count(look, 'line')} marked LOOK`}, then: deidlab profile check ${options.out}`,
      describeUnread(refused),
    ];
    process.stdout.write(`${lines.filter((line) => line !== undefined).join('\n')}\n`);
  }
  return refused.length > 0 ? EXIT.someRefused : EXIT.done;
}
