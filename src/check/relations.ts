import { lookupTag } from '../dicom/dictionary.ts';
import { type Spot, spotsOf } from './align.ts';
import type { Note, PairContext, Rule } from './context.ts';
import type { RecordPlace, RecordStore, Seen } from './records.ts';
import { type Node, textOf, textsOf, topText } from './tree.ts';
import { dayOf, isWellFormed } from './value-form.ts';

/** What one pair tells about relations between attributes and files. */
export interface RelationContext extends PairContext {
  readonly records: RecordStore;
  /** Dates that contradict a sibling: their move is not held against the others. */
  readonly contradicting: Set<Spot>;
}

export const RELATION_RULES: readonly Rule<RelationContext>[] = [
  { name: 'date-time-mismatch', level: 'relations', run: checkSiblings },
  { name: 'age-mismatch', level: 'relations', run: checkAge },
  { name: 'record-uids', level: 'relations', run: recordUids },
  { name: 'record-patient', level: 'relations', run: recordPatient },
  { name: 'record-dates', level: 'relations', run: recordDates },
];

/** Moves of the dates of a spot, in whole days; none where nothing was moved. */
function movesOf({ before, after }: Spot): number[] {
  if (before === undefined || after === undefined) return [];
  const fresh = textsOf(after);
  return textsOf(before).flatMap((old, index) => {
    const [from, to] = [dayOf(old), dayOf(fresh[index] ?? '')];
    return from === undefined || to === undefined || from === to ? [] : [to - from];
  });
}

const isDate = (node: Node | undefined): boolean => node?.vr === 'DA' || node?.vr === 'DT';
const keywordOf = (node: Node): string => lookupTag(node.tag)?.keyword ?? '';

/** XDate and XDateTime that told the same day tell the same day still. */
function checkSiblings(context: RelationContext): void {
  const levels = new Map<Spot | undefined, Spot[]>();
  for (const spot of spotsOf(context.spots)) {
    if (!isDate(spot.before) || spot.after === undefined) continue;
    const level = levels.get(spot.parent) ?? [];
    level.push(spot);
    levels.set(spot.parent, level);
  }
  for (const level of levels.values())
    for (const spot of level) {
      if (spot.before!.vr !== 'DT') continue;
      const keyword = keywordOf(spot.before!).replace(/Time$/, '');
      const sibling = level.find(
        ({ before, where }) =>
          before!.vr === 'DA' && keywordOf(before!) === keyword && outerOf(where) === outerOf(spot.where),
      );
      if (sibling === undefined) continue;
      context.count('relations');
      const day = (node: Node | undefined) => (node === undefined ? undefined : dayOf(textOf(node)));
      const [oldDate, oldTime] = [day(sibling.before), day(spot.before)];
      const [date, dateTime] = [day(sibling.after), day(spot.after)];
      if (oldDate === undefined || oldDate !== oldTime || date === undefined || dateTime === undefined)
        continue;
      if (date === dateTime || !context.policy.allowed(spot.before!).letters.has('S')) continue;
      context.contradicting.add(spot);
      context.report({
        code: 'date-time-mismatch',
        path: spot.path,
        observed: 'inconsistent',
        expected: `the day of ${sibling.path}`,
        original: textOf(spot.before!),
        output: textOf(spot.after!),
      });
    }
}

const outerOf = (where: string): string => where.slice(0, where.lastIndexOf('/') + 1);

/** Birth date and study date of the output make the age that it says. */
function checkAge(context: RelationContext): void {
  const { after, before } = context;
  const ageOf = (tree: typeof after): { stated: number; counted: number } | undefined => {
    const [birth, study, age] = [0x00100030, 0x00080020, 0x00101010].map((tag) => topText(tree, tag)) as [
      string,
      string,
      string,
    ];
    const [born, studied] = [dayOf(birth), dayOf(study)];
    const unit = { D: 1 / 365.25, W: 7 / 365.25, M: 1 / 12, Y: 1 }[age[3] ?? ''];
    if (born === undefined || studied === undefined || unit === undefined || !isWellFormed(age, 'AS'))
      return undefined;
    return { stated: Number(age.slice(0, 3)) * unit, counted: (studied - born) / 365.25 };
  };
  const fresh = ageOf(after);
  if (fresh === undefined) return;
  context.count('relations');
  const old = ageOf(before);
  const differs = ({ stated, counted }: { stated: number; counted: number }, by: number): boolean =>
    Math.abs(stated - counted) > by;
  // bands of ages and the cap at 90 are no contradiction, and what disagreed before is no news
  const isCapped = fresh.stated >= 90 && fresh.counted >= 89;
  if (!differs(fresh, MAX_AGE_ERROR) || isCapped || (old !== undefined && differs(old, 1.5))) return;
  context.report({
    code: 'age-mismatch',
    path: '(0010,0030)',
    observed: 'inconsistent',
    expected: 'birth date, study date and age that agree, or no birth date',
  });
}

/** Ages may be in bands of ten years. */
const MAX_AGE_ERROR = 11;

const REGISTERED = /^1\.2\.840\.10008\./;

function recordUids(context: RelationContext): void {
  const { records, index: file, policy } = context;
  for (const { before, after, path, parent } of spotsOf(context.spots)) {
    if (before?.vr !== 'UI' || after === undefined) continue;
    if (!policy.allowed(before).letters.has('U') || !policy.inScope(before)) continue;
    const [olds, fresh] = [textsOf(before), textsOf(after)];
    if (olds.length !== fresh.length) continue;
    for (const [place, old] of olds.entries()) {
      const uid = fresh[place]!;
      if (old === '' || uid === '' || old === uid || REGISTERED.test(old) || !isWellFormed(uid, 'UI'))
        continue;
      context.count('relations');
      records.add('uid', [`uid ${old}`, uid], { file, path });
      records.add('uid-from', [`new ${uid}`, old], { file, path });
      if (parent === undefined && before.tag === 0x00080018)
        records.add('instance', [`uid ${old}`, uid], { file, path });
    }
  }
}

/** Who a file is about, as far as it says: ID and issuer, else name and birth date, else no more than the study. */
function patientOf({ before }: Pick<PairContext, 'before'>): string {
  const [id, issuer, name, birth, study] = [0x00100020, 0x00100021, 0x00100010, 0x00100030, 0x0020000d].map(
    (tag) => topText(before, tag),
  );
  if (id !== '') return `id ${id}\\${issuer}`;
  return name === '' ? `study ${study}` : `name ${name}\\${birth}`;
}

function recordPatient(context: RelationContext): void {
  const { records, index: file } = context;
  const fresh = topText(context.after, 0x00100020);
  const old = patientOf(context);
  if (!old.startsWith('id ') || fresh === '') return;
  context.count('relations');
  records.add('patient', [`patient ${old}`, fresh], { file, path: '(0010,0020)' });
  records.add('patient-from', [`subject ${fresh}`, old], { file, path: '(0010,0020)' });
  records.add('patient-id', [`id ${topText(context.before, 0x00100020)}`, fresh], {
    file,
    path: '(0010,0020)',
  });
}

function recordDates(context: RelationContext): void {
  const { records, index: file, policy, contradicting } = context;
  const patient = patientOf(context);
  for (const spot of spotsOf(context.spots)) {
    if (!isDate(spot.before) || spot.after === undefined || contradicting.has(spot)) continue;
    const { letters } = policy.allowed(spot.before!);
    if (!letters.has('S') || !policy.inScope(spot.before!)) continue;
    for (const days of movesOf(spot)) {
      context.count('relations');
      records.add('days', [`patient ${patient}`, String(days)], { file, path: spot.path });
    }
  }
}

/** A finding about several files. */
export interface Related {
  readonly note: Note;
  readonly places: readonly RecordPlace[];
  readonly count: number;
}

export interface GroupRule {
  readonly name: string;
  /** Looks at everything about one key. */
  judge(of: (kind: string) => readonly Seen[]): Related[];
}

/** What should be one value and is several: the places of all but the most frequent one. */
function strays(seen: readonly Seen[]): Seen[] {
  if (seen.length < 2) return [];
  const most = seen.reduce((a, b) => (b.count > a.count ? b : a));
  return seen.filter((each) => each !== most);
}

function related(code: Note['code'], seen: readonly Seen[], expected: string): Related[] {
  const byPath = new Map<string, { places: RecordPlace[]; count: number }>();
  for (const { places, count } of seen) {
    const rest = count - places.length;
    for (const [index, place] of places.entries()) {
      const entry = byPath.get(place.path) ?? { places: [], count: 0 };
      entry.places.push(place);
      entry.count += 1 + (index === 0 ? rest : 0);
      byPath.set(place.path, entry);
    }
  }
  return [...byPath].map(([path, { places, count }]) => ({
    note: { code, path, observed: 'inconsistent', expected },
    places,
    count,
  }));
}

const isReference = ({ path }: RecordPlace): boolean => path.includes('/') || !path.endsWith('(0008,0018)');

export const GROUP_RULES: readonly GroupRule[] = [
  {
    name: 'uid-split',
    // for the UID of an object, other places are references, which have a rule of their own
    judge: (of) =>
      related(
        'uid-split',
        strays(of('instance').length > 0 ? of('instance') : of('uid')),
        'the same new UID for the same old one',
      ),
  },
  {
    name: 'reference-broken',
    judge(of) {
      const own = of('instance')[0]?.value;
      if (own === undefined) return [];
      const lost = of('uid').filter(({ value, places }) => value !== own && places.some(isReference));
      return related('reference-broken', lost, 'the new UID of the object that the original refers to');
    },
  },
  {
    name: 'uid-merged',
    judge: (of) => related('uid-merged', strays(of('uid-from')), 'another new UID for another old one'),
  },
  {
    name: 'patient-split',
    judge: (of) => related('patient-split', strays(of('patient')), 'one new PatientID for one patient'),
  },
  {
    name: 'patients-merged',
    judge: (of) =>
      related('patients-merged', strays(of('patient-from')), 'a PatientID of its own for each patient'),
  },
  {
    name: 'interval-changed',
    judge: (of) =>
      related('interval-changed', strays(of('days')), 'the same number of days for all dates of a patient'),
  },
  {
    name: 'mapping-broken',
    judge(of) {
      const mapped = [...of('mapped-uid'), ...of('mapped-patient')];
      const observed = [...of('uid'), ...of('patient-id')];
      if (mapped.length === 0) return [];
      const isOther =
        mapped.length > 1 ||
        (observed.length > 0 && !observed.some(({ value }) => value === mapped[0]!.value));
      if (!isOther) return [];
      return [
        {
          note: {
            code: 'mapping-broken',
            path: 'mapping',
            observed: 'inconsistent',
            expected: 'the new identifiers that the files have',
          },
          places: observed[0]?.places ?? [],
          count: 1,
        },
      ];
    },
  },
];

/** Days by patient, for telling whether all patients share them. */
export interface OffsetTally {
  readonly patients: Map<string, number>;
  readonly places: RecordPlace[];
}

/** Most patients have the same offset. */
export function judgeOffsets({ patients, places }: OffsetTally): Related[] {
  const counts = [...patients.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...counts);
  if (all < 2 || most < 2 || most * 2 <= all) return [];
  return [
    {
      note: {
        code: 'offset-shared',
        path: 'dates',
        observed: 'inconsistent',
        expected: 'another number of days for each patient',
      },
      places,
      count: most,
    },
  ];
}
