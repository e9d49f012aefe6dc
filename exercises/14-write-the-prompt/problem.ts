/** What a model is asked for; not one value of a file in it. See README.md. */
export const prompt: string = `
De-identify the data set. Empty PatientName, and give PatientID a pseudonym.
TODO: say the rest.
`;
