import { FINDING_CODES } from '../check/codes.ts';
import { lookupTag } from '../dicom/dictionary.ts';
import { DeidError } from '../errors.ts';
import { type FeedbackLine, renderFeedback } from './feedback.ts';
import { type DraftPrompt, renderSchema } from './prompt.ts';
import type { SchemaRow } from './schema.ts';
import { screenWords } from './screen.ts';

const VRS = /^[A-Z]{2}(?: or [A-Z]{2})*$/;
const STEP =
  /^(?:\([0-9A-F]{4},[0-9A-F]{4}\)|\([0-9A-F]{4},private\)|\(not in the dictionary\)|elsewhere|preamble|file meta|padding|file name|dates|file|mapping|pixels)$/;
/** Letters, and the names and numbers of clauses and rules. */
const WORDS = /^[\w .,;:()'"/+-]{0,200}$/;

/**
 * Looks at everything that a request would hold, once more and by other means than those that made it: each row against the
 * dictionary, each line of feedback against the closed vocabulary, then the text for identifiers of the corpora in any
 * form. Called before anything could be tried twice.
 *
 * @param identifiers texts of the corpora that must not be in a request
 * @throws DeidError E_EGRESS; nothing may be sent then
 */
export function assertEgress(prompt: DraftPrompt, identifiers: readonly string[]): void {
  const { instruction, schema, turns } = prompt;
  if (
    instruction.by === 'learner' &&
    instruction.sendAnyway !== true &&
    screenWords(instruction.text).length > 0
  )
    refuse('your own words hold what looks like a value. Take it out, or say that you want to send it');
  if (!schema.rows.every(isPublicRow)) refuse('the schema has a row that is not of the public dictionary');
  const lines = turns.flatMap(({ feedback }) => feedback);
  if (!lines.every(isClosed)) refuse('the feedback has words that are not of its vocabulary');
  // the drafts are the model's own words; the learner who wants to send theirs answers for them
  const own = [
    renderSchema(schema),
    ...turns.map(({ feedback }) => renderFeedback(feedback)),
    ...(instruction.sendAnyway === true ? [] : [instruction.text]),
  ].join('\n');
  if (findIdentifier(own, identifiers)) refuse('the text holds an identifier of the files');
}

function refuse(what: string): never {
  throw new DeidError(
    'E_EGRESS',
    `Nothing was sent: ${what}. Expected only the public dictionary, fixed text and your own words.`,
  );
}

function isPublicRow({ depth, tag, keyword, vr, files, values }: SchemaRow): boolean {
  if (![depth, files, ...(values ?? [])].every((each) => Number.isSafeInteger(each) && each >= 0))
    return false;
  if (/^[0-9A-F]{3}[13579BDF]$/.test(tag)) return keyword === '' && vr === undefined && values === undefined;
  if (!/^[0-9A-F]{3}[02468ACE][0-9A-F]{4}$/.test(tag) || vr === undefined || !VRS.test(vr)) return false;
  return keyword === (lookupTag(Number.parseInt(tag, 16))?.keyword ?? '');
}

function isClosed(line: FeedbackLine): boolean {
  if (line.kind !== 'finding') return true;
  const { code, path, keyword, expected } = line;
  return (
    FINDING_CODES.includes(code) &&
    path.split('/').every((step) => STEP.test(step)) &&
    /^\w*$/.test(keyword) &&
    WORDS.test(expected)
  );
}

/** Shorter identifiers stand in any text; up to the second length they count as whole words only. */
const [SHORTEST, SHORT] = [4, 7];

/** Whether an identifier is in the text: as it is, in other case, backwards, in base 64, or one of its longer words. */
export function findIdentifier(text: string, identifiers: readonly string[]): boolean {
  const plain = text.toLowerCase();
  const backwards = [...plain].reverse().join('');
  const words = new Set(plain.split(/[^\p{L}\p{N}]+/u));
  for (const identifier of identifiers) {
    const parts = identifier.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 5 && !COMMON.has(part));
    for (const form of [identifier, ...parts]) {
      const lower = form.toLowerCase();
      if (lower.length < SHORTEST) continue;
      if (lower.length < SHORT ? words.has(lower) : plain.includes(lower) || backwards.includes(lower))
        return true;
      // the middle of the code, whatever stands before and behind
      const code = Buffer.from(form).toString('base64').replace(/=+$/, '').slice(0, -1);
      if (code.length >= 8 && text.includes(code)) return true;
    }
  }
  return false;
}

/** Words of addresses that are no secret. */
const COMMON: ReadonlySet<string> = new Set(['General', 'Hospital', 'example', 'Square']);
