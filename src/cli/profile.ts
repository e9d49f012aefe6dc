import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { sopClassName } from '../dicom/uids.ts';
import { DeidError } from '../errors.ts';
import { nearestWord } from '../nearest.ts';
import { BUILTIN_NAMES, builtinProfile } from '../profile/builtin.ts';
import type { Change, DiffGroup, DiffRow, ProfileDiff, Side } from '../profile/diff.ts';
import type { Finding } from '../profile/lint.ts';
import { sopClassesWithTypes } from '../profile/types.ts';
import { EXIT } from './exit.ts';
import { profileOption } from './profile-option.ts';
import { cutTo, displayWidth, formatTable, pad, printable } from './table.ts';

/** `deidlab profile`: the profiles that come with the package, and what to know of one before it is used. */

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const sayJson = (value: unknown): void => say(JSON.stringify(value));
const screenWidth = (): number => Math.max(60, process.stdout.columns ?? 120);
const isColored = (): boolean => process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  isColored() ? styleText(style, text) : text;

/** A profile as far as it could be read, and what is to be said of it. */
interface Checked {
  readonly findings: readonly (Omit<Finding, 'code'> & { readonly code: string })[];
  /** In a sentence; `undefined` when it is no profile. */
  readonly summary: string | undefined;
}

/** Exit code 1 when there is a finding of severity error. */
export async function profileCheckCommand(
  name: string,
  options: { readonly json?: boolean },
): Promise<number> {
  const path = BUILTIN_NAMES.includes(name) && !existsSync(name) ? builtinPath(name) : name;
  const { findings, summary } = await check(path);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  if (options.json) {
    sayJson({ profile: basename(path), errors, warnings, findings });
    return errors > 0 ? EXIT.failed : EXIT.done;
  }
  const counts = [count(errors, 'error'), count(warnings, 'warning')]
    .filter((text) => text !== '')
    .join(', ');
  say(`${basename(path)}: ${counts === '' ? 'no findings' : counts}`);
  if (summary !== undefined) say(wrap(summary, 2));
  for (const finding of findings) say(`\n${describeFinding(finding)}`);
  say('');
  if (summary === undefined) {
    say('A profile cannot be used until all of this is right.');
    return EXIT.failed;
  }
  if (errors > 0)
    say(wrap('An error: the profile does not do what it says. A warning: it may be meant so.', 0));
  say(
    wrap(
      'Checked: the profile itself, not what it does to your files. For that: deidlab inspect FILE --profile P',
      0,
    ),
  );
  return errors > 0 ? EXIT.failed : EXIT.done;
}

async function check(path: string): Promise<Checked> {
  const [{ parseProfileWithLines, readProfileText }, { problemsOf }, { lintProfile }] = await Promise.all([
    import('../profile/load.ts'),
    import('../profile/problems.ts'),
    import('../profile/lint.ts'),
  ]);
  try {
    const { definition, lines } = parseProfileWithLines(readProfileText(path), basename(path));
    const { name, basis, options, rules } = definition;
    const numbers = new Set(rules.map((rule) => rule.number)).size;
    const rest =
      basis === 'ps3.15' ? 'Table E.1-1 decides what no rule names' : 'whatever no rule names is removed';
    const summary =
      `Profile ${name}: ${count(numbers, 'rule') || 'no rules'}; ${rest}; ` +
      `${options.length === 0 ? 'no options' : `options ${options.join(', ')}`}; private attributes: ${definition.private}.`;
    return { findings: lintProfile(definition, lines), summary };
  } catch (error) {
    const problems = problemsOf(error);
    if (problems === undefined) throw error;
    const findings = problems.map(({ line, rule, text }) => ({
      severity: 'error' as const,
      code: 'not-a-profile',
      line,
      rule,
      text,
      remedy: '',
      clause: '',
    }));
    return { findings, summary: undefined };
  }
}

function describeFinding({
  severity,
  line,
  rule,
  text,
  remedy,
  clause,
}: Checked['findings'][number]): string {
  const place = [line === undefined ? '' : `line ${line}`, rule === undefined ? '' : `rule ${rule}`]
    .filter((part) => part !== '')
    .join(', ');
  const mark = paint(severity === 'error' ? ['red', 'bold'] : ['yellow', 'bold'], severity);
  const head = `${mark}${' '.repeat(9 - severity.length)}${place}`;
  const parts = [text, remedy, clause === '' ? '' : `[${clause}]`].filter((part) => part !== '');
  const [first = '', ...rest] = parts.map((part) => wrap(printable(part), 9));
  return [
    head,
    first,
    ...rest.map((part, index) => (index === rest.length - 1 && clause !== '' ? paint('dim', part) : part)),
  ].join('\n');
}

/** What changes from one profile to the other. */
export async function profileDiffCommand(
  from: string,
  to: string,
  options: { readonly sopClass?: string; readonly json?: boolean },
): Promise<number> {
  const [a, b, { diffProfiles }] = await Promise.all([
    profileOption(from),
    profileOption(to),
    import('../profile/diff.ts'),
  ]);
  const sopClassUid = options.sopClass;
  const className = sopClassUid === undefined ? undefined : sopClassName(sopClassUid);
  if (sopClassUid !== undefined && className === undefined) {
    throw new DeidError(
      'E_USAGE',
      'expected the UID of a SOP class for --sop-class, such as 1.2.840.10008.5.1.4.1.1.2 (CT Image Storage), found none that PS3.6 lists',
    );
  }
  const diff = diffProfiles(a, b, { sopClassUid });
  if (options.json) {
    sayJson(diff);
    return EXIT.done;
  }
  // two versions of one profile have one name: then the files are told apart
  const names: Names = a.name === b.name ? [basename(from), basename(to)] : [a.name, b.name];
  say(`From ${names[0]} to ${names[1]}${className === undefined ? '' : ` in ${className}`}`);
  say(wrap(describeTypes(sopClassUid), 2));
  printSection(diff, 'more', `${names[1]} keeps more`, names);
  printSection(diff, 'less', `${names[1]} keeps less`, names);
  printSection(diff, 'other', 'differs, and neither keeps more', names);
  printOthers(diff.others, names);
  const { more, less, other, same } = diff.counts;
  const conditional = diff.rows.filter((row) => row.when !== undefined).length;
  say('');
  say(
    wrap(
      `Of ${more + less + other + same} attributes that Table E.1-1 or a rule names, ${names[1]} keeps more of ${more}, less of ${less}, ` +
        `differs in ${other}, and does the same with ${same}.${conditional === 0 ? '' : ` ${conditional} differences depend on a condition (when).`}`,
      0,
    ),
  );
  return EXIT.done;
}

function describeTypes(sopClassUid: string | undefined): string {
  if (sopClassUid === undefined) {
    return 'For a file of any kind. Codes such as X/Z depend on the kind of file: name one with --sop-class UID.';
  }
  if (sopClassesWithTypes().includes(sopClassUid))
    return 'Codes such as X/Z are settled by the Type of the attribute in this class.';
  return 'The Types of the attributes in this class are not known here; codes such as X/Z take what is valid for every Type.';
}

type Names = readonly [string, string];

function printSection(diff: ProfileDiff, change: Change, title: string, names: Names): void {
  const rows = diff.rows.filter((row) => row.change === change);
  if (rows.length === 0) return;
  const reasons = new Map<string, number>();
  for (const { b } of rows) reasons.set(b.by, (reasons.get(b.by) ?? 0) + 1);
  const counted = [...reasons].sort((x, y) => y[1] - x[1]).map(([reason, times]) => `${times} ${reason}`);
  say(`\n${paint('bold', wrap(`${title}: ${rows.length}`, 0))}`);
  if (counted.length > 1)
    say(wrap(`${counted.slice(0, 6).join(', ')}${counted.length > 6 ? ', \u2026' : ''}`, 2));
  printRows(rows, names);
}

/** On a narrow screen only why the second profile does what it does; on a wide one both, in whole sentences. */
function printRows(rows: readonly DiffRow[], names: Names): void {
  const width = screenWidth() - 2;
  const isWide = width >= 130;
  const label = (row: DiffRow): string =>
    row.attribute + (row.when === undefined ? '' : `, when ${row.when}`);
  const what = (side: Side): string => (isWide ? side.what : side.action);
  const widthOf = (texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(...texts.map(displayWidth)));
  const first = widthOf(rows.map(label), isWide ? 40 : Math.min(34, width - 40));
  const second = widthOf([names[0], ...rows.map((row) => what(row.a))], isWide ? 20 : 11);
  const third = widthOf([names[1], ...rows.map((row) => what(row.b))], isWide ? 20 : 11);
  const left = width - first - second - third - 6;
  const whys = isWide ? [Math.floor((left - 2) * 0.45), Math.ceil((left - 2) * 0.55)] : [left];
  const line = (cells: readonly string[]): string => {
    const widths = [first, second, third, ...whys];
    const shown = cells.map((cell, column) => pad(cutTo(printable(cell), widths[column]!), widths[column]!));
    return `  ${shown.join('  ').trimEnd()}`;
  };
  const head = [
    'Attribute',
    names[0],
    names[1],
    ...(isWide ? [`why in ${names[0]}`] : []),
    `why in ${names[1]}`,
  ];
  say(line(head));
  say(`  ${'-'.repeat(Math.min(width, first + second + third + 6 + left))}`);
  for (const row of rows) {
    const by = displayWidth(row.b.by) <= left ? row.b.by : row.b.by.replace(/^retain-(longitudinal-)?/, '');
    const reasons = isWide ? [row.a.why, row.b.why] : [by];
    say(line([label(row), what(row.a), what(row.b), ...reasons]));
  }
}

function printOthers(groups: readonly DiffGroup[], names: Names): void {
  if (groups.length === 0) return;
  const total = groups.reduce((sum, group) => sum + group.attributes.length, 0);
  say(
    `\n${paint('bold', wrap(`Attributes of PS3.6 that neither Table E.1-1 nor a rule names: ${total}`, 0))}`,
  );
  const rows = groups.map((group) => {
    const examples = group.attributes.slice(0, 2).join(', ') + (group.attributes.length > 2 ? ' \u2026' : '');
    return [
      group.attributes.length,
      group.a.what,
      group.b.what,
      examples + (group.when === undefined ? '' : `, when ${group.when}`),
    ];
  });
  const table = formatTable(['Number', ...names, 'Such as'], rows);
  say(
    table
      .split('\n')
      .map((line) => `  ${cutTo(printable(line), screenWidth() - 2)}`)
      .join('\n'),
  );
}

export function profileListCommand(options: { readonly json?: boolean }): number {
  const rows = BUILTIN_NAMES.map((name) => {
    const { description, basis, options: named, rules } = builtinProfile(name).definition;
    return {
      name,
      description,
      basis,
      options: named,
      rules: new Set(rules.map((rule) => rule.number)).size,
    };
  });
  if (options.json) {
    sayJson(rows);
    return EXIT.done;
  }
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const row of rows) say(`${pad(row.name, width)}  ${wrap(row.description, width + 2).trimStart()}`);
  say(
    `\n${wrap('Use one with --profile NAME. See it, or begin one of your own: deidlab profile show NAME > my.yaml', 0)}`,
  );
  return EXIT.done;
}

export function profileShowCommand(name: string): number {
  if (!BUILTIN_NAMES.includes(name)) {
    const near = nearestWord(name, BUILTIN_NAMES);
    throw new DeidError(
      'E_USAGE',
      `expected a built-in profile (${BUILTIN_NAMES.join(', ')}), found another name${near === undefined ? '' : `. Did you mean ${near}?`}`,
    );
  }
  process.stdout.write(readFileSync(builtinPath(name), 'utf8'));
  return EXIT.done;
}

export async function profileSchemaCommand(): Promise<number> {
  const { profileJsonSchema } = await import('../profile/schema.ts');
  say(JSON.stringify(profileJsonSchema(), undefined, 2));
  return EXIT.done;
}

/** The same place from src/cli and from dist/cli. */
function builtinPath(name: string): string {
  return fileURLToPath(new URL(`../../profiles/${name}.yaml`, import.meta.url));
}

function count(number: number, thing: string): string {
  return number === 0 ? '' : `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** Text in lines no longer than the screen, and no longer than is good to read, each after `indent` spaces. */
function wrap(text: string, indent: number): string {
  const width = Math.min(screenWidth(), 110) - indent;
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && displayWidth(last) + 1 + displayWidth(word) > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}
