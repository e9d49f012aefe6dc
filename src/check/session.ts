import { alignTrees } from './align.ts';
import type { Level } from './codes.ts';
import type { AnswerKeyRow, Note, PairContext } from './context.ts';
import { FILE_RULES } from './file-rules.ts';
import type { CheckResult } from './finding.ts';
import { createFindings, type Findings } from './group.ts';
import { otherProfileOf } from './made-with.ts';
import { type Original, readOriginal } from './original.ts';
import type { CheckMapping } from './pairs.ts';
import { PIXEL_RULES } from './pixel-rules.ts';
import type { Policy } from './policy.ts';
import { type Group, memoryRecords, type RecordPlace, type RecordStore } from './records.ts';
import {
  GROUP_RULES,
  judgeOffsets,
  RELATION_RULES,
  type Related,
  type RelationContext,
} from './relations.ts';
import { RESIDUE_RULES, type ResidueContext } from './residue.ts';
import { createSafeHarbor, safeHarborRows, tallySafeHarbor } from './safe-harbor.ts';
import { createTally, MIDI_ACTIONS, tallyConsistency, tallyMidi } from './scores.ts';
import { askSecondReader } from './second-reader.ts';
import { runSpotRules } from './spot-findings.ts';
import { SPOT_RULES } from './spot-rules.ts';
import { STAMP_RULES } from './stamp-rules.ts';
import { readTree, type Tree } from './tree.ts';
import { tallyUtility, UTILITY_NAMES } from './utility.ts';

/** An original and its output. */
interface PairInput {
  /** Position of the original, from 1. */
  readonly index: number;
  /** Its bytes, or what was read from them before, with the same policy and key. */
  readonly original: Uint8Array | Original;
  readonly output: Uint8Array;
  readonly outputName: string;
  readonly key?: readonly AnswerKeyRow[] | undefined;
  /** With `showValues`: the values of this pair may not be shown all the same. Default: false. */
  readonly hidesValues?: boolean | undefined;
}

export interface SessionOptions {
  readonly policy: Policy;
  readonly showValues: boolean;
  /** Names of rules to leave out, for tests. */
  readonly without?: ReadonlySet<string> | undefined;
  readonly records?: RecordStore | undefined;
}

/** A check that goes on pair by pair, and holds nothing of a pair when it is done with it. */
export interface Session {
  readonly findings: Findings;
  addPair(pair: PairInput): void;
  addMapping(mapping: CheckMapping): void;
  count(level: Level, times?: number): void;
  /** Looks at what pairs told about each other. */
  finish(
    onGroup?: (group: Group) => void,
  ): Omit<CheckResult, 'files' | 'notChecked'> & { readonly readTwice: number };
}

export function createSession({
  policy,
  showValues,
  without,
  records = memoryRecords(),
}: SessionOptions): Session {
  const findings = createFindings({ showValues });
  const checks: Record<Level, number> = { policy: 0, residue: 0, relations: 0, metamorphic: 0 };
  const count = (level: Level, times = 1): void => {
    checks[level] += times;
  };
  const isIn = ({ name }: { name: string }): boolean => without?.has(name) !== true;
  const spotRules = SPOT_RULES.filter(isIn);
  const fileRules = [...FILE_RULES, ...STAMP_RULES, ...PIXEL_RULES].filter(isIn);
  const residueRules = RESIDUE_RULES.filter(isIn);
  const relationRules = RELATION_RULES.filter(isIn);
  const groupRules = GROUP_RULES.filter(isIn);
  const midi = createTally(MIDI_ACTIONS);
  const utility = createTally(UTILITY_NAMES);
  const safeHarbor = createSafeHarbor();
  let identifiersSearched = 0;
  const otherProfiles = new Map<string, number>();
  const second = { asked: 0, pairs: 0 };

  const addRelated = ({ note, places, count: times }: Related): void => {
    const [first, ...rest] = places;
    findings.add(note, first?.file ?? 0, times);
    for (const place of rest) findings.add(note, place.file, 0);
  };

  return {
    findings,
    count,
    addPair({ index, original: given, output, outputName, key: rows, hidesValues = false }) {
      const read = readBoth(
        () => (given instanceof Uint8Array ? readOriginal(given, { policy, key: rows }) : given),
        output,
      );
      if ('unreadable' in read) {
        if (isIn({ name: 'unreadable' })) findings.add(read.unreadable, index);
        return;
      }
      const { original, after } = read;
      const { tree: before, terms, key, mentions } = original;
      identifiersSearched += terms.length;
      const report = (note: Note): void =>
        findings.add(hidesValues ? { ...note, original: undefined, output: undefined } : note, index);
      const profile = otherProfileOf(after, policy.name);
      if (profile !== undefined) otherProfiles.set(profile, (otherProfiles.get(profile) ?? 0) + 1);
      const context: PairContext = {
        ...{ index, policy, before, after, outputName, key, mentions, report, count },
        ...{ bytesBefore: original.bytes, bytesAfter: output },
        spots: alignTrees(before, after),
        leaking: new Set(),
        leakingPlaces: new Set(),
      };
      runSpotRules(context, spotRules);
      for (const rule of fileRules) rule.run(context);
      const residue: ResidueContext = { ...context, original, found: new Set(context.leakingPlaces) };
      for (const rule of residueRules) rule.run(residue);
      const relation: RelationContext = { ...context, records, contradicting: new Set() };
      for (const rule of relationRules) rule.run(relation);
      second.pairs++;
      if (second.pairs <= MAX_SECOND_READS && isIn({ name: 'second-reader' })) {
        const opinion = askSecondReader(after, output);
        if (opinion.isFit) {
          second.asked++;
          count('policy');
          for (const path of opinion.paths)
            report({
              code: 'unreadable',
              path,
              observed: 'inconsistent',
              expected: 'the same to every reader',
            });
        }
      }
      tallyMidi(midi, context);
      tallyUtility(utility, context);
      tallySafeHarbor(safeHarbor, context);
    },
    addMapping({ uids, patients }) {
      const place: RecordPlace = { file: 0, path: 'mapping' };
      for (const [old, fresh] of uids) records.add('mapped-uid', [`uid ${old}`, fresh], place);
      for (const [old, fresh] of patients) records.add('mapped-patient', [`id ${old}`, fresh], place);
    },
    finish(onGroup) {
      const offsets = { patients: new Map<string, number>(), places: [] as RecordPlace[] };
      for (const group of records.groups()) {
        onGroup?.(group);
        for (const rule of groupRules) for (const each of rule.judge(group.of)) addRelated(each);
        tallyConsistency(midi, 'uid_consistent', group.of('uid'));
        tallyConsistency(midi, 'patid_consistent', group.of('patient'));
        const days = group.of('days');
        if (days.length === 0) continue;
        const most = days.reduce((a, b) => (b.count > a.count ? b : a));
        offsets.patients.set(most.value, (offsets.patients.get(most.value) ?? 0) + 1);
        if (offsets.places.length < 20) offsets.places.push(most.places[0]!);
      }
      if (isIn({ name: 'offset-shared' })) for (const each of judgeOffsets(offsets)) addRelated(each);
      records.close();
      const list = findings.list();
      const placesOf = (severity: string): number =>
        list.filter((finding) => finding.severity === severity).reduce((sum, { count }) => sum + count, 0);
      return {
        policy: policy.name,
        otherProfiles: [...otherProfiles].map(([profile, outputs]) => ({ profile, outputs })),
        findings: list,
        checks,
        privacy: { leaks: placesOf('LEAK'), linkage: placesOf('LINKAGE'), identifiersSearched },
        utility,
        scores: midi,
        safeHarbor: safeHarborRows(safeHarbor, list),
        readTwice: second.asked,
      };
    },
  };
}

/** dcmjs takes longer than all the rest; what it says of the first files it says of others. */
const MAX_SECOND_READS = 200;

function readBoth(
  readBefore: () => Original,
  output: Uint8Array,
): { original: Original; after: Tree } | { unreadable: Note } {
  const problem = (code: Note['code'], expected: string): { unreadable: Note } => ({
    unreadable: { code, path: 'file', observed: 'unreadable', expected },
  });
  let original: Original;
  try {
    original = readBefore();
  } catch {
    return problem('original-missing', 'an original that can be read');
  }
  try {
    return { original, after: readTree(output) };
  } catch {
    return problem('unreadable', 'a file that can be read to its end (PS3.10)');
  }
}
