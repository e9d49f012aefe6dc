import type { ExerciseResult, Trouble, TroubleKind } from './exercise-check.ts';
import type { Verdict } from './exercise-type.ts';

/** What is printed beside a result. */
export interface ExercisePlace {
  /** `03 · Find the identifiers`. */
  readonly heading: string;
  /** The learner's file as it can be clicked: `exercises/03-find-the-identifiers/answer.ts`. */
  readonly answer: string;
  readonly readme: string;
  readonly solution: string;
  /** Line of the export that a claim is about, from 1. */
  readonly lineOf: (name: string) => number | undefined;
  /** How many hints of the failing claim to print. */
  readonly hintsShown: number;
  /** Whether somebody asked for a hint just now. */
  readonly isHintAsked: boolean;
  /** How to ask for a hint. */
  readonly hintCommand: string;
  readonly solved: number;
  readonly total: number;
  /** How to go on, when there is more. */
  readonly next: string | undefined;
}

/** What a kind of trouble means for somebody new to it. */
const MEANING: Readonly<Record<TroubleKind, string>> = {
  syntax: 'The file is not TypeScript yet: look for a bracket, a quote or a comma just before that place.',
  loading: 'The file could not be loaded. Is each import spelled as in the problem?',
  'missing export': 'The checks call it by this name: keep the export of the problem as it was.',
  threw: 'Your code stopped with an error of its own.',
  time: 'A loop that never ends? Look at what makes it stop. Your code was ended; nothing else was harmed.',
  memory: 'A list that grows in an endless loop? Your code was ended; nothing else was harmed.',
  ended: 'Your code ended the program, with process.exit for example. It only has to return.',
  checker:
    'This is not your fault: the checks themselves could not run. Please tell who gave you this project.',
};
/** Errors of JavaScript that learners meet most. */
const THROWN: readonly (readonly [RegExp, string])[] = [
  [
    /properties of (?:undefined|null)/,
    'Your code looks into something that is not there: an attribute may be absent, or have no value. Use ?. where it may.',
  ],
  [
    /is not iterable/,
    'Your code walks over something that is no list here: an attribute may be absent, or have no value.',
  ],
  [/is not a function/, 'Something is called that is no function: is the name right, and is it imported?'],
  [/is not defined/, 'A name is misspelled, or not imported.'],
  [/call stack/, 'A function calls itself without end: what makes it stop?'],
  [
    /read only|object is not extensible|Cannot delete/,
    'Your code changes its input, which is frozen here: work on a copy.',
  ],
  [/Cannot find module/, 'An import leads nowhere: keep the imports of the problem as they were.'],
];
const LABEL_WIDTH = 10;
/** Lines of the learner's own output that are shown. */
const MOST_PRINTED = 12;

/** The text for a learner: the same in a terminal, in watch mode and in a notebook. No colour, no escape codes. */
export function describeResult(result: ExerciseResult, place: ExercisePlace): string {
  const lines = [`Exercise ${place.heading}`, ''];
  if (result.state === 'untouched') lines.push(...describeUntouched(place));
  else {
    lines.push(...result.passed.map((claim) => `✓ ${claim}`));
    if (result.state === 'failing') lines.push(...describeFailure(result, place));
    else lines.push(...describeSolved(place, result.meaning ?? ''));
  }
  lines.push(...describePrinted(result.printed), '', describeProgress(place.solved, place.total));
  return lines.join('\n');
}

function describeUntouched(place: ExercisePlace): string[] {
  return [
    '○ Nothing to check yet, and that is fine.',
    `    Read      ${place.readme}`,
    `    Write in  ${place.answer}`,
    '    Save it, and check again.',
    ...(place.isHintAsked ? ['    Hints begin when a check has failed: just try something.'] : []),
  ];
}

function describeSolved(place: ExercisePlace, meaning: string): string[] {
  return [
    '',
    `  Solved. ${meaning}`,
    `  Compare with ours: ${place.solution}`,
    ...(place.next === undefined
      ? ['  That was the last one.']
      : [`  Try what else you like here; then go on: ${place.next}`]),
  ];
}

function describeFailure(result: ExerciseResult, place: ExercisePlace): string[] {
  const { failed, trouble, notReached } = result;
  const line = trouble?.line ?? (failed && place.lineOf(failed.about));
  const lines = [
    ...describeVerdict(failed?.claim ?? 'your file can be used', {
      ...failed?.verdict,
      ...(trouble && { got: trouble.message, because: causeOfTrouble(trouble) }),
      where: `${place.answer}${line === undefined ? '' : `:${line}`}${trouble?.column === undefined ? '' : `:${trouble.column}`}`,
      read: failed?.read ?? place.readme,
    }),
    ...describeWaiting(notReached),
  ];
  const hints = failed?.hints ?? [];
  for (const [index, hint] of hints.slice(0, place.hintsShown).entries())
    lines.push(`  Hint ${index + 1} of ${hints.length}: ${hint}`);
  if (place.hintsShown < hints.length)
    lines.push(
      `  ${place.hintsShown === 0 ? `Stuck? There are ${hints.length} hints` : 'Still stuck? The next hint'}: ${place.hintCommand}`,
    );
  return lines;
}

function causeOfTrouble({ kind, message }: Trouble): string {
  return THROWN.find(([pattern]) => pattern.test(message))?.[1] ?? MEANING[kind];
}

/** A claim that does not hold, and what is known of it, row by row; the same for exercises and notebooks. */
export function describeVerdict(
  claim: string,
  verdict: Exclude<Verdict, undefined> & { readonly where?: string; readonly read?: string },
): string[] {
  const { input, expected, got, where, because, read } = verdict;
  const rows = { Input: input, Expected: expected, Got: got, Where: where, Likely: because, Read: read };
  return [
    `✗ ${claim}`,
    ...Object.entries(rows)
      .filter(([, text]) => text !== undefined)
      .map(([label, text]) => `    ${`${label}:`.padEnd(LABEL_WIDTH)}${text}`),
  ];
}

/** How many checks were not reached; nothing when that was the last one. */
export function describeWaiting(checks: number): string[] {
  return checks === 0
    ? []
    : [`  ${checks} more ${checks === 1 ? 'check waits' : 'checks wait'} behind this one.`];
}

function describePrinted(printed: readonly string[]): string[] {
  if (printed.length === 0) return [];
  const more = printed.length - MOST_PRINTED;
  return [
    '',
    '  Your code printed:',
    ...printed.slice(0, MOST_PRINTED).map((line) => `    ${line.slice(0, 200)}`),
    ...(more > 0 ? [`    ... and ${more} more ${more === 1 ? 'line' : 'lines'}`] : []),
  ];
}

/** `[■■■■□□□□□□□□] 4 of 16 solved`. */
export function describeProgress(solved: number, total: number): string {
  return `[${'■'.repeat(solved)}${'□'.repeat(total - solved)}] ${solved} of ${total} solved`;
}
