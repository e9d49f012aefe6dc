import type { Spot } from './align.ts';
import type { FindingCode } from './codes.ts';
import type { PairContext } from './context.ts';
import { type Allowed, describeAllowed } from './policy.ts';
import type { SpotRule } from './spot-rules.ts';
import { type SpotView, viewOf } from './spot-view.ts';
import { bytesOfNode, isSequence, isTextNode, type Node, textOf } from './tree.ts';

/** Runs the rules over all spots; what is inside a sequence that is gone or leaks as a whole is not looked at again. */
export function runSpotRules(context: PairContext, rules: readonly SpotRule[]): void {
  const visit = (spot: Spot): void => {
    const node = (spot.before ?? spot.after)!;
    const isJudged = context.policy.inScope(node);
    let isLeak = false;
    if (isJudged) {
      const view = viewOf(spot, context);
      for (const rule of rules) {
        context.count('policy');
        const observed = rule.judge(view);
        if (observed === undefined) continue;
        if (LEAKS.has(rule.name)) {
          isLeak = true;
          context.leaking.add(spot);
        }
        context.report({
          code: rule.name,
          path: spot.path,
          observed,
          expected: expectedOf(rule.name, view),
          ...sampleOf(spot),
        });
      }
    }
    if (!isLeak || !isSequence(node)) for (const inner of spot.inside) visit(inner);
  };
  for (const spot of context.spots) visit(spot);
}

const LEAKS: ReadonlySet<string> = new Set([
  'private-kept',
  'padding-kept',
  'uid-kept',
  'date-kept',
  'age-kept',
  'value-kept',
  'value-part-kept',
]);

function expectedOf(code: FindingCode, view: SpotView): string {
  switch (code) {
    case 'value-invalid':
      return `a value that ${view.vr} allows`;
    case 'vr-changed':
      return `the VR ${view.vr}`;
    case 'charset-mismatch':
      return 'text in the character set that (0008,0005) declares';
    case 'vm-changed':
      return 'as many values as in the original';
    case 'item-removed':
      return 'as many items as in the original';
    case 'creator-missing':
      return 'the private creator of the block';
    case 'attribute-added':
      return 'only attributes of the original, and the stamps of de-identification';
    case 'age-kept':
      return 'ages above 89 as 090Y, or no age';
    // what is allowed by the table alone is not, where the object must have the attribute
    case 'required-missing':
      return describeAllowed(without(view.allowed, 'X'));
    case 'required-empty':
      return describeAllowed(without(view.allowed, 'X', 'Z'));
    default:
      return describeAllowed(view.allowed);
  }
}

function without(allowed: Allowed, ...letters: readonly string[]): Allowed {
  const left = [...allowed.letters].filter((letter) => !letters.includes(letter));
  return left.length === 0 ? allowed : { ...allowed, letters: new Set(left) };
}

function sampleOf({ before, after }: Spot): { original: string; output: string } {
  const show = (node: Node | undefined): string => {
    if (node === undefined) return '(absent)';
    if (isSequence(node)) return `(${node.items.length} ${node.items.length === 1 ? 'item' : 'items'})`;
    return isTextNode(node) ? textOf(node) : `(${node.vr}, ${bytesOfNode(node).length} bytes)`;
  };
  return { original: show(before), output: show(after) };
}
