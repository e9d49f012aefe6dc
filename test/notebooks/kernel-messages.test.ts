import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Diagnostic {
  readonly place: string;
  readonly message: string;
}
const { explain, explainThrown, limited } = createRequire(import.meta.url)(
  '../../scripts/kernel-messages.cjs',
) as {
  explain(diagnostics: readonly Diagnostic[]): string[];
  explainThrown(thrown: unknown): unknown;
  limited(write: (text: string) => void): (text: string) => void;
};
const at = (place: string, message: string): Diagnostic => ({ place, message });

describe('what the kernel says of a slip', () => {
  it('of a missing quote: the quote, and not the seventeen things that follow from it', () => {
    const lines = explain([
      at('1:69', "',' expected."),
      at('1:69', "Cannot find name 'A'."),
      at('1:71', "',' expected."),
      at('1:86', "'never' only refers to a type, but is being used as a value here."),
      at('1:97', "',' expected."),
      at('1:102', 'Unterminated string literal.'),
    ]);
    expect(lines).toEqual([
      '1:102 - Unterminated string literal.',
      "1:69 - ',' expected.",
      "1:71 - ',' expected.",
      '(and 3 more, which mostly go away with these)',
      '→ A quote (") is missing in this line, at one of the ends of a text.',
    ]);
  });

  it.each([
    ["Cannot find name 'file'. Did you mean 'File'?", 'was the cell above that makes it run'],
    ["Property 'elemnts' does not exist on type 'Dicom'. Did you mean 'elements'?", 'Correct the spelling'],
    ["Argument of type 'Promise<Dump>' is not assignable to parameter of type 'Dump'.", 'Write await'],
    ["Type 'string' is not assignable to type 'number'.", 'A text has quotes, a number has none'],
    ['Invalid character.', 'straight quotes'],
    ['Unterminated template literal.', 'backtick'],
    ['Expression expected.', 'Something is missing'],
    ['Expected 2 arguments, but got 1.', 'between the brackets of the call'],
  ])('%s', (message, advice) => {
    const lines = explain([at('2:1', message)]);
    expect(lines[0]).toBe(`2:1 - ${message}`);
    expect(lines.at(-1)).toContain(`→ `);
    expect(lines.at(-1)).toContain(advice);
  });

  it('of something thrown: its message and no frame, and what to do', () => {
    expect(explainThrown(new RangeError('Maximum call stack size exceeded'))).toBe(
      'RangeError: Maximum call stack size exceeded\n→ A function calls itself without end.',
    );
    expect(explainThrown(new ReferenceError('key is not defined'))).toContain('Run the cells above first');
    expect(explainThrown(new Error('Interrupted asynchronously'))).toMatch(/^The cell was interrupted/);
    expect(explainThrown(new Error('mine'))).toBe('Error: mine');
    expect(explainThrown(null)).toContain('threw null');
    expect(explainThrown('oops')).toBe('oops');
  });

  it('of very much output: the first of it, in few messages, and that there is more', async () => {
    const messages: string[] = [];
    const write = limited((text) => messages.push(text));
    for (let line = 0; line < 200_000; line++) write(`line ${line}\n`);
    await Promise.resolve();
    // the kernel's socket drops messages above some hundreds, also the one that ends the cell
    expect(messages.length).toBeLessThanOrEqual(101);
    const text = messages.join('');
    expect(text.startsWith('line 0\nline 1\n')).toBe(true);
    expect(text.length).toBeLessThan(201_000);
    expect(text.endsWith('→ The rest is not shown: this cell writes too much.\n')).toBe(true);
  });
});
