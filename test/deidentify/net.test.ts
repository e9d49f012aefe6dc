import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset } from '../../src/dicom/build.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { ctFile } from '../support/patients.ts';

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.length % 2 ? `${text} ` : text, 'latin1'));

/** The patient is Quibble^Zebedee, QZ-004711. */
function outputOf(more: BuildDataset, profile: string): Buffer {
  return Buffer.concat(deidentify(ctFile(more), builtinProfile(profile), DEMO_KEY).chunks);
}

const CARRIERS: Readonly<Record<string, BuildDataset>> = {
  'a number with words in it (DS)': { KVP: { vr: 'DS', value: bytes('for QUIBBLE') } },
  'an integer with words in it (IS)': { SeriesNumber: { vr: 'IS', value: bytes('QUIBBLE 1') } },
  'a UID with words in it': { InstanceCreatorUID: { vr: 'UI', value: bytes('1.2.Quibble') } },
  'the SOP Class UID, which also goes into the file meta information': {
    SOPClassUID: { vr: 'UI', value: bytes('1.2.840.10008.Quibble') },
  },
  'a binary number in the place of text': { Rows: { vr: 'US', value: bytes('Quibble Zebedee') } },
  'a byte string of a public attribute': { ICCProfile: { vr: 'OB', value: bytes('made for Quibble') } },
  'a table of words': { '00283006': { vr: 'OW', value: bytes('QUIBBLE^ZEBEDEE') } },
  'a time of day that is none': { AcquisitionTime: { vr: 'TM', value: bytes('Quibble noon') } },
  'a patient size with another VR': { PatientSize: { vr: 'US', value: bytes('QUIBBLE1') } },
};

describe('the last net', () => {
  for (const profile of ['basic', 'research', 'whitelist']) {
    it.each(Object.entries(CARRIERS))(`finds the name in %s (${profile})`, (_, more) => {
      expect(outputOf(more, profile).toString('latin1')).not.toMatch(/quibble/i);
    });
  }

  it('finds letters of two bytes each, and UTF-8 that (0008,0005) does not declare', () => {
    const wide = Buffer.from('QUIBBLE!', 'utf16le');
    expect(outputOf({ ICCProfile: { vr: 'OB', value: Uint8Array.from(wide) } }, 'basic').includes(wide)).toBe(
      false,
    );
    const name = { SpecificCharacterSet: 'ISO_IR 100', PatientName: 'Müßigmann^Jörg' };
    const utf8 = Uint8Array.from(Buffer.from('von Müßigmann '));
    expect(outputOf({ ...name, Manufacturer: { vr: 'LO', value: utf8 } }, 'basic').includes('igmann')).toBe(
      false,
    );
  });

  it('finds a replaced UID in text, and a number that hides behind the root of DICOM', () => {
    const study = '1.2.826.0.1.3680043.2.1125.77';
    const more = { StudyInstanceUID: study, Manufacturer: `copied from ${study}` };
    expect(outputOf(more, 'basic').includes('1125.77')).toBe(false);
    const hidden = '1.2.840.10008.77123456';
    expect(outputOf({ StudyInstanceUID: hidden }, 'basic').includes('77123456')).toBe(false);
  });

  it('knows numbers, prefixes and suffixes in names, study dates, and addresses for messages', () => {
    const odd = { PatientName: 'Quibble^Zebedee 4711991^^Xanthippe^Pomfret' };
    const text = outputOf({ ...odd, Manufacturer: 'XANTHIPPE 4711991 pomfret 2024-03-01' }, 'basic').toString(
      'latin1',
    );
    expect(text).not.toMatch(/xanthippe|4711991|pomfret|2024-03-01/i);
  });

  it('keeps what is no name: palettes, times, UIDs, numbers', () => {
    const palette = Uint8Array.from({ length: 512 }, (_, index) => (index * 37) & 0xff);
    const more = {
      ICCProfile: { vr: 'OB', value: palette },
      KVP: '1.2E+2',
      Manufacturer: 'ACME',
      AcquisitionTime: '101530.5',
    };
    const output = outputOf(more, 'research');
    expect(output.includes(Buffer.from(palette))).toBe(true);
    expect(output.includes('1.2E+2')).toBe(true);
    expect(output.includes('101530.5')).toBe(true);
  });
});

describe('names of output', () => {
  it('never come from what is no UID, whatever a profile keeps', () => {
    const keepsUids = compileProfile(
      parseProfile('deidlab: 1\nname: t\nbasis: ps3.15\noptions: [retain-uids]\n'),
    );
    const more = {
      StudyInstanceUID: { vr: 'UI', value: bytes('../../../x') },
      SeriesInstanceUID: { vr: 'UI', value: bytes('..') },
    };
    const { studyUid, seriesUid, instanceUid } = deidentify(ctFile(more), keepsUids, DEMO_KEY);
    expect(studyUid).toMatch(/^2\.25\.\d+$/);
    expect(seriesUid).toMatch(/^2\.25\.\d+$/);
    expect(instanceUid).toBe('1.2.3.4.1');
  });
});
