import { lookupKeyword, nearestKeyword } from '../../dicom/dictionary.ts';
import type { Verdict } from '../turn.ts';

/**
 * What is wrong with an answer that has to be a keyword of PS3.6; nothing when it is one.
 *
 * @param source where the learner can copy keywords from, such as `the tree`
 */
export function judgeKeyword(answer: unknown, source: string): Verdict {
  const expected = 'the keyword of an attribute, in quotes, such as "Modality"';
  if (answer === undefined || answer === '') return { expected, got: 'nothing yet' };
  if (typeof answer !== 'string')
    return {
      expected,
      got: Array.isArray(answer) ? 'a list' : typeof answer === 'object' ? 'an object' : `a ${typeof answer}`,
      because: 'A keyword is text: put it between quotes.',
    };
  if (lookupKeyword(answer) !== undefined) return undefined;
  if (answer.includes('/'))
    return {
      got: answer,
      because: 'That one stands inside of a sequence. Find one without a slash in its name.',
    };
  const nearest = nearestKeyword(answer.trim());
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return {
    got: answer,
    because: `PS3.6 has no attribute of this name.${meant} Copy it from ${source}, capitals and all.`,
  };
}
