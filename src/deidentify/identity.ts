import { vrOfTag } from '../dicom/dictionary.ts';
import type { Tag } from '../dicom/tag.ts';
import type { VrCode } from '../dicom/vr.ts';
import { vrCode } from '../dicom/vr.ts';
import type { IdentifierKind } from './identifier-forms.ts';

/**
 * The attributes whose original values name somebody or something when they turn up elsewhere in the same file.
 * Person names are known by their VR and need no row here.
 */
const TAGS: Readonly<Record<Exclude<IdentifierKind, 'name'>, readonly Tag[]>> = {
  id: [
    0x00100020, // PatientID
    0x00101000, // OtherPatientIDs
    0x00080050, // AccessionNumber
    0x00380010, // AdmissionID
    0x00380060, // ServiceEpisodeID
    0x00101090, // MedicalRecordLocator
    0x00401001, // RequestedProcedureID
    0x00400009, // ScheduledProcedureStepID
    0x00400253, // PerformedProcedureStepID
    0x00200010, // StudyID
    0x00101050, // InsurancePlanIdentification
    0x00402016, // PlacerOrderNumberImagingServiceRequest
    0x00402017, // FillerOrderNumberImagingServiceRequest
    0x00120040, // ClinicalTrialSubjectID
    0x00120042, // ClinicalTrialSubjectReadingID
    0x00181000, // DeviceSerialNumber
    0x00400551, // SpecimenIdentifier
    0x00400512, // ContainerIdentifier
    0x00081010, // StationName
    0x00181008, // GantryID
    0x0018700a, // DetectorID
    0x00181007, // CassetteID
    0x00181004, // PlateID
    0x00181009, // UniqueDeviceIdentifier
  ],
  phone: [
    0x00102155, // PatientTelecomInformation
    0x00401104, // PersonTelecomInformation
    0x00102154, // PatientTelephoneNumbers
    0x00080094, // ReferringPhysicianTelephoneNumbers
    0x00401103, // PersonTelephoneNumbers
    0x00402010, // OrderCallbackPhoneNumber
    0x00402011, // OrderCallbackTelecomInformation
    0x0074100a, // ContactURI
  ],
  address: [
    0x00101040, // PatientAddress
    0x00080081, // InstitutionAddress
    0x00080092, // ReferringPhysicianAddress
    0x00401102, // PersonAddress
    0x00102152, // RegionOfResidence
    0x00380400, // PatientInstitutionResidence
    0x0038001e, // ScheduledPatientInstitutionResidence
    0x0040a353, // AddressTrial
  ],
  organization: [
    0x00080080, // InstitutionName
    0x00100021, // IssuerOfPatientID
    0x00081040, // InstitutionalDepartmentName
    0x00321033, // RequestingService
    0x00380300, // CurrentPatientLocation
    0x00102299, // ResponsibleOrganization
    0x0040a027, // VerifyingOrganization
    0x00120010, // ClinicalTrialSponsorName
    0x00120031, // ClinicalTrialSiteName
    0x00120030, // ClinicalTrialSiteID
    0x00120060, // ClinicalTrialCoordinatingCenterName
  ],
  other: [
    0x00102180, // Occupation
    0x001021f0, // PatientReligiousPreference
    0x00102160, // EthnicGroup
    0x00101080, // MilitaryRank
    0x00101081, // BranchOfService
  ],
  date: [
    0x00100030, // PatientBirthDate
    0x00080020, // StudyDate
    0x00080021, // SeriesDate
    0x00080022, // AcquisitionDate
  ],
};

/** PatientID, OtherPatientIDs and PatientBirthDate: numbers of the person, not of a study or a scanner, so the same in all of their files. */
export const PATIENT_NUMBERS: ReadonlySet<Tag> = new Set([0x00100020, 0x00101000, 0x00100030]);

const KINDS: ReadonlyMap<Tag, IdentifierKind> = new Map(
  Object.entries(TAGS).flatMap(([kind, tags]) => tags.map((tag) => [tag, kind as IdentifierKind] as const)),
);
const PN = vrCode('PN');

/** What the original value of an attribute identifies by, or `undefined` when it is not one that identifies. */
export function identifierKindOf(tag: Tag, vr: VrCode): IdentifierKind | undefined {
  if (vr === PN) return 'name';
  let kind = kindsOfTags.get(tag);
  if (kind === undefined) {
    // a name is a name also where the file gives it another VR
    kind = vrOfTag(tag) === PN ? 'name' : (KINDS.get(tag) ?? 'none');
    if (kindsOfTags.size < MAX_KINDS) kindsOfTags.set(tag, kind);
  }
  return kind === 'none' ? undefined : kind;
}

const kindsOfTags = new Map<Tag, IdentifierKind | 'none'>();
const MAX_KINDS = 1 << 14;

/** What a file says of its patient, decoded and trimmed; empty when it does not say. */
export interface PatientAttributes {
  readonly patientId: string;
  readonly issuer: string;
  readonly name: string;
  readonly birthDate: string;
  readonly studyUid: string;
}

/**
 * The text that stands for the patient in every derivation: PatientID and its issuer; without an ID, name and birth
 * date; without those, the study.
 */
export function patientIdentity(patient: PatientAttributes): string {
  if (patient.patientId !== '') return identityOfId(patient.patientId, patient.issuer);
  if (patient.name !== '') return `name\0${patient.name}\0${patient.birthDate}`;
  return `study\0${patient.studyUid}`;
}

export function identityOfId(patientId: string, issuer: string): string {
  return `id\0${patientId}\0${issuer}`;
}
