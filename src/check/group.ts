import { lookupTag } from '../dicom/dictionary.ts';
import { parseTag } from '../dicom/tag.ts';
import { kindOfFinding, type Severity } from './codes.ts';
import type { Note } from './context.ts';
import type { Finding } from './finding.ts';
import { hintOf } from './hints-data.ts';
import { safePath } from './safe-path.ts';

const MAX_FILES = 20;
const MAX_SAMPLE = 200;

type Growing = Omit<Finding, 'sample'> & { files: number[]; count: number; sample: Finding['sample'] };

export interface Findings {
  /** `file` is the position of an original, from 1; 0 for none. */
  add(note: Note, file: number, count?: number): void;
  list(): Finding[];
}

const ORDER: readonly Severity[] = ['LEAK', 'LINKAGE', 'INVALID', 'OVER-REMOVAL', 'UNSTABLE'];

/** Puts findings of one cause together: the same code at the same path, whatever the file. */
export function createFindings(options: { readonly showValues: boolean }): Findings {
  const groups = new Map<string, Growing>();
  return {
    add(note, file, count = 1) {
      // by what may be shown, so that private creators of any number of files do not become a finding each
      const path = safePath(note.path);
      const key = `${note.code} ${path}`;
      let group = groups.get(key);
      if (group === undefined) {
        const { severity, level, why, clause } = kindOfFinding(note.code);
        group = {
          ...{ code: note.code, severity, level, path, keyword: keywordOf(path) },
          ...{ expected: note.expected, observed: note.observed, why, clause },
          ...{ hint: note.hint ?? hintOf(note.code), files: [], count: 0 },
          sample: undefined,
        };
        groups.set(key, group);
      }
      // the first place whose values may be shown
      const { original, output } = note;
      if (options.showValues && (original !== undefined || output !== undefined))
        group.sample ??= { original: cut(original ?? ''), output: cut(output ?? '') };
      group.count += count;
      if (group.files.length < MAX_FILES && !group.files.includes(file)) group.files.push(file);
    },
    list: () =>
      mergeNested([...groups.values()]).sort(
        (a, b) =>
          ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
          b.count - a.count ||
          (a.code < b.code ? -1 : a.code > b.code ? 1 : a.path < b.path ? -1 : 1),
      ),
  };
}

/** From here on, findings inside one sequence have one cause: nobody went into it. */
const MIN_MERGED = 5;

/** One missing recursion is one finding: those of one code inside one outer sequence become one at their common path. */
function mergeNested(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const inside = new Map<string, Finding[]>();
  for (const finding of findings) {
    const outer = stepsOf(finding.path)[0]!;
    if (outer === finding.path) kept.push(finding);
    else {
      const key = `${finding.code} ${outer}`;
      inside.set(key, [...(inside.get(key) ?? []), finding]);
    }
  }
  for (const group of inside.values()) {
    if (group.length < MIN_MERGED) kept.push(...group);
    else kept.push(merged(group));
  }
  return kept;
}

function merged(group: readonly Finding[]): Finding {
  const [first] = group as [Finding, ...Finding[]];
  const path = commonPath(group.map((each) => each.path));
  return {
    ...first,
    ...{ path, keyword: keywordOf(path) },
    expected: `each of ${group.length} attributes inside treated as the policy asks`,
    hint: `The sequence as a whole was not gone into. ${first.hint}`,
    files: [...new Set(group.flatMap(({ files }) => files))].slice(0, MAX_FILES),
    count: group.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A private creator in quotes may hold a slash. */
const stepsOf = (path: string): string[] => path.split(/\/(?=\()/);

function commonPath(paths: readonly string[]): string {
  const [first, ...rest] = paths.map(stepsOf) as [string[], ...string[][]];
  let length = first.length - 1;
  for (const steps of rest) {
    let same = 0;
    while (same < length && same < steps.length - 1 && steps[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, Math.max(length, 1)).join('/');
}

const cut = (text: string): string =>
  text.length > MAX_SAMPLE ? `${text.slice(0, MAX_SAMPLE)}\u2026` : text;

function keywordOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/(') + 1);
  const tag = parseTag(last);
  return tag === undefined ? '' : (lookupTag(tag)?.keyword ?? '');
}
