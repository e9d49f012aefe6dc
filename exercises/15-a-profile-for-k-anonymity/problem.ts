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
  # TODO: coarser, or away, but not more than it takes
  - { select: PatientSex, action: keep }
  - { select: PatientAge, action: keep }
  - { select: PatientWeight, action: keep }
`;
