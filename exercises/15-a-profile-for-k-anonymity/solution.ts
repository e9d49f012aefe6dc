/** A profile as YAML that makes 120 patients k-anonymous; see README.md. */
export const profile: string = `
deidlab: 1
name: groups-of-five
basis: nothing
rules:
  - { select: SOPClassUID, action: keep }
  - { select: SOPInstanceUID, action: uid }
  - { select: StudyInstanceUID, action: uid }
  - { select: SeriesInstanceUID, action: uid }
  - { select: PatientSex, action: keep }
  - { select: PatientAge, action: generalize, width: 30, cap: 90 }
  - { select: PatientWeight, action: generalize, step: 30 }
`;
