/** What a model is asked for; not one value of a file in it. */
export const prompt: string = `
Write one TypeScript function, deidentify(dataset, tools), that de-identifies a DICOM data set.
The data set is in the DICOM JSON model: attributes by eight hex digits, each with vr and Value. Return a new data set
and do not change the input.

Treat the items of every sequence (VR SQ) like the data set itself, recursively, at any depth.
Empty every person name (VR PN). Remove addresses, telephone numbers, institutions, stations, device serial numbers;
empty record, accession and study numbers.
Free text can hold names: remove descriptions and comments (StudyDescription, SeriesDescription, LT, ST, UT).
Replace every UID (VR UI) by tools.uid(uid), wherever it stands. UIDs that begin with 1.2.840.10008 are registered by
DICOM and stay as they are.
Shift every DA and every DT, with its time, by tools.shiftDate(value).
Remove private attributes: all odd groups.
Keep everything else: pixel data, geometry, and what describes the acquisition. Do not remove more than this list says.
`;
