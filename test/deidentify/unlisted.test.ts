import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset } from '../../src/dicom/build.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { ctFile } from '../support/patients.ts';

const yaml = (text: string): Profile => compileProfile(parseProfile(`deidlab: 1\nname: test\n${text}`));
const outputOf = (more: BuildDataset, profile: Profile): string =>
  Buffer.concat(deidentify(ctFile(more), profile, DEMO_KEY).chunks).toString('latin1');

/** No value here stands in another attribute of the file: nothing but the attribute itself tells that it identifies. */
const LEADS_BACK: Readonly<Record<string, BuildDataset>> = {
  'a birth date in the Islamic calendar': {
    PatientBirthDateInAlternativeCalendar: '13710620',
    PatientAlternativeCalendar: 'ISLAMIC',
  },
  'a death date in another calendar': { PatientDeathDateInAlternativeCalendar: '13710620' },
  'the registration of an animal': { BreedRegistrationSequence: [{ BreedRegistrationNumber: '13710620' }] },
  'order numbers by their retired names': {
    PlacerOrderNumberProcedure: '13710620',
    FillerOrderNumberProcedure: '13710620',
    PlacerOrderNumberImagingServiceRequestRetired: '13710620',
    FillerOrderNumberImagingServiceRequestRetired: '13710620',
  },
  'the address of an archive': {
    ReferencedSeriesSequence: [
      { RetrieveURI: 'https://pacs.example/13710620' },
      { RetrieveURL: 'https://pacs.example/13710620' },
    ],
  },
  'the identifier of an HL7 document': {
    HL7StructuredDocumentReferenceSequence: [{ HL7InstanceIdentifier: '2.16.840.1^13710620' }],
  },
  'how to reach somebody': { ContactURI: 'mailto:13710620@example.org', ContactDisplayName: '13710620' },
};

const MACHINES: BuildDataset = {
  RadiationMachineName: 'LINAC7',
  DeviceID: 'LINAC7',
  SecondaryCaptureDeviceID: 'LINAC7',
  HardcopyCreationDeviceID: 'LINAC7',
  NTPSourceAddress: 'LINAC7',
};

describe('what the table does not list and leads back all the same', () => {
  for (const profile of ['basic', 'research']) {
    it.each(Object.entries(LEADS_BACK))(`is not in the output (${profile}): %s`, (_, more) => {
      expect(outputOf(more, builtinProfile(profile))).not.toMatch(/13710620|ISLAMIC/);
    });
  }

  it('stays where a rule says so', () => {
    const keeps = yaml('basis: ps3.15\nrules: [{ select: PlacerOrderNumberProcedure, action: keep }]\n');
    expect(outputOf({ PlacerOrderNumberProcedure: '13710620' }, keeps)).toContain('13710620');
  });
});

describe('a name of a machine that the table does not list', () => {
  it('goes like the one that it lists', () => {
    expect(outputOf(MACHINES, builtinProfile('basic'))).not.toContain('LINAC7');
  });

  it('stays with the option that retains devices', () => {
    const output = outputOf(MACHINES, yaml('basis: ps3.15\noptions: [retain-device-identity]\n'));
    expect(output.split('LINAC7')).toHaveLength(6);
  });
});
