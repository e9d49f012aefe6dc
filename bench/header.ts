import type { BuildDataset } from '../src/dicom/build.ts';

/** Where a file stands in the corpus. */
export interface Place {
  readonly patient: number;
  /** Counted through all patients, as are series. */
  readonly study: number;
  readonly series: number;
}

/** What of the header depends on the kind of image. */
export interface ImageKind {
  readonly sopClassUid: string;
  readonly modality: string;
  readonly image: BuildDataset;
}

const PATIENTS = 4;
const STUDIES = 8;
const SERIES = 20;

/** One place a series: series are shared out evenly among the studies, studies among the patients. */
export function places(): Place[] {
  return Array.from({ length: SERIES }, (_, series) => {
    const study = Math.floor((series * STUDIES) / SERIES);
    return { series, study, patient: Math.floor((study * PATIENTS) / STUDIES) };
  });
}

const NAMES = ['ZELTENBRAND^OTTILIE^M', 'QUARNSTRÖM^JÖRN^P', 'FIZZELWICK^HORATIA^B', 'WOBBLESTONE^CASPAR^K'];
const BIRTH_DATES = ['19420317', '19581106', '19630925', '19770814'];
/** Every UID and date has the same length everywhere, so that one template serves a series. */
const ROOT = '1.2.826.0.1.3680043.10.954';

export const studyUid = ({ study }: Place): string => `${ROOT}.1.${1_000_000 + study}.20250101`;
export const seriesUid = ({ series }: Place): string => `${ROOT}.2.${1_000_000 + series}.20250101`;
export const instanceUid = ({ series }: Place, instance: number): string =>
  `${ROOT}.3.${1_000_000 + series}.${10_000_000 + instance}`;
const frameUid = ({ study }: Place): string => `${ROOT}.4.${1_000_000 + study}.20250101`;
const eventUid = ({ study }: Place): string => `${ROOT}.5.${1_000_000 + study}.20250101`;
const familyName = ({ patient }: Place): string => {
  const name = NAMES[patient]!.split('^')[0]!;
  return name[0]! + name.slice(1).toLowerCase();
};
const studyDate = ({ study }: Place): string => `2019${String(1 + study).padStart(2, '0')}17`;

/**
 * What a careful Basic Profile takes out of a file of this patient and study, by a label: whole values, or the words
 * of a sentence that say too much. All are long and odd enough never to turn up by chance.
 */
export function plantedValues(place: Place): Readonly<Record<string, string>> {
  const { patient, study } = place;
  return {
    'patient name': NAMES[patient]!,
    'patient ID': `MRN-77${4100 + patient}-X`,
    'issuer of ID': 'ISSUER-VELDHOSP-9',
    'other patient ID': `OTHERID-5${3300 + patient}`,
    'birth date': BIRTH_DATES[patient]!,
    'patient address': `${12 + patient} Thornapple Mews, Wexcombe`,
    'patient phone': `+44-1632-96${1000 + patient}`,
    allergies: 'zibellamycin',
    history: 'sister Wilhelmina',
    'patient comments': 'mayor Ottokar',
    'accession number': `ACC8${60120 + study}Q`,
    'study ID': `STDY${7310 + study}`,
    'study date': studyDate(place),
    'referring physician': 'GRIMBALDSON^EUPHEMIA',
    'referring phone': '+44-1632-960777',
    'performing physician': 'TATTERSHAM^LUCIAN',
    'reading physician': 'ORPINGVALE^SERAPHINA',
    'requesting physician': 'HUCKLEBURY^AUBREY',
    operator: 'VANDERPLONK^IGNATZ',
    institution: 'Veldhospital of Wexcombe',
    'institution address': '1 Marrowgate, Wexcombe WX1 9ZZ',
    department: 'Dept. Quibblesworth Wing',
    station: 'WEXCT-STN-04',
    'serial number': 'SN-889-ZK-4471',
    'admission ID': `ADM-3${8800 + study}`,
    ward: 'Ward Pimpernel 7B',
    'AE title': 'WEXCOMBE_AE1',
    'name in description': familyName(place),
    'image comments': 'cousin Philibert',
    'procedure step ID': `SPS-6${1200 + study}`,
    'study UID': studyUid(place),
    'series UID': seriesUid(place),
    'frame of reference UID': frameUid(place),
    'UID in sequence': instanceUid(place, 9_000_000),
    'UID of unlisted use': eventUid(place),
    'private name': 'PRIVATELY^ODALINDE',
    'private UID': `${ROOT}.9.77${1000 + study}`,
  };
}

/** About 120 top-level elements, two sequences nested to depth 2, one private block; identity in every corner. */
export function headerOf(place: Place, kind: ImageKind): BuildDataset {
  const phi = plantedValues(place);
  const date = phi['study date'];
  const code = (value: string, meaning: string): BuildDataset => ({
    CodeValue: value,
    CodingSchemeDesignator: 'DCM',
    CodeMeaning: meaning,
  });
  const reference = (instance: number): BuildDataset => ({
    ReferencedSOPClassUID: kind.sopClassUid,
    ReferencedSOPInstanceUID: instanceUid(place, instance),
    PurposeOfReferenceCodeSequence: [code('121311', 'Localizer')],
  });
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    InstanceCreationDate: date,
    InstanceCreationTime: '081502.125000',
    InstanceCreatorUID: phi['UID of unlisted use'],
    SOPClassUID: kind.sopClassUid,
    SOPInstanceUID: instanceUid(place, 0),
    StudyDate: date,
    SeriesDate: date,
    AcquisitionDate: date,
    ContentDate: date,
    AcquisitionDateTime: `${date}081502.125000`,
    StudyTime: '081015.000000',
    SeriesTime: '081214.500000',
    AcquisitionTime: '081501.250000',
    ContentTime: '081502.125000',
    AccessionNumber: phi['accession number'],
    RetrieveAETitle: phi['AE title'],
    Modality: kind.modality,
    Manufacturer: 'Imaginary Medical',
    InstitutionName: phi.institution,
    InstitutionAddress: phi['institution address'],
    ReferringPhysicianName: phi['referring physician'],
    ReferringPhysicianTelephoneNumbers: phi['referring phone'],
    StationName: phi.station,
    StudyDescription: `CT thorax ${phi['name in description']} follow-up`,
    SeriesDescription: 'Thorax 5.0 soft tissue axial',
    InstitutionalDepartmentName: phi.department,
    PerformingPhysicianName: phi['performing physician'],
    NameOfPhysiciansReadingStudy: phi['reading physician'],
    OperatorsName: phi.operator,
    AdmittingDiagnosesDescription: `Cough, called by ${phi.history}`,
    ManufacturerModelName: 'Imaginary 64',
    SourceImageSequence: [reference(9_000_000), reference(9_000_001), reference(9_000_002)],
    PatientName: phi['patient name'],
    PatientID: phi['patient ID'],
    IssuerOfPatientID: phi['issuer of ID'],
    PatientBirthDate: phi['birth date'],
    PatientBirthTime: '061500',
    PatientSex: 'F',
    OtherPatientIDs: phi['other patient ID'],
    PatientAge: '061Y',
    PatientSize: '1.68',
    PatientWeight: '71.5',
    PatientAddress: phi['patient address'],
    PatientTelephoneNumbers: phi['patient phone'],
    Allergies: `Allergic to ${phi.allergies}`,
    EthnicGroup: 'unknown',
    Occupation: 'Lighthouse staff',
    SmokingStatus: 'NO',
    AdditionalPatientHistory: `Referred by ${phi.history} after a fall`,
    PregnancyStatus: 4,
    PatientComments: `Neighbour of ${phi['patient comments']}`,
    ContrastBolusAgent: 'Iohexol',
    BodyPartExamined: 'CHEST',
    ScanOptions: 'HELICAL MODE',
    SliceThickness: '5.000000',
    KVP: '120',
    DataCollectionDiameter: '500.000000',
    DeviceSerialNumber: phi['serial number'],
    SoftwareVersions: 'sw 7.4.2',
    ProtocolName: '5.1 Thorax routine',
    ContrastBolusRoute: 'IV',
    ContrastBolusVolume: '80',
    ContrastBolusStartTime: '081440.000000',
    ReconstructionDiameter: '360.000000',
    DistanceSourceToDetector: '949.147000',
    DistanceSourceToPatient: '541.000000',
    GantryDetectorTilt: '0.000000',
    TableHeight: '147.500000',
    RotationDirection: 'CW',
    ExposureTime: '600',
    XRayTubeCurrent: '320',
    Exposure: '192',
    FilterType: 'BODY FILTER',
    GeneratorPower: '38400',
    FocalSpots: '1.200000',
    DateOfLastCalibration: date,
    TimeOfLastCalibration: '060102.000000',
    ConvolutionKernel: 'STANDARD',
    PatientPosition: 'FFS',
    SingleCollimationWidth: 0.625,
    TotalCollimationWidth: 40,
    TableSpeed: 65.6,
    TableFeedPerRotation: 39.375,
    SpiralPitchFactor: 0.984,
    StudyInstanceUID: phi['study UID'],
    SeriesInstanceUID: phi['series UID'],
    StudyID: phi['study ID'],
    SeriesNumber: '2',
    AcquisitionNumber: '1',
    InstanceNumber: '000000',
    ImagePositionPatient: ['-180.0', '-172.5', '0000.00'],
    ImageOrientationPatient: ['1.0', '0.0', '0.0', '0.0', '1.0', '0.0'],
    FrameOfReferenceUID: phi['frame of reference UID'],
    PositionReferenceIndicator: 'SN',
    SliceLocation: '0000.00',
    ImagesInAcquisition: '100',
    ImageComments: `Motion; ${phi['image comments']} was called`,
    WindowCenter: ['40', '-600'],
    WindowWidth: ['400', '1500'],
    RescaleIntercept: '-1024',
    RescaleSlope: '1',
    RescaleType: 'HU',
    WindowCenterWidthExplanation: ['SOFT TISSUE', 'LUNG'],
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
    RequestingPhysician: phi['requesting physician'],
    RequestingService: 'Pulmonology',
    RequestedProcedureDescription: 'CT thorax with contrast',
    AdmissionID: phi['admission ID'],
    AdmittingDate: date,
    CurrentPatientLocation: phi.ward,
    PatientInstitutionResidence: phi.ward,
    PatientState: 'stable',
    ScheduledProcedureStepStartDate: date,
    PerformedStationAETitle: phi['AE title'],
    PerformedProcedureStepStartDate: date,
    PerformedProcedureStepStartTime: '081010.000000',
    PerformedProcedureStepID: phi['procedure step ID'],
    PerformedProcedureStepDescription: 'CT thorax with contrast',
    RequestAttributesSequence: [
      {
        ScheduledProcedureStepDescription: 'CT thorax with contrast',
        ScheduledProcedureStepID: phi['procedure step ID'],
        RequestedProcedureID: phi['procedure step ID'],
        ScheduledProtocolCodeSequence: [code('CTTHX', 'CT thorax routine')],
      },
    ],
    RequestedProcedureID: phi['procedure step ID'],
    ReasonForTheRequestedProcedure: `Cough; asked for by ${phi.history}`,
    RequestedProcedurePriority: 'ROUTINE',
    '(0029,"BENCH PRIVATE BLOCK",10)': { vr: 'OB', value: new Uint8Array(1024).fill(0xa5) },
    '(0029,"BENCH PRIVATE BLOCK",11)': { vr: 'PN', value: phi['private name'] },
    '(0029,"BENCH PRIVATE BLOCK",12)': { vr: 'UI', value: phi['private UID'] },
    '(0029,"BENCH PRIVATE BLOCK",13)': { vr: 'DA', value: date },
    ...kind.image,
  };
}
