/** What a model is asked for; not one value of a file in it. */
export const prompt: string = `
De-identify the data set as a whole. All rules hold inside of sequences (VR SQ), too, at any depth.

PatientName, PatientBirthDate, AccessionNumber, StudyID and ReferringPhysicianName stay, without a value.
PatientID gets a pseudonym: the same in all files of a patient.
Remove other names and numbers of the patient, addresses, telephone numbers, institutions, operators, device serial
numbers, and the sequences of requests, physicians and original attributes. A PersonName becomes "Removed".
Free text can hold names: remove descriptions, comments, history and the protocol's name.
Replace every UID of an instance, also where others refer to it (ReferencedSOPInstanceUID). UIDs of classes stay.
Shift every DA and every DT by the same days for a patient.
Remove private attributes: all odd groups.
Set PatientIdentityRemoved, DeidentificationMethod and LongitudinalTemporalInformationModified.
Keep everything else as it is: pixel data, geometry, and what describes the acquisition.
`;
