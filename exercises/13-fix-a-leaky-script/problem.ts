import type { DicomJson, JsonAttribute } from 'deidlab';

/** What a script is given beside the data. */
export interface Tools {
  /** The new UID for an old one; always the same for the same. */
  readonly uid: (uid: string) => string;
  /** A DA or DT value, moved by the days of this patient. */
  readonly shiftDate: (value: string) => string;
}

/** Attributes that are removed. */
const REMOVE = [
  '00080090', // ReferringPhysicianName
  '00080080', // InstitutionName
  '00081010', // StationName
  '00101040', // PatientAddress
  '00102154', // PatientTelephoneNumbers
  '00104000', // PatientComments
];
/** Attributes that are emptied. */
const EMPTY = [
  '00100010', // PatientName
  '00100020', // PatientID
  '00100030', // PatientBirthDate
  '00080050', // AccessionNumber
];

/** De-identifies a data set: remove, empty, new UIDs, shifted dates. TODO: it leaks; repair it, see README.md. */
export function deidentify(dataset: DicomJson, tools: Tools): DicomJson {
  const result: DicomJson = {};
  for (const [tag, attribute] of Object.entries(dataset)) {
    if (REMOVE.includes(tag)) continue;
    result[tag] = EMPTY.includes(tag) ? { vr: attribute.vr } : change(tag, attribute, tools);
  }
  return result;
}

function change(tag: string, attribute: JsonAttribute, tools: Tools): JsonAttribute {
  const { vr, Value } = attribute;
  if (Value === undefined) return attribute;
  // the three UIDs of study, series and instance
  if (['0020000D', '0020000E', '00080018'].includes(tag))
    return { vr, Value: Value.map((value) => tools.uid(String(value))) };
  if (vr === 'DA') return { vr, Value: Value.map((value) => tools.shiftDate(String(value))) };
  return attribute;
}
