import { lookupKeyword } from '../dicom/dictionary.ts';
import { isPrivate, type Tag } from '../dicom/tag.ts';
import type { AnswerKeyRow } from './context.ts';
import { AMBIGUOUS_WORDS, CATEGORIES, type TermKind } from './identity-data.ts';
import type { Policy } from './policy.ts';
import { isTextNode, type Node, nodesOf, type Tree, textsOf } from './tree.ts';
import { dayOf, isPlaceholder } from './value-form.ts';

/** An identifier of an original that must not be in its output. */
export interface Term {
  readonly text: string;
  readonly kind: TermKind;
  /** An answer key says so; the file may have it in another form. */
  readonly isPlanted?: boolean;
}

/** The identifiers of an original. */
export interface Terms {
  /** Those to search for. */
  readonly searched: readonly Term[];
  /** Also those that stay somewhere else: who took them out did no wrong. */
  readonly all: readonly Term[];
}

let kinds: ReadonlyMap<Tag, TermKind> | undefined;

/** Which kind of identifier an attribute holds, by what it is called. */
export function kindOfTag(tag: Tag): TermKind | undefined {
  kinds ??= new Map(
    CATEGORIES.flatMap(({ keywords, kind }) =>
      keywords.split(' ').flatMap((keyword) => {
        const entry = lookupKeyword(keyword);
        return entry === undefined ? [] : [[entry.tag, kind] as const];
      }),
    ),
  );
  return kinds.get(tag);
}

/** Shorter ones turn up everywhere. */
export const MIN_CHARACTERS = 4;
const MAX_TERMS = 2000;

/**
 * The identifiers of an original: names, numbers, addresses, dates and UIDs of its attributes at any depth that the
 * policy does not let stay, and those of an answer key.
 */
export function termsOf(tree: Tree, policy: Policy, key: readonly AnswerKeyRow[]): Terms {
  const terms = new Map<string, Term>();
  const stays = new Set<string>();
  const add = (text: string, kind: TermKind, isPlanted = false): void => {
    if (terms.size >= MAX_TERMS || text.trim() === '' || isPlaceholder(text)) return;
    if (!terms.has(text)) terms.set(text, { text, kind, isPlanted });
  };
  for (const node of nodesOf(tree.level)) {
    if (!isTextNode(node)) continue;
    const kind = kindOf(node);
    if (kind === undefined) {
      if (isKeptWord(node, policy)) for (const text of textsOf(node)) stays.add(text.toLowerCase());
      continue;
    }
    const { letters } = policy.allowed(node);
    if (letters.has('K') && !isInsideGoing(node, policy)) {
      for (const text of textsOf(node)) stays.add(kind === 'date' ? text.slice(0, 8) : text.toLowerCase());
      continue;
    }
    if (!policy.inScope(node)) continue;
    for (const text of textsOf(node)) add(text, kind);
  }
  for (const row of key) {
    const kind = KINDS_OF_KEY[row.kind];
    if (kind === undefined || row.form === 'initials' || policy.isScoped) continue;
    if (kind === 'device' && policy.options.has('retain-device-identity')) continue;
    if (kind === 'institution' && policy.options.has('retain-institution-identity')) continue;
    if (kind === 'date' && policy.options.has('retain-longitudinal-full-dates')) continue;
    add(row.text, kind, true);
  }
  const all = [...terms.values()];
  return {
    all,
    searched: all.filter(
      ({ text, kind }) => !stays.has(kind === 'date' ? text.slice(0, 8) : text.toLowerCase()),
    ),
  };
}

const KINDS_OF_KEY: Readonly<Record<string, TermKind>> = {
  name: 'name',
  'staff-name': 'name',
  'record-number': 'number',
  'accession-number': 'number',
  'other-number': 'number',
  'insurance-number': 'number',
  phone: 'contact',
  email: 'contact',
  address: 'address',
  institution: 'institution',
  device: 'device',
  date: 'date',
};

function kindOf(node: Node): TermKind | undefined {
  const { vr, tag } = node;
  if (vr === 'PN') return 'name';
  if (vr === 'DA' || vr === 'DT')
    return textsOf(node).some((text) => dayOf(text) !== undefined) ? 'date' : undefined;
  if (vr === 'UI')
    return textsOf(node).some((uid) => uid !== '' && !uid.startsWith('1.2.840.10008.')) ? 'uid' : undefined;
  if (isPrivate(tag)) return undefined;
  const kind = kindOfTag(tag);
  return kind === 'date' || kind === 'other' ? undefined : kind;
}

/** What the policy keeps word for word, such as the maker of a device. */
function isKeptWord(node: Node, policy: Policy): boolean {
  if (node.parent !== undefined || isPrivate(node.tag) || /^(DS|IS|TM|AS)$/.test(node.vr)) return false;
  const { letters } = policy.allowed(node);
  return letters.has('K') && letters.size === 1 && KEPT_WORDS.has(node.tag);
}

/** Maker, model, software, modality, body part: words that everybody's images have. */
export const KEPT_WORDS: ReadonlySet<Tag> = new Set([
  0x00080070, 0x00081090, 0x00181020, 0x00080060, 0x00180015,
]);

/** A sequence that has to go takes what it holds with it. */
function isInsideGoing(node: Node, policy: Policy): boolean {
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) {
    const { letters } = policy.allowed(outer);
    if (!letters.has('K') && !letters.has('C')) return true;
  }
  return false;
}

/** Words of a name that name alone; those that are also everyday words, or too short, count only beside another one. */
export function wordsOfName(name: string): { readonly strong: string[]; readonly weak: string[] } {
  const strong: string[] = [];
  const weak: string[] = [];
  for (const word of name.split(/[\^=\\,\s]+/)) {
    if (word === '' || isPlaceholder(word)) continue;
    const isWide = /[^\0-\u02ff]/.test(word);
    const length = [...word].length;
    const isStrong = isWide
      ? length >= 2
      : length >= 3 && !AMBIGUOUS_WORDS.has(word.toLowerCase()) && !/^\d+$/.test(word);
    (isStrong ? strong : weak).push(word);
  }
  return { strong, weak };
}
