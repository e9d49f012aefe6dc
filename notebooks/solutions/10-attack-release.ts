const profile = `deidlab: 1
name: closed
basis: ps3.15
options: [retain-patient-characteristics, retain-safe-private, clean-descriptors]
private: keep-safe
rules:
  - { select: PatientAge, action: generalize, width: 1, cap: 90 }
  - { select: [StudyDescription, SeriesDescription], action: clean }
`;
