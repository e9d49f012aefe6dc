import { kindOfFinding } from '../check/codes.ts';
import type { Finding } from '../check/finding.ts';
import { hintOf } from '../check/hints-data.ts';
import { lookupKeyword } from '../dicom/dictionary.ts';
import { readDicom } from '../dicom/read.ts';
import { formatTag } from '../dicom/tag.ts';
import { charsetLookup, findRow, textValues } from '../dicom/value.ts';
import type { Corpus } from './corpus.ts';
import type { Task } from './task.ts';

/**
 * Texts have to keep the words that name nobody. The standard lets a text go as a whole, so the checker does; a task may ask
 * for more.
 */
export function checkPhrases(task: Task, corpus: Corpus, output: ReadonlyMap<string, Uint8Array>): Finding[] {
  return Object.entries(task.phrases).flatMap(([keyword, phrase]): Finding[] => {
    const { tag } = lookupKeyword(keyword)!;
    const files: number[] = [];
    let isAllGone = true;
    for (const [index, { name, bytes }] of corpus.files.entries()) {
      if (!textOf(bytes, tag).includes(phrase)) continue;
      const left = textOf(output.get(name)!, tag);
      if (left.includes(phrase)) continue;
      files.push(index + 1);
      if (left !== '') isAllGone = false;
    }
    if (files.length === 0) return [];
    const code = 'text-overcleaned';
    const place = { path: formatTag(tag), keyword, files, count: files.length };
    const expected = 'clean: words that name nobody stay';
    const observed = isAllGone ? 'removed' : 'partly unchanged';
    return [{ ...kindOfFinding(code), ...place, code, expected, observed, hint: hintOf(code) }];
  });
}

function textOf(bytes: Uint8Array, tag: number): string {
  const file = readDicom(bytes);
  const row = findRow(file.elements, tag);
  return row < 0 ? '' : textValues(file, file.elements[row]!, charsetLookup(file)(row)).join('\\');
}
