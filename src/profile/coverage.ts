import { lookupTag } from '../dicom/dictionary.ts';
import { groupOf, isPrivate, type Tag } from '../dicom/tag.ts';
import { vrCode } from '../dicom/vr.ts';
import { type Sample, samplePlace } from './attributes.ts';
import type { Step } from './decision.ts';
import type { Rule } from './definition.ts';
import { matches, type Selector, type StepPattern } from './selector.ts';

/**
 * Elements of no dictionary that stand for "any element": a selector that takes them takes everything. Two, as patterns
 * such as (60xx,3000) never take a private one.
 */
const ANY_PUBLIC: Step = { tag: 0x0eee0eee, creator: undefined };
const ANY_PRIVATE: Step = { tag: 0x0ddd10dd, creator: '\0' };
/** A VR that no selector names. */
const ANY_VR = 0;
/** Paths with more `**` than these are not compared. */
const MAX_GAPS = 4;

/**
 * Places that a selector takes, chosen so that another selector that takes all of them takes everything it does;
 * `undefined` when the selector is too involved to say.
 */
export function samplesOf(selector: Selector): readonly Sample[] | undefined {
  const patterns: readonly StepPattern[] =
    selector.steps.length > 1 ? selector.steps : [{ kind: 'any' }, selector.steps[0] ?? { kind: 'one' }];
  if (patterns.filter((pattern) => pattern.kind === 'any').length > MAX_GAPS) return undefined;
  return [ANY_PUBLIC, ANY_PRIVATE].flatMap((any) => {
    let paths: readonly (readonly Step[])[] = [[]];
    for (const pattern of patterns.slice(0, -1)) {
      const next =
        pattern.kind === 'any' ? [[], [any], [any, any]] : stepsOf(pattern, any).map((step) => [step]);
      paths = paths.flatMap((path) => next.map((steps) => [...path, ...steps]));
    }
    const last = patterns.at(-1)!;
    const ends = last.kind === 'one' ? [inGroup(any, selector.group)] : stepsOf(last, any);
    return paths.flatMap((path) =>
      ends.map((end): Sample => ({ ...end, path, vr: selector.vr ?? onlyVr(end.tag) })),
    );
  });
}

/** Whether an earlier rule always decides on what a later one selects with `samples`. */
export function coversRule(earlier: Rule, later: Rule, samples: readonly Sample[]): boolean {
  const isImplied = earlier.when.every((condition) =>
    later.when.some(
      ({ tag, values }) => tag === condition.tag && values.every((value) => condition.values.includes(value)),
    ),
  );
  return isImplied && samples.every((sample) => matches(earlier.select, samplePlace(sample)));
}

/** The one tag that a selector can take, when there is one: rules about different tags need not be compared. */
export function onlyTag(selector: Selector): Tag | undefined {
  const last = selector.steps.at(-1);
  return last?.kind === 'tag' && last.mask === 0xffffffff ? last.tag : undefined;
}

function stepsOf(pattern: StepPattern, any: Step): Step[] {
  switch (pattern.kind) {
    case 'tag': {
      // what may repeat has an even group
      const open = ~pattern.mask & 0xeeeeeeee;
      return [pattern.tag, (pattern.tag | open) >>> 0].map((tag) => ({ tag, creator: undefined }));
    }
    case 'private':
      // the number of the block is another one in every file
      return [0x1000, 0x1100].map((block) => ({
        tag: pattern.group * 0x10000 + block + pattern.element,
        creator: pattern.creator,
      }));
    default:
      return [any];
  }
}

function inGroup(step: Step, group: number | undefined): Step {
  if (group === undefined || groupOf(step.tag) === group) return step;
  return { ...step, tag: group * 0x10000 + (isPrivate(group * 0x10000) ? 0x10dd : 0x0eee) };
}

function onlyVr(tag: Tag): number {
  const vrs = lookupTag(tag)?.vrs ?? [];
  return vrs.length === 1 ? vrCode(vrs[0]!) : ANY_VR;
}
