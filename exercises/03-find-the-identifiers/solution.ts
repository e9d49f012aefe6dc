/** Keywords of attributes of ct-abdomen/0009.dcm that hold an identifier; see README.md. */
export const identifying: readonly string[] = [
  // of the patient: name, numbers, how to find him
  'PatientName',
  'PatientID',
  'IssuerOfPatientID',
  'OtherPatientIDsSequence',
  'PatientBirthDate',
  'PatientAge',
  'PatientAddress',
  'PatientTelephoneNumbers',
  'ImageComments',
  // of the visit
  'AccessionNumber',
  'StudyID',
  'RequestAttributesSequence',
  'StudyDate',
  'SeriesDate',
  'AcquisitionDate',
  'ContentDate',
  'AcquisitionDateTime',
  'InstanceCreationDate',
  'StudyDescription',
  // of other persons
  'ReferringPhysicianName',
  'NameOfPhysiciansReadingStudy',
  'OperatorsName',
  // of the place and the machine
  'InstitutionName',
  'InstitutionAddress',
  'StationName',
  'DeviceSerialNumber',
  // numbers that lead to all the rest
  'StudyInstanceUID',
  'SeriesInstanceUID',
  'SOPInstanceUID',
  'FrameOfReferenceUID',
];

/** Keywords of attributes that one might take for identifying, and that are not. */
export const harmless: readonly string[] = [
  'Modality',
  // names a class of objects, not one of them
  'SOPClassUID',
  // the stone in it is the one in the kidney
  'ProtocolName',
  'SeriesDescription',
  'PatientPosition',
  // a maker is no place
  'Manufacturer',
  'ManufacturerModelName',
];
