import { lookupTag } from '../dicom/dictionary.ts';
import { parseTag } from '../dicom/tag.ts';
import { kindOfFinding, type Severity } from './codes.ts';
import type { Note } from './context.ts';
import type { Finding } from './finding.ts';
import { hintOf } from './hints-data.ts';

const MAX_FILES = 20;
const MAX_SAMPLE = 200;

export interface Findings {
  /** `file` is the position of an original, from 1; 0 for none. */
  add(note: Note, file: number, count?: number): void;
  list(): Finding[];
}

const ORDER: readonly Severity[] = ['LEAK', 'LINKAGE', 'INVALID', 'OVER-REMOVAL', 'UNSTABLE'];

/** Puts findings of one cause together: the same code at the same path, whatever the file. */
export function createFindings(options: { readonly showValues: boolean }): Findings {
  const groups = new Map<string, Finding & { files: number[]; count: number }>();
  return {
    add(note, file, count = 1) {
      const key = `${note.code} ${note.path}`;
      let group = groups.get(key);
      if (group === undefined) {
        const { severity, level, why, clause } = kindOfFinding(note.code);
        const { original, output } = note;
        group = {
          ...{ code: note.code, severity, level, path: note.path, keyword: keywordOf(note.path) },
          ...{ expected: note.expected, observed: note.observed, why, clause },
          ...{ hint: note.hint ?? hintOf(note.code), files: [], count: 0 },
          sample:
            options.showValues && (original !== undefined || output !== undefined)
              ? { original: cut(original ?? ''), output: cut(output ?? '') }
              : undefined,
        };
        groups.set(key, group);
      }
      group.count += count;
      if (group.files.length < MAX_FILES && !group.files.includes(file)) group.files.push(file);
    },
    list: () =>
      [...groups.values()].sort(
        (a, b) =>
          ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
          b.count - a.count ||
          (a.code < b.code ? -1 : a.code > b.code ? 1 : a.path < b.path ? -1 : 1),
      ),
  };
}

const cut = (text: string): string =>
  text.length > MAX_SAMPLE ? `${text.slice(0, MAX_SAMPLE)}\u2026` : text;

function keywordOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/(') + 1);
  const tag = parseTag(last);
  return tag === undefined ? '' : (lookupTag(tag)?.keyword ?? '');
}
