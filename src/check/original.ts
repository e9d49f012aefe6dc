import type { Spot } from './align.ts';
import { type ByteSearch, createByteSearch } from './byte-search.ts';
import type { AnswerKeyRow } from './context.ts';
import type { Policy } from './policy.ts';
import { type Term, termsOf } from './terms.ts';
import { createTextSearch, fold, type TextSearch } from './text-search.ts';
import { isSequence, isTextNode, type Node, nodesOf, readTree, type Tree, textsOf } from './tree.ts';

/** An original with what must not be in an output of it. No output is asked, so many outputs may share one. */
export interface Original {
  readonly bytes: Uint8Array;
  readonly tree: Tree;
  /** Identifiers to search for. */
  readonly terms: readonly Term[];
  readonly search: TextSearch;
  readonly byteSearch: ByteSearch;
  /** Whether an original value holds an identifier of its own file: then it may be cleaned or go. */
  readonly mentions: (spot: Spot) => boolean;
  readonly key: readonly AnswerKeyRow[];
}

/** @throws DeidError as `readDicom` */
export function readOriginal(
  bytes: Uint8Array,
  { policy, key = [] }: { readonly policy: Policy; readonly key?: readonly AnswerKeyRow[] | undefined },
): Original {
  const tree = readTree(bytes);
  const { searched: terms, all } = termsOf(tree, policy, key);
  return {
    ...{ bytes, tree, terms, key },
    search: createTextSearch(terms),
    byteSearch: createByteSearch(terms),
    mentions: mentioner(all, createTextSearch(all).find),
  };
}

/**
 * Whether an original value may hold an identifier that has to go, so that whoever took it out did right. It is asked to
 * excuse, so a single everyday word of a name is enough.
 */
function mentioner(terms: readonly Term[], find: (text: string) => unknown): (spot: Spot) => boolean {
  const words = new Set<string>();
  // a UID that has to go in one place and may stay in another one may go in both
  const uids = new Set(terms.filter(({ kind }) => kind === 'uid').map(({ text }) => text));
  for (const { text, kind } of terms)
    if (kind !== 'uid' && kind !== 'date')
      for (const word of wordsOf(text)) if (word.length > 1) words.add(word);
  const known = new Map<Node, boolean>();
  const isMention = (text: string): boolean =>
    find(text) !== undefined || wordsOf(text).some((word) => words.has(word));
  const look = (node: Node): boolean => {
    if (isSequence(node))
      return node.items.some((item) =>
        [...nodesOf(item)].some((each) => !isSequence(each) && mentions(each)),
      );
    if (node.vr === 'UI') return textsOf(node).some((uid) => uids.has(uid));
    return isTextNode(node) && !/^(DS|IS|TM|AS)$/.test(node.vr) && textsOf(node).some(isMention);
  };
  const mentions = (node: Node): boolean => {
    const answer = known.get(node) ?? look(node);
    known.set(node, answer);
    return answer;
  };
  return ({ before }) => before !== undefined && mentions(before);
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
