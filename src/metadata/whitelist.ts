import { lookupKeyword } from '../dicom/dictionary.ts';
import { sopClassName } from '../dicom/uids.ts';
import { DeidError } from '../errors.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { type Column, pathOfName, stepsOf } from './columns.ts';
import { decideAttribute } from './decisions.ts';
import { createEvidence, type Evidence, type EvidenceGatherer } from './evidence.ts';
import { LEVEL_KEYS } from './levels.ts';
import { createProposer, type Proposal, type Proposer } from './propose.ts';
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

/** What all classes have and decide alike is told once. */
function sectionsOf(
  columns: readonly Column[],
  gathered: EvidenceGatherer,
  proposer: Proposer,
): ProposalSection[] {
  // a class of nobody knows whom has no Types, and its UID is a value
  const known = [...gathered.classes].filter(([uid]) => sopClassName(uid) !== undefined);
  const common: Proposal[] = [];
  const perClass = new Map<string, Proposal[]>(known.map(([uid]) => [uid, []]));
  const sequences = new Set<string>();
  for (const column of columns) {
    const evidence = gathered.of(column);
    if (evidence === undefined) continue;
    const sequence = keptSequence(column);
    if (sequence !== undefined) {
      if (!sequences.has(sequence)) {
        sequences.add(sequence);
        common.push(sequenceProposal(sequence, evidence));
      }
      const exception = exceptionIn(column, evidence);
      // it must stand before the sequence's own rule
      if (exception) common.unshift(exception);
      continue;
    }
    const each = known
      .filter(([uid]) => evidence.classes.has(uid))
      .map(([uid]) => [uid, proposer.propose(column, uid, evidence)] as const);
    const [, first] = each[0] ?? [];
    // a new UID is right in files of the other classes, too, which may have it in the next cohort
    const isOfAll = each.length === known.length || first?.action?.name === 'uid';
    const isAlike = isOfAll && each.every(([, one]) => isSame(one, first));
    if (isAlike && first) common.push(first);
    else if (!isAlike) for (const [uid, one] of each) if (one) perClass.get(uid)!.push(one);
  }
  // the first rule that matches decides, and a keyword alone matches at every depth: paths stand before it
  const files = [...gathered.classes.values()].reduce((sum, each) => sum + each, 0);
  const [inside, plain] = [common.filter(isPath), common.filter((each) => !isPath(each))];
  return [
    { sopClassUid: undefined, files, proposals: inside },
    ...[...perClass].map(([sopClassUid, proposals]) => ({
      sopClassUid,
      files: gathered.classes.get(sopClassUid)!,
      proposals: [...proposals.filter(isPath), ...proposals.filter((each) => !isPath(each))],
    })),
    { sopClassUid: undefined, files, proposals: plain },
  ].filter(({ proposals }) => proposals.length > 0);
}

function isPath({ select }: Proposal): boolean {
  return stepsOf(select).length > 1;
}

function isSame(a: Proposal | undefined, b: Proposal | undefined): boolean {
  return JSON.stringify([a?.action, a?.reasons]) === JSON.stringify([b?.action, b?.reasons]);
}

/** The sequence around an attribute that the built-in whitelist keeps whole: what the standard lets through inside it stays. */
function keptSequence({ name }: Column): string | undefined {
  const steps = stepsOf(name);
  const [first] = steps;
  const decision =
    steps.length > 1 ? decideAttribute(builtinProfile('whitelist'), first!, { vr: 'SQ' }) : undefined;
  const isKept =
    decision?.action.name === 'keep' && decision.reason.by === 'rule' && lookupKeyword(first!) !== undefined;
  return isKept ? first : undefined;
}

function sequenceProposal(select: string, evidence: Evidence): Proposal {
  return {
    select,
    vr: 'SQ',
    action: { name: 'keep' },
    mustLook: false,
    reasons: ['in the built-in whitelist; what the table lets through inside it stays'],
    evidence: { ...evidence, values: 0, rareValues: 0, entropyBits: 0 },
  };
}

/** An attribute inside a kept sequence that shows an identifier goes all the same. */
function exceptionIn(column: Column, evidence: Evidence): Proposal | undefined {
  if (
    evidence.withIdentifier === 0 ||
    (pathOfName(column.name) ?? []).some(({ creator }) => creator !== undefined)
  )
    return undefined;
  return {
    select: column.name,
    vr: column.vr,
    action: { name: 'remove' },
    mustLook: false,
    reasons: [`shares words with the patient's name or numbers in ${evidence.withIdentifier} files`],
    evidence,
  };
}
