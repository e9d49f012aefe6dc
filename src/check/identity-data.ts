// Which attributes hold which of the 18 categories of HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i), by keyword of PS3.6 2024e.
// Written by hand from the law and the names of the attributes; what a VR tells (PN, DA, DT, UI, UR) is not repeated.

/** What an identifier is: how it is searched for depends on it. */
export type TermKind =
  | 'name'
  | 'number'
  | 'address'
  | 'contact'
  | 'institution'
  | 'device'
  | 'uid'
  | 'date'
  | 'other';

export interface Category {
  readonly letter: string;
  readonly category: string;
  readonly kind: TermKind;
  readonly keywords: string;
  /** What no program can look at, in words. */
  readonly blind?: string;
}

export const CATEGORIES: readonly Category[] = [
  { letter: 'A', category: 'Names', kind: 'name', keywords: 'PatientName OtherPatientNames PatientBirthName PatientMotherBirthName ResponsiblePerson ReferringPhysicianName PerformingPhysicianName NameOfPhysiciansReadingStudy PhysiciansOfRecord OperatorsName RequestingPhysician ScheduledPerformingPhysicianName PersonName VerifyingObserverName ContentCreatorName ReviewerName HumanPerformerName ConsultingPhysicianName CurrentPatientLocation', blind: 'names that are drawn into pixels, and names that only free text holds' },
  { letter: 'B', category: 'Geographic subdivisions smaller than a state', kind: 'address', keywords: 'PatientAddress CountryOfResidence RegionOfResidence InstitutionAddress ReferringPhysicianAddress PersonAddress PatientInstitutionResidence CurrentPatientLocation PhysicianAddress', blind: 'places that only free text names' },
  { letter: 'C', category: 'Dates but the year, and ages over 89', kind: 'date', keywords: 'PatientAge PatientBirthDate', blind: 'dates in words' },
  { letter: 'D', category: 'Telephone numbers', kind: 'contact', keywords: 'PatientTelephoneNumbers ReferringPhysicianTelephoneNumbers PersonTelephoneNumbers OrderCallbackPhoneNumber PatientTelecomInformation PersonTelecomInformation OrderCallbackTelecomInformation ContactDisplayName' },
  { letter: 'E', category: 'Fax numbers', kind: 'contact', keywords: '', blind: 'they have no attribute of their own: they stand among telecommunication data and in text' },
  { letter: 'F', category: 'Electronic mail addresses', kind: 'contact', keywords: 'ContactURI' },
  { letter: 'G', category: 'Social security numbers', kind: 'number', keywords: 'OtherPatientIDs', blind: 'DICOM has no attribute for them; one that stands elsewhere is not told from other numbers' },
  { letter: 'H', category: 'Medical record numbers', kind: 'number', keywords: 'PatientID OtherPatientIDs MedicalRecordLocator AdmissionID ServiceEpisodeID ReferencedPatientPhotoSequence PatientBirthNumber' },
  { letter: 'I', category: 'Health plan beneficiary numbers', kind: 'number', keywords: 'InsurancePlanIdentification' },
  { letter: 'J', category: 'Account numbers', kind: 'number', keywords: 'AccessionNumber StudyID RequestedProcedureID ScheduledProcedureStepID PerformedProcedureStepID PlacerOrderNumberImagingServiceRequest FillerOrderNumberImagingServiceRequest PlacerOrderNumberProcedure FillerOrderNumberProcedure IssuerOfAdmissionID ImagingServiceRequestComments SpecimenAccessionNumber SpecimenIdentifier ContainerIdentifier' },
  { letter: 'K', category: 'Certificate and license numbers', kind: 'number', keywords: '', blind: 'DICOM has no attribute for them' },
  { letter: 'L', category: 'Vehicle identifiers', kind: 'number', keywords: '', blind: 'DICOM has no attribute for them' },
  { letter: 'M', category: 'Device identifiers and serial numbers', kind: 'device', keywords: 'DeviceSerialNumber StationName PerformedStationName ScheduledStationName PlateID DetectorID GantryID CassetteID LensSerialNumber DeviceLabel SourceSerialNumber TransducerIdentificationSequence PerformedStationAETitle ScheduledStationAETitle StationAETitle GeneratorID UDISequence UniqueDeviceIdentifier XRaySourceID XRayDetectorID' },
  { letter: 'N', category: 'Web addresses', kind: 'contact', keywords: 'RetrieveURL RetrieveURI PixelDataProviderURL' },
  { letter: 'O', category: 'Internet protocol addresses', kind: 'contact', keywords: 'NetworkID', blind: 'addresses inside free text' },
  { letter: 'P', category: 'Biometric identifiers, such as voice prints', kind: 'other', keywords: 'AudioSampleData', blind: 'waveforms of voices' },
  { letter: 'Q', category: 'Full-face photographs and comparable images', kind: 'other', keywords: 'PixelData IconImageSequence', blind: 'faces that can be drawn from slices of a head' },
  { letter: 'R', category: 'Any other unique identifying number, characteristic or code', kind: 'institution', keywords: 'InstitutionName InstitutionalDepartmentName IssuerOfPatientID IssuerOfAccessionNumberSequence InstitutionCodeSequence ClinicalTrialSubjectID ClinicalTrialSubjectReadingID', blind: 'what singles a person out without being listed: a rare finding, an implant, an unknown private attribute' },
];

/** Names that are words of everyday English or of imaging: alone they prove nothing. */
export const AMBIGUOUS_WORDS: ReadonlySet<string> = new Set(
  (
    'stone may april june july august march lung head hand foot chest white black brown green gray grey red blue young old long short small large big power field hall hill wood woods ' +
    'mark grace bone temple bell rose frank christian iris will page day summer winter snow rice king queen prince knight bishop price cook baker miller smith taylor mason potter carter ' +
    'fisher hunter walker marsh lake rivers ford bridge street lane park parks banks burns best good love bush case chance church cross curtis dean drew england french german wales ' +
    'forest fox hart hardy heart hope house joy lee law little major marshall mill mills moon moore morning noble north south east west northern pace palm palmer parker post press rich ' +
    'ring rock root rush sharp ship sign silver skin son song spring star steel stern storm strong swan sweet temple thomas tree turner valley vein wall ward waters weeks wells wise wolf ' +
    'axial original primary secondary derived left right anterior posterior lateral medial sagittal coronal oblique image series study scan contrast phantom test patient male female ' +
    'normal standard routine protocol body brain spine abdomen pelvis knee ankle shoulder elbow wrist neck skull breast kidney liver spleen aorta vessel valve root apex base body arm leg ' +
    'max min mean angle art ray rays ct mr dr pa ap us pet md the and of in on at to no yes an as is it by or de la le van von der den di da el al san st ma su so he me we go do up am pm ' +
    'anna bill bob dick gene guy jack jean joy lance nick pat peg ray rob rod sue ted tim tom van vic wade yes hip toe lip jaw eye ear nose rib mass lobe node lead line mode wave gain gate ' +
    'here enter text perfusion stroke report anonymized first last new name unknown none null other organ view plan dose beam bolus flow phase echo pulse slice stack volume filter kernel sharp soft smooth high low fast slow'
  ).split(' '),
);
