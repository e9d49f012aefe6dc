import { sopClassName } from '../dicom/uids.ts';
import type { Action } from '../profile/action.ts';
import { stepsOf } from './columns.ts';
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

/** The proposal as a profile in YAML, with a comment for every attribute. It holds counts, no value. */
export function formatProposal(head: ProposalHead, sections: readonly ProposalSection[]): string {
  const all = sections.flatMap(({ proposals }) => proposals);
  const stays = all.filter(({ action }) => action !== undefined);
  const lines = [
    `# A whitelist proposed by deidlab from ${head.files} files of ${head.patients} patients.`,
    '#',
    `# ${stays.length} rules say what stays; ${all.length - stays.length} attributes are left out and stand here as comments: take the # away from`,
    '# a rule to let it through. Read every line marked LOOK before you use this profile, then run: deidlab profile check',
    `# Each comment says why, then: different values, entropy in bits, and values that fewer than ${head.k} patients have.`,
    head.unlisted > 0
      ? `# ${head.unlisted} private attributes of creators that no list knows are not even named here.`
      : undefined,
    'deidlab: 1',
    'name: proposed-whitelist',
    `description: Proposed from a cohort of ${head.patients} patients; edit it before you use it.`,
    'basis: nothing',
    'rules:',
  ].filter((line) => line !== undefined);
  for (const section of sections) lines.push('', ...formatSection(section, head.k));
  return `${lines.join('\n')}\n`;
}

function formatSection({ sopClassUid, files, proposals }: ProposalSection, k: number): string[] {
  const title =
    sopClassUid === undefined
      ? `In all files${proposals.every(({ select }) => stepsOf(select).length > 1) ? ', inside sequences' : ''}`
      : `${sopClassName(sopClassUid) ?? 'Another SOP class'} ${sopClassUid}, ${files} ${files === 1 ? 'file' : 'files'}`;
  const when = sopClassUid === undefined ? '' : `, when: { SOPClassUID: '${sopClassUid}' }`;
  const stay = proposals.filter(({ action }) => action !== undefined);
  const left = proposals.filter(({ action }) => action === undefined);
  return [
    `  # ---- ${title}`,
    ...stay.flatMap((proposal) => [
      ...comment(proposal, k),
      `  - { select: ${quoted(proposal.select)}${when}, ${actionText(proposal.action!)} }`,
    ]),
    ...(left.length === 0 ? [] : ['  # Left out:']),
    ...left.flatMap((proposal) => [
      ...comment(proposal, k),
      `  # - { select: ${quoted(proposal.select)}${when}, action: keep }`,
    ]),
  ];
}

function comment({ reasons, evidence, mustLook, action }: Proposal, k: number): string[] {
  const { values, entropyBits, rareValues, patients } = evidence;
  const counted =
    values === 0
      ? 'never with a value'
      : Number.isFinite(values)
        ? `${values} ${values === 1 ? 'value' : 'values'}, ${entropyBits.toFixed(1)} bits, ${rareValues} rare`
        : 'more values than were counted';
  const few =
    patients > 0 && patients < k && action !== undefined ? `, only ${patients} of the patients` : '';
  const mark = mustLook && action !== undefined ? 'LOOK: ' : '';
  return wrap(`${mark}${reasons.join('; ')}; ${counted}${few}`);
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
