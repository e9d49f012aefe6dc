import { count } from '../count.ts';
import { sopClassName } from '../dicom/uids.ts';
import type { Action } from '../profile/action.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { stepsOf } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { Proposal } from './propose.ts';

/** Proposals for the files of one SOP class, or of all (`undefined`). */
export interface ProposalSection {
  readonly sopClassUid: string | undefined;
  readonly files: number;
  readonly proposals: readonly Proposal[];
}

export interface ProposalHead {
  readonly files: number;
  readonly patients: number;
  readonly k: number;
  /** Private attributes of creators that no list knows. */
  readonly unlisted: number;
}

const WIDTH = 116;
/** What lets something through and gives least away, for who takes the # from a rule. */
const MILDEST: Readonly<Record<string, string>> = {
  UI: 'uid',
  ...Object.fromEntries(['DA', 'DT', 'TM'].map((vr) => [vr, 'shift'])),
  ...Object.fromEntries(['PN', 'LO', 'LT', 'SH', 'ST', 'UC', 'UT', 'UR', 'SQ'].map((vr) => [vr, 'clean'])),
};

/** The proposal as a profile in YAML, with a comment for every attribute. It holds counts, no value. */
export function formatProposal(head: ProposalHead, sections: readonly ProposalSection[]): string {
  const all = sections.flatMap(({ proposals }) => proposals);
  const stays = all.filter(({ action }) => action !== undefined);
  const lines = [
    `# A whitelist proposed by deidlab from ${count(head.files, 'file')} of ${count(head.patients, 'patient')}.`,
    '#',
    `# ${stays.length} rules say what stays; ${all.length - stays.length} attributes are left out and stand here as comments: take the # away from`,
    '# a rule to let it through. Read every line marked LOOK before you use this profile, then run: deidlab profile check',
    '#',
    '# Each comment says why. Table E.1-1 of PS3.15 gives every attribute that can identify somebody a letter: X remove, Z empty,',
    '# D a stand-in, U a new UID, and X/Z/D what fits the Type: 1 must have a value, 2 may be empty, 3 may be absent. Then come,',
    `# counted over all files, the different values, their entropy in bits, and how many are rare: fewer than ${head.k} patients have them.`,
    head.unlisted > 0
      ? `# ${count(head.unlisted, 'private attribute')} of creators that no list knows ${head.unlisted === 1 ? 'is' : 'are'} not even named here.`
      : undefined,
    'deidlab: 1',
    'name: proposed-whitelist',
    `description: Proposed from a cohort of ${count(head.patients, 'patient')}; edit it before you use it.`,
    'basis: nothing',
    `options: [${builtinProfile('whitelist').definition.options.join(', ')}]`,
    'rules:',
  ].filter((line) => line !== undefined);
  for (const section of sections) lines.push('', ...formatSection(section, head));
  return `${lines.join('\n')}\n`;
}

function formatSection({ sopClassUid, files, proposals }: ProposalSection, head: ProposalHead): string[] {
  const title =
    sopClassUid === undefined
      ? `In all files${proposals.every(({ select }) => stepsOf(select).length > 1) ? ', inside sequences' : ''}`
      : `${sopClassName(sopClassUid) ?? 'Another SOP class'} ${sopClassUid}, ${count(files, 'file')}`;
  const when = sopClassUid === undefined ? '' : `, when: { SOPClassUID: '${sopClassUid}' }`;
  const stay = proposals.filter(({ action }) => action !== undefined);
  const left = proposals.filter(({ action }) => action === undefined);
  return [
    `  # ---- ${title}`,
    ...stay.flatMap((proposal) => [
      ...comment(proposal, head),
      `  - { select: ${quoted(proposal.select)}${when}, ${actionText(proposal.action!)} }`,
    ]),
    ...(left.length === 0 ? [] : ['  # Left out:']),
    ...left.flatMap((proposal) => [
      ...comment(proposal, head),
      `  # - { select: ${quoted(proposal.select)}${when}, action: ${MILDEST[proposal.vr] ?? 'keep'} }`,
    ]),
  ];
}

function comment({ reasons, evidence, mustLook, action }: Proposal, head: ProposalHead): string[] {
  const mark = mustLook && action !== undefined ? 'LOOK: ' : '';
  const counted = evidence === undefined ? [] : [describeEvidence(evidence, head)];
  return wrap(mark + [...reasons, ...counted].join('; '));
}

function describeEvidence(
  { values, entropyBits, rareValues, patients }: Evidence,
  head: ProposalHead,
): string {
  if (values === 0) return 'never with a value';
  const counted = Number.isFinite(values)
    ? `${count(values, 'value')}, ${entropyBits.toFixed(1)} bits, ${rareValues} rare`
    : 'more values than were counted';
  return patients < head.patients
    ? `${counted}, in ${patients} of ${count(head.patients, 'patient')}`
    : counted;
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH && line !== '') {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `  # ${each}`);
}

/** Private selectors have quotes and commas in them. */
function quoted(select: string): string {
  return /^[A-Za-z][\w/]*$/.test(select) ? select : `'${select.replaceAll("'", "''")}'`;
}

function actionText(action: Action): string {
  switch (action.name) {
    case 'pseudonym':
      return `action: pseudonym, prefix: ${action.prefix}, width: ${action.width}`;
    case 'generalize':
      return action.to.kind === 'age'
        ? `action: generalize, width: ${action.to.width}, cap: ${action.to.cap}`
        : `action: generalize`;
    default:
      return `action: ${action.name}`;
  }
}
