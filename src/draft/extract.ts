import type { AnswerProblem } from './feedback.ts';

/** The draft in an answer, or why there is none. */
export type Extracted =
  | { readonly kind: 'draft'; readonly draft: string }
  | { readonly kind: 'problem'; readonly code: AnswerProblem };

const CODE_LABELS: ReadonlySet<string> = new Set(['ts', 'typescript', 'js', 'javascript', 'tsx', 'jsx', '']);

/**
 * Takes the one code block out of an answer. Two could mean anything, so nobody guesses. What some local servers put
 * before the answer between `<think>` and `</think>` is not part of it.
 *
 * @example extractDraft('Here:\n```ts\nexport default (d) => d\n```').kind // => 'draft'
 */
export function extractDraft(answer: string): Extracted {
  const text = answer.replace(/^\s*<think>[\s\S]*?<\/think>/, '').replace(/\r\n?/g, '\n');
  const blocks: { label: string; lines: string[] }[] = [];
  let open: { fence: string; label: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const [, fence, label = ''] = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)/.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== undefined) open = { fence, label: label.toLowerCase(), lines: [] };
    } else if (fence?.startsWith(open.fence) && /^ {0,3}[`~]+\s*$/.test(line)) {
      blocks.push(open);
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  if (open !== undefined && CODE_LABELS.has(open.label)) return { kind: 'problem', code: 'open-code-block' };
  const code = blocks.filter(({ label }) => CODE_LABELS.has(label));
  if (code.length > 1) return { kind: 'problem', code: 'several-code-blocks' };
  const [only] = code;
  if (only === undefined || !/^t(s|ypescript)$/.test(only.label) || only.lines.join('').trim() === '')
    return { kind: 'problem', code: 'no-code-block' };
  return { kind: 'draft', draft: `${only.lines.join('\n')}\n` };
}
