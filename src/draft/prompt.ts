import { CONTRACT } from './contract.ts';
import { type FeedbackLine, renderFeedback } from './feedback.ts';
import type { Schema, SchemaRow } from './schema.ts';

/** Everything that a request to a model is made of. There is no other way to send anything. */
export interface DraftPrompt {
  /** What the script has to do: the text of the task, or what the learner typed instead. */
  readonly instruction: Instruction;
  readonly schema: Schema;
  /** Earlier drafts of the same model (empty when an answer held none), and what was found in them. */
  readonly turns: readonly { readonly draft: string; readonly feedback: readonly FeedbackLine[] }[];
}

/** What the script is to do, in words. */
export interface Instruction {
  readonly by: 'authors' | 'learner';
  readonly text: string;
  /** The learner was told what looks like a value in these words, and wants to send them as they are. */
  readonly sendAnyway?: boolean;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

const SYSTEM = `You write one TypeScript file that de-identifies DICOM data sets.

These declarations are there; do not repeat them:
\`\`\`
${CONTRACT}\`\`\`

The file has one default export, a function of the type Deidentify: export default function deidentify(dataset: Dataset, tools: Tools): Dataset

It runs once for every file, each time from the beginning. There is no import, no network, no file, no clock, no random number, no async function and nothing of Node or of browsers; the language is ECMAScript 2022. The same file must give the same result.
You are not shown any value, and you do not need one: the script has to work for every patient. Do not change attributes that the task does not speak of.
Answer with exactly one code block that begins with \`\`\`ts, and the whole file in it.`;

/** In place of an answer without a single code block: what else it said is not sent back. */
const NO_DRAFT = '(no single code block)';

/**
 * The messages of a request. Only fixed text, the public dictionary, the learner's words and the model's own drafts are in
 * them.
 *
 * @example renderPrompt(prompt).map((message) => message.role) // => ['system', 'user']
 */
export function renderPrompt(prompt: DraftPrompt): Message[] {
  const { instruction, schema, turns } = prompt;
  return [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: `${instruction.text.trim()}\n\n${renderSchema(schema)}` },
    ...turns.flatMap(({ draft, feedback }): Message[] => [
      { role: 'assistant', content: draft === '' ? NO_DRAFT : `\`\`\`ts\n${draft.trimEnd()}\n\`\`\`` },
      { role: 'user', content: renderFeedback(feedback) },
    ]),
  ];
}

/** The schema as a table of text. */
export function renderSchema({ files, rows }: Schema): string {
  return [
    `The data sets have these attributes (tag, keyword, VR, number of values or items, in how many of ${files} files); those inside a sequence are indented:`,
    ...rows.map((row) => '  '.repeat(row.depth) + renderRow(row, files)),
  ].join('\n');
}

function renderRow({ tag, keyword, vr, files, values }: SchemaRow, all: number): string {
  const where = files === all ? 'all files' : `${files} files`;
  if (vr === undefined || values === undefined) return `${tag}xxxx private block present, ${where}`;
  const [fewest, most] = values;
  const count = fewest === most ? `${most}` : `${fewest}-${most}`;
  return `${tag} ${keyword === '' ? '(not in the dictionary)' : keyword} ${vr} ${count}${vr === 'SQ' ? ' items' : ''}, ${where}`;
}
