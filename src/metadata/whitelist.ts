import { sopClassName } from '../dicom/uids.ts';
import { DeidError } from '../errors.ts';
import { type Column, stepsOf } from './columns.ts';
import { createEvidence, type EvidenceGatherer } from './evidence.ts';
import { LEVEL_KEYS } from './levels.ts';
import { createProposer, type FileClass, type Proposal, type Proposer } from './propose.ts';
import { codeSequences, proposeInside, proposeSequence } from './propose-sequence.ts';
import { formatProposal, type ProposalSection } from './propose-yaml.ts';
import { type Scan, type ScanOptions, scanMetadata } from './scan.ts';

/** A whitelist to be read and edited by a person. */
export interface WhitelistProposal {
  /** The profile as YAML, with a comment for every attribute. Holds counts, no value. */
  readonly yaml: string;
  readonly sections: readonly ProposalSection[];
  readonly files: number;
  readonly patients: number;
  readonly refused: Scan['refused'];
  readonly stopped: boolean;
}

/**
 * Proposes a whitelist from a cohort: for every attribute and SOP class what may stay and why, or why not. It is where a
 * person begins, not the end: the profile says which lines must be looked at.
 *
 * @param options.k values that fewer patients have are called rare. Default 5
 * @throws DeidError E_USAGE when there is nothing at an input, or no DICOM file in it
 * @example
 * const { yaml } = await proposeWhitelist('studies')
 * parseProfile(yaml).basis // => 'nothing'
 */
export async function proposeWhitelist(
  inputs: string | readonly string[],
  options: Pick<ScanOptions, 'onProgress' | 'shouldStop'> & { readonly k?: number } = {},
): Promise<WhitelistProposal> {
  const { k = 5, ...watch } = options;
  const gathered = createEvidence(k);
  const scan = await scanMetadata(inputs, { ...watch, keys: LEVEL_KEYS }, gathered.add);
  if (scan.rows === 0 && !scan.stopped)
    throw new DeidError('E_USAGE', 'expected DICOM files in the input, found none');
  const proposer = createProposer();
  const columns = [...scan.columns]
    .filter((column) => column.files > 0 && column.path.length > 0)
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const sections = sectionsOf(columns, gathered, proposer);
  const named = new Set(sections.flatMap(({ proposals }) => proposals.map(({ select }) => select)));
  const unlisted = columns.filter(({ name }) => name.includes('"') && !named.has(name)).length;
  return {
    yaml: formatProposal({ files: scan.rows, patients: gathered.patients, k, unlisted }, sections),
    sections,
    files: scan.rows,
    patients: gathered.patients,
    refused: scan.refused,
    stopped: scan.stopped,
  };
}

/** What is proposed for one attribute, by SOP class. */
interface Subject {
  readonly proposals: Map<string, Proposal>;
  /** It is as right in files of other classes: in those that the standard does not have, and in those of the next cohort. */
  readonly isForAll: boolean;
}

/** What all classes have and decide alike is told once. */
function sectionsOf(
  columns: readonly Column[],
  gathered: EvidenceGatherer,
  proposer: Proposer,
): ProposalSection[] {
  // a class of nobody knows whom has no Types, and its UID is a value
  const known = [...gathered.classes]
    .filter(([uid]) => sopClassName(uid) !== undefined)
    .map(([sopClassUid, { modality }]): FileClass => ({ sopClassUid, modality }))
    .sort((a, b) => (a.sopClassUid < b.sopClassUid ? -1 : 1));
  const common: Proposal[] = [];
  const perClass = new Map<string, Proposal[]>(known.map(({ sopClassUid }) => [sopClassUid, []]));
  for (const { proposals, isForAll } of subjectsOf(columns, gathered, known, proposer)) {
    const [first] = proposals.values();
    // a new UID is right in files of the other classes, too, which may have it in the next cohort
    const isOfAll = isForAll || proposals.size === known.length || first?.action?.name === 'uid';
    const isAlike = isOfAll && [...proposals.values()].every((one) => isSame(one, first));
    if (isAlike && first) common.push(first);
    else for (const [uid, one] of proposals) perClass.get(uid)!.push(one);
  }
  // the first rule that matches decides, and a keyword alone matches at every depth: paths stand before it
  const files = [...gathered.classes.values()].reduce((sum, each) => sum + each.files, 0);
  const [inside, plain] = [common.filter(isPath), common.filter((each) => !isPath(each))];
  return [
    { sopClassUid: undefined, files, proposals: inside },
    ...[...perClass].map(([sopClassUid, proposals]) => ({
      sopClassUid,
      files: gathered.classes.get(sopClassUid)!.files,
      proposals: [...proposals.filter(isPath), ...proposals.filter((each) => !isPath(each))],
    })),
    { sopClassUid: undefined, files, proposals: plain },
  ].filter(({ proposals }) => proposals.length > 0);
}

/** The attributes in the order of their tags; one for a sequence that the built-in whitelist decides on as a whole. */
function subjectsOf(
  columns: readonly Column[],
  gathered: EvidenceGatherer,
  known: readonly FileClass[],
  proposer: Proposer,
): Subject[] {
  const subjects: Subject[] = [];
  const sequences = new Map<string, Subject>();
  const codes = codeSequences(columns);
  // what all known classes have in common is all that files of a class of nobody knows whom can get
  const hasOthers = known.length < gathered.classes.size;
  for (const column of columns) {
    const evidence = gathered.of(column);
    if (evidence === undefined) continue;
    const steps = stepsOf(column.name);
    const code = steps.map((_, depth) => steps.slice(0, depth).join('/')).find((path) => codes.has(path));
    const own: Subject = { proposals: new Map(), isForAll: hasOthers };
    for (const files of known) {
      if (!evidence.classes.has(files.sopClassUid)) continue;
      const sequence =
        proposeSequence(column, files) ??
        (code === undefined ? undefined : proposer.proposeCode(code, files));
      const proposal = sequence
        ? proposeInside(column, files, evidence)
        : proposer.propose(column, files, evidence);
      if (proposal) own.proposals.set(files.sopClassUid, proposal);
      if (sequence === undefined) continue;
      // what a rule says for some modalities only holds for this class alone
      const always = proposeSequence(column, { ...files, modality: undefined });
      const isAlways = sequence.select === code || isSame(always, sequence);
      const key = `${sequence.select} ${isAlways}`;
      let subject = sequences.get(key);
      if (subject === undefined) {
        subject = { proposals: new Map(), isForAll: isAlways };
        sequences.set(key, subject);
        subjects.push(subject);
      }
      const before = subject.proposals.get(files.sopClassUid) ?? sequence;
      const isTelling = evidence.withIdentifier > 0 && proposal === undefined;
      subject.proposals.set(files.sopClassUid, isTelling ? withLook(before) : before);
    }
    if (own.proposals.size > 0) subjects.push(own);
  }
  return subjects;
}

const TELLING =
  "text inside shares words with the patient's name or numbers, which go: may what is left of it stay?";

function withLook(proposal: Proposal): Proposal {
  if (proposal.mustLook || proposal.action?.name === 'empty' || proposal.action?.name === 'dummy')
    return proposal;
  return { ...proposal, mustLook: true, reasons: [...proposal.reasons, TELLING] };
}

function isPath({ select }: Proposal): boolean {
  return stepsOf(select).length > 1;
}

function isSame(a: Proposal | undefined, b: Proposal | undefined): boolean {
  return JSON.stringify([a?.action, a?.reasons]) === JSON.stringify([b?.action, b?.reasons]);
}
