import { type Charset, DEFAULT_CHARSET } from '../dicom/charset.ts';
import { type Dicom, type Element, VALUE } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, textValues, valueText } from '../dicom/value.ts';
import { offsetDaysOf } from './dates.ts';
import { patientIdentity } from './identity.ts';
import type { ProjectKey } from './key.ts';
import { pseudonymOf } from './pseudonym.ts';
import { isUid } from './uid.ts';

/** What a file says of itself at the top level; a UID that it does not have is empty. */
export interface FileFacts {
  readonly sopClassUid: string;
  readonly instanceUid: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly patientId: Element | undefined;
  readonly issuer: Element | undefined;
  readonly patientName: Element | undefined;
  readonly birthDate: Element | undefined;
  readonly charset: Element | undefined;
  /** It has a Directory Record Sequence (0004,1220). */
  readonly isDirectory: boolean;
  /** It has an Encapsulated Document (0042,0011). */
  readonly holdsDocument: boolean;
}

/** Whose file it is, and what is derived from that. */
export interface Subject {
  readonly key: ProjectKey;
  /** See `patientIdentity`. */
  readonly identity: string;
  readonly issuer: string;
  readonly offsetDays: number;
  /** Names the patient in the output folder, and in PatientID and PatientName of the built-in profiles. */
  readonly pseudonym: string;
}

/** A tag that stands twice counts by its first appearance, as dcmtk reads it. */
export function readFacts(file: Dicom): FileFacts {
  const rows = file.elements;
  let sopClass: Element | undefined;
  let instance: Element | undefined;
  let study: Element | undefined;
  let series: Element | undefined;
  let patientId: Element | undefined;
  let issuer: Element | undefined;
  let patientName: Element | undefined;
  let birthDate: Element | undefined;
  let charset: Element | undefined;
  let isDirectory = false;
  let holdsDocument = false;
  for (let row = 0; row < rows.length; ) {
    const element = rows[row]!;
    row = element.next;
    if (element.tag === 0x00041220) isDirectory = true;
    else if (element.tag === 0x00420011) holdsDocument = true;
    if (element.kind !== VALUE) continue;
    switch (element.tag) {
      case 0x00080005:
        charset ??= element;
        break;
      case 0x00080016:
        sopClass ??= element;
        break;
      case 0x00080018:
        instance ??= element;
        break;
      case 0x00100010:
        patientName ??= element;
        break;
      case 0x00100020:
        patientId ??= element;
        break;
      case 0x00100021:
        issuer ??= element;
        break;
      case 0x00100030:
        birthDate ??= element;
        break;
      case 0x0020000d:
        study ??= element;
        break;
      case 0x0020000e:
        series ??= element;
        break;
    }
  }
  const uid = (element: Element | undefined): string =>
    element === undefined ? '' : asciiValue(file, element);
  const sopClassUid = uid(sopClass) || metaUid(file, 0x00020002);
  return {
    // it is not replaced, and it goes into the file meta information
    sopClassUid: isUid(sopClassUid) ? sopClassUid : '',
    instanceUid: uid(instance) || metaUid(file, 0x00020003),
    studyUid: uid(study),
    seriesUid: uid(series),
    patientId,
    issuer,
    patientName,
    birthDate,
    charset,
    isDirectory,
    holdsDocument,
  };
}

function metaUid(file: Dicom, tag: Tag): string {
  const element = file.meta.find((each) => each.tag === tag);
  return element === undefined ? '' : asciiValue({ ...file, data: file.file }, element);
}

/** Caches only save time: emptied when full, so that memory does not grow with the number of files. */
const MAX_SUBJECTS = 4096;

/** Finds whose file it is; the derivations for one patient are made once. */
export function createSubjects(key: ProjectKey): (file: Dicom, facts: FileFacts) => Subject {
  const subjects = new Map<string, Subject>();
  return (file, facts) => {
    const { charset, patientId, issuer, patientName, birthDate, studyUid } = facts;
    const raw = (element: Element | undefined): string =>
      element === undefined ? '' : valueText(file, element);
    const signature =
      patientId !== undefined && patientId.valueEnd > patientId.valueStart
        ? `${raw(charset)}\0${raw(patientId)}\0${raw(issuer)}`
        : undefined;
    const known = signature === undefined ? undefined : subjects.get(signature);
    if (known !== undefined) return known;

    const inForce: Charset = charset === undefined ? DEFAULT_CHARSET : charsetLookup(file)(0);
    const text = (element: Element | undefined): string =>
      element === undefined ? '' : (textValues(file, element, inForce)[0] ?? '');
    const issuerText = text(issuer);
    const identity = patientIdentity({
      patientId: text(patientId),
      issuer: issuerText,
      name: text(patientName),
      birthDate: text(birthDate),
      studyUid,
    });
    const subject: Subject = {
      key,
      identity,
      issuer: issuerText,
      offsetDays: offsetDaysOf(key, identity),
      pseudonym: pseudonymOf(key, 'patient', identity, { prefix: 'P', width: 12 }),
    };
    if (signature !== undefined) {
      if (subjects.size >= MAX_SUBJECTS) subjects.clear();
      subjects.set(signature, subject);
    }
    return subject;
  };
}
