import { describe, expect, it } from 'vitest';
import { inspectLines } from '../../src/cli/inspect-table.ts';
import { displayWidth } from '../../src/cli/table.ts';
import { explainFile } from '../../src/deidentify/explain.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { cohortBytes } from '../../src/lab/cohort.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';

const rows = explainFile(readDicom(cohortBytes('patient-1/ct-abdomen/0006.dcm')), builtinProfile('basic'), {
  values: true,
});
const paint = (text: string): string => text;

describe('the table of deidlab inspect', () => {
  it.each([60, 80, 100, 120, 160, 220])('fits %i columns, with action and reason of every row', (width) => {
    const lines = inspectLines(rows, { width, paint });
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    const text = lines.join('\n');
    for (const { action } of rows) expect(text).toContain(action);
    expect(text.match(/Basic Profile says/g)).toHaveLength(
      rows.filter(({ why }) => why.startsWith('Basic Profile says')).length,
    );
  });

  it('has the reason below the row on a terminal of 80 columns, and beside it on a wide one', () => {
    const narrow = inspectLines(rows, { width: 80, paint });
    const at = narrow.findIndex((line) => line.includes('PatientBirthDate'));
    expect(narrow[at]).toMatch(/^\(0010,0030\) +DA +1 +8 +PatientBirthDate +19560318$/);
    expect(narrow[at + 1]).toMatch(/^ +empty +Basic Profile says Z \[PS3\.15 Table E\.1-1 2024e\]$/);
    expect(inspectLines(rows, { width: 160, paint }).join('\n')).toMatch(
      /PatientBirthDate +19560318 +empty +Basic Profile says Z/,
    );
  });
});
