import { FINDING_CODES, type FindingCode, kindOfFinding } from '../check/codes.ts';
import type { Finding, Observed } from '../check/finding.ts';
import { lookupTag } from '../dicom/dictionary.ts';
import { isPrivate, parseTag } from '../dicom/tag.ts';
import type { CompileProblem } from './compile.ts';
import type { FailureCode, SandboxFailure } from './sandbox.ts';

/**
 * What goes back to a model: a closed vocabulary. A finding of the checker loses everything that could depend on a value:
 * samples, counts, files, creators of private attributes.
 */
export type FeedbackLine =
  | {
      readonly kind: 'finding';
      readonly code: FindingCode;
      /** `(0040,A730)/(0010,0010)`; private attributes as `(0019,private)`. */
      readonly path: string;
      readonly keyword: string;
      readonly expected: string;
      readonly observed: Observed;
    }
  | { readonly kind: 'compile'; readonly problem: CompileProblem }
  | {
      readonly kind: 'run';
      readonly code: FailureCode;
      readonly line?: number;
      /** Only where it is a sentence of the engine about the draft's own words. */
      readonly message?: string;
    }
  | { readonly kind: 'answer'; readonly code: AnswerProblem };

/** Why no draft could be taken from an answer. */
export type AnswerProblem = 'no-code-block' | 'several-code-blocks' | 'open-code-block';

const MOST_LINES = 30;

/** Findings of one place about what is left of the original say the same, the worse the further left. */
const LEFT_OVER: readonly FindingCode[] = [
  'value-kept',
  'value-part-kept',
  'residue-value',
  'residue-form',
  'residue-encoded',
  'residue-bytes',
];
/** Not told to a model: it never saw a value, so it cannot have made its draft for some. */
const NOT_TOLD: ReadonlySet<FindingCode> = new Set(['overfitted']);

/**
 * Findings as lines for a model, one a place and kind, in an order that depends on nothing else.
 *
 * @example feedbackOf(result.findings)[0] // => { kind: 'finding', code: 'value-kept', path: '(0010,0010)', ... }
 */
export function feedbackOf(findings: readonly Finding[]): FeedbackLine[] {
  const lines = new Map<string, FeedbackLine & { kind: 'finding' }>();
  for (const { code, path, expected, observed } of findings) {
    if (NOT_TOLD.has(code)) continue;
    const place = publicPath(path);
    const rank = LEFT_OVER.indexOf(code);
    const key = rank >= 0 ? `left ${place}` : `${code} ${place}`;
    const known = lines.get(key);
    const isWorse = known === undefined || (rank >= 0 && rank < LEFT_OVER.indexOf(known.code));
    const isSame = known?.code === code && worse(observed, known.observed);
    if (isWorse || isSame)
      lines.set(key, {
        ...{ kind: 'finding', code, path: place, keyword: keywordOf(place) },
        ...{ expected: withoutReasons(expected), observed },
      });
  }
  const order = (line: { code: FindingCode }): number =>
    SEVERITIES.indexOf(kindOfFinding(line.code).severity) * 100 + FINDING_CODES.indexOf(line.code);
  return [...lines.values()]
    .sort((a, b) => order(a) - order(b) || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_LINES);
}

/** The clause that asks for it is for people. Tags stay. */
function withoutReasons(expected: string): string {
  return expected.replace(/ ?\((?![0-9A-F]{4},)[^()]*\)/g, '');
}

const SEVERITIES = ['LEAK', 'LINKAGE', 'INVALID', 'OVER-REMOVAL', 'UNSTABLE'];
const FROM_WORST: readonly Observed[] = [
  'unchanged',
  'partly unchanged',
  'in another form',
  'in another encoding',
];

function worse(a: Observed, b: Observed): boolean {
  const rank = (each: Observed): number => {
    const at = FROM_WORST.indexOf(each);
    return at < 0 ? FROM_WORST.length : at;
  };
  return rank(a) < rank(b);
}

/** Tags only: a private attribute is told by its group, as its creator is text of the file. */
function publicPath(path: string): string {
  return path
    .split('/')
    .map((step) => {
      const [, group] = /^\(([0-9A-F]{4}),/i.exec(step) ?? [];
      if (group === undefined) return PLACES.has(step) ? step : 'elsewhere';
      const tag = parseTag(step.replace(/\[\d+\]$/, ''));
      if (tag === undefined || isPrivate(tag)) return `(${group.toUpperCase()},private)`;
      return lookupTag(tag) === undefined ? '(not in the dictionary)' : step.replace(/\[\d+\]$/, '');
    })
    .join('/');
}

const PLACES: ReadonlySet<string> = new Set([
  'preamble',
  'file meta',
  'padding',
  'file name',
  'dates',
  'file',
  'mapping',
  'pixels',
]);

function keywordOf(path: string): string {
  const tag = parseTag(path.split('/').at(-1)!);
  return tag === undefined ? '' : (lookupTag(tag)?.keyword ?? '');
}

/** What stopped a draft, as a line for a model. */
export function feedbackOfFailure(failure: SandboxFailure, draft: string): FeedbackLine {
  const message = failure.code === 'threw' ? engineSentence(failure.message ?? '', draft) : undefined;
  return {
    ...{ kind: 'run', code: failure.code },
    ...(failure.line !== undefined && { line: failure.line }),
    ...(message !== undefined && { message }),
  };
}

/** What QuickJS and the tools say. `*` stands for words, each of which has to be a name in the draft. */
const SENTENCES: readonly RegExp[] = [
  /^cannot read property '([\w$]+)' of (?:undefined|null)$/,
  /^cannot set property '([\w$]+)' of (?:undefined|null)$/,
  /^'?([\w$]+)'? is not (?:defined|initialized)$/,
  /^not (?:a function|an object|a constructor|iterable)$/,
  /^([\w$]+) is not a function$/,
  /^(?:value is not iterable|cannot convert to object|cannot convert (?:bigint|symbol) to number)$/,
  /^(?:stack overflow|invalid array length|invalid string length|Date value is NaN|circular reference)$/,
  /^(?:out of bound numeric index|no setter for property|object is not extensible)$/,
  /^tools\.(?:hashUid|shiftDate|shiftDateTime|pseudonym) expects a (?:string|UID: numbers with points between them)$/,
  /^(?:Math\.random|Date\.now|the current time) is not repeatable; the same file must give the same result$/,
  /^Date reads only ISO 8601 text here$/,
];

/** The sentence if it is one of the engine's and every name in it stands in the draft; else a value may hide in it. */
function engineSentence(message: string, draft: string): string | undefined {
  for (const sentence of SENTENCES) {
    const match = sentence.exec(message);
    if (match === null) continue;
    const isOwn = match
      .slice(1)
      .every((name) => new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(draft));
    return isOwn ? message : undefined;
  }
  return undefined;
}

const RUN_TEXTS: Readonly<Record<FailureCode, string>> = {
  'no-default-export': 'The file has no default export that is a function.',
  'returned-promise': 'The function returned a promise. It must not be async.',
  'top-level-await': 'The file waits at the top level. There is nothing to wait for.',
  import: 'The file imports something. There is nothing to import.',
  threw: 'It threw an error.',
  'timed-out': 'It did not come to an end in time.',
  'out-of-memory': 'It took too much memory.',
  'output-too-large': 'What it returned is too large.',
  'not-a-dataset': 'What it returned is not a data set.',
  crashed: 'It brought the engine to an end.',
};
const ANSWER_TEXTS: Readonly<Record<AnswerProblem, string>> = {
  'no-code-block': 'The answer has no code block that begins with ```ts.',
  'several-code-blocks': 'The answer has more than one code block.',
  'open-code-block': 'The code block of the answer is not closed.',
};

/** The lines as text of a request. */
export function renderFeedback(lines: readonly FeedbackLine[]): string {
  return [
    'The script was run and checked on files that you have not seen. This is wrong:',
    ...lines.map((line) => `- ${renderLine(line)}`),
    'Answer with the whole corrected file, in exactly one code block that begins with ```ts.',
  ].join('\n');
}

/** One line of feedback, for a model or a person. */
export function renderLine(line: FeedbackLine): string {
  switch (line.kind) {
    case 'answer':
      return ANSWER_TEXTS[line.code];
    case 'compile': {
      const { kind, message, line: row, column } = line.problem;
      const place = row === undefined ? '' : ` in line ${row}, column ${column}`;
      return `${kind === 'syntax' ? 'Syntax error' : 'Type error'}${place}: ${message}`;
    }
    case 'run': {
      const place = line.line === undefined ? '' : ` Line ${line.line}.`;
      return `${RUN_TEXTS[line.code]}${place}${line.message === undefined ? '' : ` ${line.message}.`}`;
    }
    case 'finding': {
      const { code, path, keyword, expected, observed } = line;
      return `${code} at ${path}${keyword === '' ? '' : ` ${keyword}`}: expected ${expected}; observed: ${observed}`;
    }
  }
}
