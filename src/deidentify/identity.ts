import { lookupKeyword } from '../dicom/dictionary.ts';
import type { Tag } from '../dicom/tag.ts';
import type { VrCode } from '../dicom/vr.ts';
import { vrCode } from '../dicom/vr.ts';
import type { IdentifierKind } from './identifiers.ts';

/**
 * The attributes whose original values name somebody or something when they turn up elsewhere in the same file.
 * Person names are known by their VR and need no row here.
 */
const KEYWORDS: Readonly<Record<Exclude<IdentifierKind, 'name' | 'other'>, string>> = {
  id:
    'PatientID OtherPatientIDs IssuerOfPatientID AccessionNumber AdmissionID ServiceEpisodeID MedicalRecordLocator ' +
    'RequestedProcedureID ScheduledProcedureStepID PerformedProcedureStepID StudyID InsurancePlanIdentification ' +
    'PlacerOrderNumberImagingServiceRequest FillerOrderNumberImagingServiceRequest ClinicalTrialSubjectID ' +
    'ClinicalTrialSubjectReadingID DeviceSerialNumber SpecimenIdentifier ContainerIdentifier StationName ' +
    'GantryID DetectorID CassetteID PlateID UniqueDeviceIdentifier',
  phone: 'PatientTelephoneNumbers ReferringPhysicianTelephoneNumbers PersonTelephoneNumbers OrderCallbackPhoneNumber',
  address: 'PatientAddress InstitutionAddress ReferringPhysicianAddress PersonAddress',
  organization:
    'InstitutionName InstitutionalDepartmentName RequestingService CurrentPatientLocation ' +
    'ResponsibleOrganization VerifyingOrganization ClinicalTrialSponsorName ClinicalTrialSiteName ClinicalTrialSiteID ' +
    'ClinicalTrialCoordinatingCenterName',
  date: 'PatientBirthDate',
};

let kinds: Map<Tag, IdentifierKind> | undefined;
const PN = vrCode('PN');

/** What the original value of an attribute identifies by, or `undefined` when it is not one that identifies. */
export function identifierKindOf(tag: Tag, vr: VrCode): IdentifierKind | undefined {
  if (vr === PN) return 'name';
  kinds ??= new Map(
    Object.entries(KEYWORDS).flatMap(([kind, keywords]) =>
      keywords.split(' ').map((keyword) => [lookupKeyword(keyword)!.tag, kind as IdentifierKind] as const),
    ),
  );
  return kinds.get(tag);
}

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
