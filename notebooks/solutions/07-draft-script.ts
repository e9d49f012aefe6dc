const draft = `
const EMPTY = ['00100010', '00080050', '00200010', '00080090', '00100030'];
const REMOVE = ['00101000', '00101040', '00102154', '00101060', '00081070'];

export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  for (const tag of EMPTY) if (dataset[tag]) dataset[tag] = { vr: dataset[tag].vr };
  for (const tag of REMOVE) delete dataset[tag];
  const id = dataset['00100020'];
  if (id?.Value) id.Value = id.Value.map((value) => tools.pseudonym(String(value)));
  return dataset;
}
`;
