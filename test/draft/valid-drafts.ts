// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of drafts
import { passingDraft } from './bad-drafts.ts';

/** Drafts that do what a task asks for in another way than the replays. */
export const VALID_DRAFTS: readonly {
  readonly task: string;
  readonly name: string;
  readonly draft: string;
}[] = [
  {
    task: '01-direct-identifiers',
    name: 'a new object in place of the old one',
    draft: `export default (dataset: Dataset, tools: Tools): Dataset => {
  const gone = new Set(['00101000', '00101060', '00101040', '00102154', '00081070']);
  const empty = new Set(['00100010', '00080050', '00200010', '00080090', '00100030']);
  return Object.fromEntries(
    Object.entries(dataset)
      .filter(([tag]) => !gone.has(tag))
      .map(([tag, attribute]): [string, Attribute] => {
        if (empty.has(tag)) return [tag, { vr: attribute.vr }];
        if (tag !== '00100020') return [tag, attribute];
        return [tag, { vr: 'LO', Value: (attribute.Value ?? []).map((id) => tools.pseudonym(String(id), 'SITE')) }];
      }),
  );
};
`,
  },
  {
    task: '01-direct-identifiers',
    name: 'empties where others remove, and an empty list in place of none',
    draft: `const TAGS = '00100010 00080050 00200010 00080090 00100030 00101000 00101060 00101040 00102154 00081070'.split(' ');
export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  for (const tag of TAGS) if (dataset[tag]) dataset[tag] = { vr: dataset[tag].vr, Value: [] };
  const id = dataset['00100020'];
  if (id) id.Value = [tools.pseudonym(JSON.stringify(id.Value))];
  return dataset;
}
`,
  },
  {
    task: '01-direct-identifiers',
    name: 'dummies in place of nothing',
    draft: passingDraft('01-direct-identifiers').replace(
      'dataset[tag] = { vr: attribute.vr };',
      "dataset[tag] = attribute.vr === 'PN' ? { vr: 'PN', Value: [{ Alphabetic: 'Anonymous' }] } : attribute.vr === 'DA' ? { vr: 'DA' } : { vr: attribute.vr, Value: ['0'] };",
    ),
  },
  {
    task: '02-nested',
    name: 'a stack in place of recursion',
    draft: `const EMPTY = ['00100010', '00080050', '00200010', '00080090', '00100030'];
const REMOVE = ['00101000', '00101002', '00101060', '00101040', '00102154', '00081070', '00401102', '00401103', '00401001', '00400009'];
export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  const waiting: Dataset[] = [dataset];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const tag of REMOVE) delete next[tag];
    for (const tag of EMPTY) if (next[tag]) delete next[tag].Value;
    const id = next['00100020']?.Value?.[0];
    if (id) next['00100020'] = { vr: 'LO', Value: [tools.pseudonym(String(id))] };
    if (next['0040A123']) next['0040A123'] = { vr: 'PN', Value: [{ Alphabetic: 'Removed' }] };
    for (const { vr, Value } of Object.values(next)) if (vr === 'SQ') waiting.push(...((Value ?? []) as Dataset[]));
  }
  return dataset;
}
`,
  },
  {
    task: '03-uids',
    name: 'all UIDs but those of classes',
    draft: `export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  for (const attribute of Object.values(dataset)) {
    if (attribute.vr === 'UI') attribute.Value = attribute.Value?.map((uid) => tools.hashUid(uid as string));
    if (attribute.vr === 'SQ') attribute.Value?.forEach((item) => deidentify(item as Dataset, tools));
  }
  return JSON.parse(JSON.stringify(dataset)) as Dataset;
}
`.replace(
      'attribute.Value = attribute.Value?.map',
      'if (attribute.Value) attribute.Value = attribute.Value.map',
    ),
  },
  {
    task: '03-uids',
    name: 'classes, enumerations and generics of TypeScript',
    draft: `enum Vr { Uid = 'UI', Sequence = 'SQ' }
type Step = (attribute: Attribute, tag: string) => void;
class Walker {
  private readonly step: Step;
  constructor(step: Step) { this.step = step; }
  walk(dataset: Dataset): void {
    for (const [tag, attribute] of Object.entries(dataset)) {
      this.step(attribute, tag);
      if (attribute.vr === Vr.Sequence) for (const item of (attribute.Value ?? []) as Dataset[]) this.walk(item);
    }
  }
}
function mapAll<T, U>(list: readonly T[], f: (value: T) => U): U[] { return list.map(f); }
export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  new Walker((attribute, tag) => {
    if (attribute.vr === Vr.Uid && !['00080016', '00081150'].includes(tag) && attribute.Value !== undefined)
      attribute.Value = mapAll(attribute.Value, (uid) => tools.hashUid(String(uid)));
  }).walk(dataset);
  return dataset;
}
`,
  },
  {
    task: '04-dates',
    name: 'by the list of attributes',
    draft: `const DA = ['00080020', '00080021', '00080022', '00080023', '00181200', '00400244'];
const DT = ['0008002A', '00181078', '04000562'];
export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  const id = dataset['00100020']?.Value?.[0] ?? 'nobody';
  const walk = (level: Dataset): void => {
    for (const tag of DA) level[tag]?.Value?.forEach((date, at, all) => { all[at] = tools.shiftDate(\`\${date}\`, \`\${id}\`) ?? null; });
    for (const tag of DT) level[tag]?.Value?.forEach((date, at, all) => { all[at] = tools.shiftDateTime(\`\${date}\`, \`\${id}\`) ?? null; });
    for (const each of Object.values(level)) if (each.vr === 'SQ') each.Value?.forEach((item) => walk(item as Dataset));
  };
  walk(dataset);
  if (dataset['00100030']) dataset['00100030'] = { vr: 'DA' };
  return dataset;
}
`,
  },
  {
    task: '05-free-text',
    name: 'word by word',
    draft: `const EMPTY = ['00100010', '00080050', '00080090', '00100030', '00200010'];
const REMOVE = ['00101000', '00101060', '00101040', '00102154', '00081070', '00080080'];
const TEXTS = ['00081030', '0008103E', '00181030', '00204000', '00104000', '001021B0'];
export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  const words = new Set<string>();
  for (const tag of [...EMPTY, ...REMOVE, '00100020'])
    for (const word of JSON.stringify(dataset[tag]?.Value ?? []).split(/[^A-Za-z0-9]+/)) if (word.length > 2) words.add(word.toLowerCase());
  for (const word of ['alphabetic', 'general', 'hospital']) words.delete(word);
  for (const tag of TEXTS) {
    const text = dataset[tag]?.Value?.[0];
    if (typeof text === 'string')
      dataset[tag]!.Value = [text.replace(/[A-Za-z0-9]+/g, (word) => (words.has(word.toLowerCase()) ? '[removed]' : word))];
  }
  for (const tag of EMPTY) if (dataset[tag]) delete dataset[tag].Value;
  for (const tag of REMOVE) delete dataset[tag];
  dataset['00100020'] = { vr: 'LO', Value: [tools.pseudonym(String(dataset['00100020']?.Value?.[0]))] };
  return dataset;
}
`,
  },
  {
    task: '06-private',
    name: 'by arithmetic',
    draft: `export default function deidentify(dataset: Dataset): Dataset {
  const kept: Dataset = {};
  for (const [tag, attribute] of Object.entries(dataset)) {
    if (Number.parseInt(tag.slice(0, 4), 16) % 2 === 1) continue;
    kept[tag] = attribute.vr === 'SQ' ? { ...attribute, Value: ((attribute.Value ?? []) as Dataset[]).map(deidentify) } : attribute;
  }
  return kept;
}
`,
  },
  {
    task: '08-everything',
    name: 'with a console, in another order, stamped first',
    draft: passingDraft('08-everything')
      .replace(
        '  clean(dataset, patient, tools);\n',
        "  console.log('cleaning', Object.keys(dataset).length);\n  clean(dataset, patient, tools);\n",
      )
      .replace(
        '  return dataset;\n}\n',
        '  return Object.fromEntries(Object.entries(dataset).reverse());\n}\n',
      ),
  },
];
