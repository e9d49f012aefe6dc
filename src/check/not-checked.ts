import type { CheckedRuns } from './metamorphic.ts';
import type { Pairing } from './pairs.ts';
import type { Policy } from './policy.ts';

/** What nobody looked at, in words: said whatever was found. */
export function notCheckedOf(facts: {
  readonly policy: Policy;
  readonly runs: CheckedRuns | undefined;
  readonly hasKey: boolean;
  readonly by: Pairing['by'];
  readonly pairs: number;
  readonly readTwice: number;
}): string[] {
  const { policy, runs, hasKey, by, pairs, readTwice } = facts;
  const list = [
    hasKey
      ? 'text burned into pixels, but where the answer key says that there is some'
      : 'text burned into pixels: no picture was looked at',
    'faces that can be reconstructed from slices of a head',
    'identifiers shorter than four characters, and initials',
    'names and places that stand in free text only, and in no other attribute of the file',
    'names of another script in Latin letters',
    'streams that are compressed inside of a value',
    'whether a file holds what belongs to a patient of another file',
    'what encrypted attributes hold',
    'whether a person can be singled out by rare findings, or by other data that somebody else has',
  ];
  if (policy.options.has('retain-safe-private'))
    list.push('whether the list of safe private attributes is right');
  if (policy.isScoped) list.push('everything outside of the part that this task is about');
  const missing = [
    ['repeat', 'a second run'],
    ['reversed', 'another order of the files'],
    ['otherKey', 'another key'],
    ['otherCorpus', 'other patients'],
  ].flatMap(([name, words]) => (runs?.[name as keyof CheckedRuns] === undefined ? [words!] : []));
  if (missing.length > 0) list.push(`how the program behaves with ${missing.join(', ')}`);
  if (pairs > readTwice)
    list.push(
      `whether a second reader agrees, for ${pairs - readTwice} of ${pairs} outputs (dcmjs reads their kind wrongly, or they were many)`,
    );
  if (by === 'hand') list.push('other files of the patient, and whether these two belong together');
  if (by === 'content' || by === 'name')
    list.push(`the mapping: there was none, and files were paired by ${by}`);
  return list;
}
