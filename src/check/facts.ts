import { createHash } from 'node:crypto';
import type { Facts } from './pairs.ts';
import { bytesOfNode, findNode, readTree, type Tree, topText } from './tree.ts';

/** What pairing asks about files, read when it is asked for; nothing for files that cannot be read. */
export function factsOf(bytesOf: (side: 'original' | 'output', path: string) => Uint8Array): Facts {
  const ask = (read: () => Uint8Array, question: (tree: Tree) => string): string | undefined => {
    try {
      return question(readTree(read())) || undefined;
    } catch {
      return undefined;
    }
  };
  return {
    uidOf: (side, path) =>
      ask(
        () => bytesOf(side, path),
        (tree) => topText(tree, 0x00080018),
      ),
    contentOf: (side, path) => ask(() => bytesOf(side, path), markOf),
  };
}

/** Class, modality, number, geometry and pixels. */
const MARKS = [0x00080016, 0x00080060, 0x00200013, 0x00200032, 0x00280010, 0x00280011, 0x7fe00010];

/** A digest of what de-identification has no reason to change. */
function markOf(tree: Tree): string {
  const hash = createHash('sha256');
  for (const tag of MARKS) {
    const node = findNode(tree.level, tag);
    hash.update(`${tag}:`);
    if (node !== undefined) hash.update(bytesOfNode(node));
  }
  return hash.digest('base64');
}
