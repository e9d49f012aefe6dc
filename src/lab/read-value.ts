import { listElements } from '../deidentify/explain.ts';
import { lookupKeyword, nearestKeyword } from '../dicom/dictionary.ts';
import type { Dicom } from '../dicom/read.ts';
import { formatTag } from '../dicom/tag.ts';
import { DeidError } from '../errors.ts';

/**
 * The value of an attribute at the top level of a file, as text; several values with a backslash between them.
 *
 * @returns empty text when the file has no such element, or an empty one
 * @throws DeidError E_USAGE for a keyword that PS3.6 does not have
 * @example readValue(cohortFile('patient-1/ct-abdomen/0001.dcm'), 'Modality') // => 'CT'
 */
export function readValue(file: Dicom, keyword: string): string {
  const entry = lookupKeyword(keyword);
  if (entry === undefined)
    throw new DeidError(
      'E_USAGE',
      `expected the keyword of an attribute as PS3.6 spells it, such as ${nearestKeyword(keyword) ?? 'PatientName'}`,
    );
  const tag = formatTag(entry.tag);
  return listElements(file, { values: true }).find((row) => row.depth === 0 && row.tag === tag)?.value ?? '';
}
