/** What a model is asked for; not one value of a file in it. See README.md. */
export const prompt: string = `
Write a TypeScript function deidentify(dataset, tools) that de-identifies a DICOM data set.
Remove PatientName and PatientID.
TODO: say the rest.
`;
