/** Keywords of attributes of ct-abdomen/0009.dcm that hold an identifier; see README.md. */
export const identifying: readonly string[] = [
  'PatientName',
  // TODO: all others
];

/** Keywords of attributes that one might take for identifying, and that are not. */
export const harmless: readonly string[] = ['Modality'];
