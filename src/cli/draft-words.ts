import { readFileSync } from 'node:fs';
import { DeidError } from '../errors.ts';

/** Longer than any task of ours by far; what is longer is a file that somebody took by mistake. */
const MOST_CHARACTERS = 20_000;

/**
 * The words of a learner from a file: text that a person can have typed, and no DICOM file or table by mistake.
 *
 * @throws DeidError E_USAGE
 */
export function readTypedWords(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new DeidError('E_USAGE', 'expected a file that can be read after --words', { cause });
  }
  const refuse = (found: string): DeidError =>
    new DeidError(
      'E_USAGE',
      `expected a text file with your own words after --words, found ${found}. Nothing was sent`,
    );
  if (bytes.toString('latin1', 128, 132) === 'DICM')
    throw refuse('a DICOM file, which no model may ever get');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('bytes that are no text in UTF-8');
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text))
    throw refuse('characters that nobody types');
  if (text.length > MOST_CHARACTERS)
    throw refuse(`${text.length} characters; at most ${MOST_CHARACTERS} are read`);
  if (text.trim() === '') throw refuse('no word in it');
  // soft hyphens and spaces without width, from a page or a letter, would hide a name from the search
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}
