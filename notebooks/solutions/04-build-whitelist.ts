const myRules = `
  - { select: [RadiopharmaceuticalInformationSequence, PatientWeight, Units, DecayCorrection], action: keep }
  - { select: [SeriesDate, SeriesTime, AcquisitionDate, AcquisitionTime], action: shift }
  - { select: [RadiopharmaceuticalStartTime, RadiopharmaceuticalStartDateTime], action: shift }
`;
const mine = cleaned + myRules;
