import { readDicom, toDicomJson } from 'deidlab';

export interface FileFacts {
  readonly name: string;
  readonly modality: string;
  readonly date: string;
  readonly rows: number | undefined;
}

/** Four facts of a DICOM file; see README.md. */
export function describeFile(bytes: Uint8Array): FileFacts {
  const header = toDicomJson(readDicom(bytes));
  // TODO: look the four attributes up in the header, for example header['00080060']?.Value?.[0]
  throw new Error(`describeFile is not written yet (${Object.keys(header).length} attributes wait)`);
}
