import { patientIdentity } from '../deidentify/identity.ts';
import type { Dump } from './dump.ts';
import { cellsOf } from './summary.ts';

/**
 * Who the patient of each row is, as a run of `deidentify` takes it: by ID and issuer; without an ID, by name and birth date;
 * without those, the study. Equal texts are one patient.
 */
export function patientsOf(dump: Dump): string[] {
  const [ids, issuers, names, birthDates, studies] = [
    'PatientID',
    'IssuerOfPatientID',
    'PatientName',
    'PatientBirthDate',
    'StudyInstanceUID',
  ].map((name) => cellsOf(dump, name)) as [Cells, Cells, Cells, Cells, Cells];
  return dump.rows.map((_, row) =>
    patientIdentity({
      patientId: ids[row] ?? '',
      issuer: issuers[row] ?? '',
      name: names[row] ?? '',
      birthDate: birthDates[row] ?? '',
      studyUid: studies[row] ?? '',
    }),
  );
}

type Cells = (string | undefined)[];
