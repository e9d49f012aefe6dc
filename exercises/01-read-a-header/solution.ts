import { type JsonAttribute, readDicom, toDicomJson } from 'deidlab';

export interface FileFacts {
  readonly name: string;
  readonly modality: string;
  readonly date: string;
  readonly rows: number | undefined;
}

/** Four facts of a DICOM file; see README.md. */
export function describeFile(bytes: Uint8Array): FileFacts {
  const header = toDicomJson(readDicom(bytes));
  // A name has up to three groups: alphabetic, ideographic, phonetic (PS3.5 section 6.2.1).
  const name = firstValue(header['00100010']) as { Alphabetic?: string } | undefined;
  const rows = firstValue(header['00280010']);
  return {
    name: name?.Alphabetic ?? '',
    modality: textOf(header['00080060']),
    date: textOf(header['00080020']),
    // A report has no pixels: absence is no error.
    rows: typeof rows === 'number' ? rows : undefined,
  };
}

function textOf(attribute: JsonAttribute | undefined): string {
  const value = firstValue(attribute);
  return typeof value === 'string' ? value : '';
}

/** An attribute may be absent, or there without a value. */
function firstValue(attribute: JsonAttribute | undefined): unknown {
  return attribute?.Value?.[0];
}
