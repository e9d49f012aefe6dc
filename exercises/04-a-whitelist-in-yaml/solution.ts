/** A profile as YAML: nothing stays but what a rule names; see README.md. */
export const whitelist: string = `
deidlab: 1
name: kidneys
basis: nothing
rules:
  # what it is
  - { select: SOPClassUID, action: keep }
  - { select: Modality, action: keep }
  - { select: BodyPartExamined, action: keep }
  # which belong together: the same new UID wherever the old one stood
  - { select: SOPInstanceUID, action: uid }
  - { select: SeriesInstanceUID, action: uid }
  - { select: StudyInstanceUID, action: uid }
  - { select: FrameOfReferenceUID, action: uid }
  - { select: InstanceNumber, action: keep }
  # whose: a stand-in, and an age that many share
  - { select: PatientID, action: pseudonym }
  - { select: PatientName, action: pseudonym }
  - { select: PatientAge, action: generalize, width: 5, cap: 90 }
  # geometry
  - { select: SliceThickness, action: keep }
  - { select: ImagePositionPatient, action: keep }
  - { select: ImageOrientationPatient, action: keep }
  - { select: PixelSpacing, action: keep }
  # pixels, and what turns them into Hounsfield units
  - { select: SamplesPerPixel, action: keep }
  - { select: PhotometricInterpretation, action: keep }
  - { select: Rows, action: keep }
  - { select: Columns, action: keep }
  - { select: BitsAllocated, action: keep }
  - { select: BitsStored, action: keep }
  - { select: HighBit, action: keep }
  - { select: PixelRepresentation, action: keep }
  - { select: RescaleIntercept, action: keep }
  - { select: RescaleSlope, action: keep }
  - { select: PixelData, action: keep }
`;
