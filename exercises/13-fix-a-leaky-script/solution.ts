import type { DicomJson, JsonAttribute } from 'deidlab';

/** What a script is given beside the data. */
export interface Tools {
  /** The new UID for an old one; always the same for the same. */
  readonly uid: (uid: string) => string;
  /** A DA or DT value, moved by the days of this patient. */
  readonly shiftDate: (value: string) => string;
}

/** Groups and VRs that stay; names, texts and numbers that lead to somebody are taken out by VR and by tag. */
const REMOVE: ReadonlySet<string> = new Set([
  '00080080', // InstitutionName
  '00080081', // InstitutionAddress
  '00081010', // StationName
  '00081030', // StudyDescription: people write names into it
  '0008103E', // SeriesDescription
  '00100021', // IssuerOfPatientID
  '00101000', // OtherPatientIDs
  '00101002', // OtherPatientIDsSequence
  '00101040', // PatientAddress
  '00102154', // PatientTelephoneNumbers
  '001021B0', // AdditionalPatientHistory
  '00104000', // PatientComments
  '00181000', // DeviceSerialNumber
  '00181030', // ProtocolName
  '00204000', // ImageComments
  '00080096', // ReferringPhysicianIdentificationSequence
  '00081040', // InstitutionalDepartmentName
  '00400275', // RequestAttributesSequence
  '04000561', // OriginalAttributesSequence: keeps what was corrected
  'FFFCFFFC', // DataSetTrailingPadding
]);
const EMPTY: ReadonlySet<string> = new Set([
  '00080050', // AccessionNumber
  '00100010', // PatientName
  '00100020', // PatientID
  '00100030', // PatientBirthDate
  '00200010', // StudyID
]);

/** De-identifies a data set: remove, empty, new UIDs, shifted dates. */
export function deidentify(dataset: DicomJson, tools: Tools): DicomJson {
  const result: DicomJson = {};
  for (const [tag, attribute] of Object.entries(dataset)) {
    // odd groups are private: nobody knows what is in them
    if (Number.parseInt(tag.slice(0, 4), 16) % 2 === 1 || REMOVE.has(tag)) continue;
    // every name of a person, whatever its tag
    result[tag] = EMPTY.has(tag) || attribute.vr === 'PN' ? { vr: attribute.vr } : change(attribute, tools);
  }
  return result;
}

/** By VR, not by tag: UIDs and dates stand in more places than anybody lists. */
function change(attribute: JsonAttribute, tools: Tools): JsonAttribute {
  const { vr, Value } = attribute;
  if (Value === undefined) return attribute;
  switch (vr) {
    case 'SQ':
      return { vr, Value: Value.map((item) => deidentify(item as DicomJson, tools)) };
    case 'UI':
      return {
        vr,
        Value: Value.map((uid) => (String(uid).startsWith('1.2.840.10008.') ? uid : tools.uid(String(uid)))),
      };
    case 'DA':
    case 'DT':
      return { vr, Value: Value.map((value) => tools.shiftDate(String(value))) };
    // free text is where people write what has no field
    case 'UT':
    case 'LT':
    case 'ST':
      return { vr };
    default:
      return attribute;
  }
}
