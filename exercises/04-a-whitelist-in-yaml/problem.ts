/** A profile as YAML: nothing stays but what a rule names; see README.md. */
export const whitelist: string = `
deidlab: 1
name: kidneys
basis: nothing
rules:
  - { select: Modality, action: keep }
  # TODO: the pixels, the geometry, the UIDs, the age, the patient
`;
