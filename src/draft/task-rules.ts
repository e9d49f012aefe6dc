import { kindOfFinding } from '../check/codes.ts';
import type { Finding } from '../check/finding.ts';
import { hintOf } from '../check/hints-data.ts';
import { lookupKeyword, lookupTag } from '../dicom/dictionary.ts';
import type { DicomJson } from '../dicom/json.ts';
import { type Dicom, ITEM_ROW, readDicom } from '../dicom/read.ts';
import {
  creatorTagOf,
  elementOf,
  formatTag,
  isPrivate,
  isPrivateCreator,
  parseTag,
  type Tag,
  tagToHex,
} from '../dicom/tag.ts';
import { charsetLookup, findRow, textValues } from '../dicom/value.ts';
import type { Corpus } from './corpus.ts';
import { toDraftJson } from './dataset-text.ts';
import type { Task } from './task.ts';

/** What a task asks for beyond the policy. */
export function checkTaskRules(
  task: Task,
  corpus: Corpus,
  output: ReadonlyMap<string, Uint8Array>,
): Finding[] {
  return [
    ...checkPhrases(task, corpus, output),
    ...checkStaying(task, corpus, output),
    ...checkOrphans(corpus, output),
  ];
}

/**
 * Texts have to keep the words that name nobody. The standard lets a text go as a whole, so the checker does; a task may ask
 * for more.
 */
function checkPhrases(task: Task, corpus: Corpus, output: ReadonlyMap<string, Uint8Array>): Finding[] {
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

/**
 * Private attributes that are left without their creator. The checker finds them when it judges a whole file; a task may be
 * about a part.
 */
function checkOrphans(corpus: Corpus, output: ReadonlyMap<string, Uint8Array>): Finding[] {
  const files = new Map<string, number[]>();
  for (const [index, { name }] of corpus.files.entries())
    for (const path of orphansOf(readDicom(output.get(name)!)))
      files.set(path, [...(files.get(path) ?? []), index + 1]);
  const code = 'creator-missing';
  return [...files].map(([path, list]): Finding => {
    const place = { path, keyword: '', files: list, count: list.length };
    const expected = 'the private creator of the block';
    return { ...kindOfFinding(code), ...place, code, expected, observed: 'missing', hint: hintOf(code) };
  });
}

function* orphansOf(file: Dicom): Generator<string> {
  const path: string[] = [];
  const creators: Set<Tag>[] = [];
  for (const { tag, kind, depth } of file.elements) {
    if (kind === ITEM_ROW) {
      creators[depth] = new Set();
      continue;
    }
    path[depth] = formatTag(tag);
    creators[depth] ??= new Set();
    if (isPrivateCreator(tag)) creators[depth].add(tag);
    else if (isPrivate(tag) && elementOf(tag) > 0xff && !creators[depth].has(creatorTagOf(tag)))
      yield path.slice(0, depth + 1).join('/');
  }
}

/**
 * Attributes that have to stay with all their values. The checker lets a value go that holds an identifier, and a date is
 * one; a task about dates wants them moved.
 */
function checkStaying(task: Task, corpus: Corpus, output: ReadonlyMap<string, Uint8Array>): Finding[] {
  const tags = new Set(task.mustStay.map((keyword) => tagToHex(lookupKeyword(keyword)!.tag)));
  if (tags.size === 0) return [];
  const fewer = new Map<string, { files: number[]; isGone: boolean }>();
  for (const [index, { name, bytes }] of corpus.files.entries()) {
    const [before, after] = [bytes, output.get(name)!].map((each) =>
      countValues(toDraftJson(readDicom(each)), tags),
    );
    for (const [path, count] of before!) {
      const left = after!.get(path) ?? 0;
      if (left >= count) continue;
      const place = fewer.get(path) ?? { files: [], isGone: true };
      place.files.push(index + 1);
      fewer.set(path, { files: place.files, isGone: place.isGone && left === 0 });
    }
  }
  return [...fewer].map(([path, { files, isGone }]): Finding => {
    const code = isGone ? 'attribute-removed' : 'vm-changed';
    const keyword = lookupTag(parseTag(path.split('/').at(-1)!)!)!.keyword;
    const place = { path, keyword, files, count: files.length };
    const expected = 'as many values as in the original';
    return {
      ...kindOfFinding(code),
      ...{ ...place, code, expected, observed: isGone ? 'removed' : 'changed', hint: hintOf(code) },
    };
  });
}

/** How many values the tags have, by path. */
function countValues(
  dataset: DicomJson,
  tags: ReadonlySet<string>,
  outer = '',
  counts = new Map<string, number>(),
): Map<string, number> {
  for (const [hex, { vr, Value = [] }] of Object.entries(dataset)) {
    const path = outer + formatTag(Number.parseInt(hex, 16));
    const filled = Value.filter((value) => value !== null);
    if (tags.has(hex)) counts.set(path, (counts.get(path) ?? 0) + filled.length);
    if (vr === 'SQ') for (const item of Value) countValues(item as DicomJson, tags, `${path}/`, counts);
  }
  return counts;
}
