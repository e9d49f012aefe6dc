import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset } from '../../src/dicom/build.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { asciiValue } from '../../src/dicom/value.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { PATIENCE } from '../support/patience.ts';
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
  it.each(['basic', 'research'])('takes no defined term for the initials of a patient (%s)', (profile) => {
    const more: BuildDataset = {
      PatientName: 'Uvarov^Hilda',
      RescaleType: 'HU',
      PatientOrientation: ['H', 'U'],
      WaveformSequence: [{ WaveformSampleInterpretation: 'UH' }],
    };
    const output = outputOf(more, profile).toString('latin1');
    expect(output).toMatch(/LO\x02\0HU/);
    expect(output).toMatch(/CS\x02\0UH/);
    expect(output).toMatch(/CS\x04\0H\\U /);
  });

  it('leaves a date that a rule keeps, though other attributes give the same day up, and takes words out of it', () => {
    const profile = compileProfile(
      parseProfile(
        'deidlab: 1\nname: mine\nbasis: ps3.15\nrules:\n  - { select: StudyDate, action: keep }\n',
      ),
    );
    const keptDate = (date: string): string => {
      const dates = { StudyDate: { vr: 'DA', value: bytes(date) }, SeriesDate: '20240301' };
      const { chunks } = deidentify(ctFile(dates), profile, DEMO_KEY);
      const file = readDicom(Buffer.concat(chunks));
      return asciiValue(file, file.elements.find(({ tag }) => tag === 0x00080020)!);
    };
    expect(keptDate('20240301')).toBe('20240301');
    expect(keptDate('Quibble')).toBe('');
  });

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

it.each(['basic', 'research'])(
  'brings nothing back of an overlay that went, though it named the patient (%s)',
  (profile) => {
    const more: BuildDataset = {
      '60000010': { vr: 'US', value: 2 },
      '60000022': { vr: 'LO', value: 'Overlay of Quibble' },
      '60001500': { vr: 'LO', value: 'Zebedee' },
      '60003000': { vr: 'OW', value: Uint8Array.of(1, 2) },
    };
    const file = readDicom(outputOf(more, profile));
    expect(file.elements.filter(({ tag }) => tag >>> 16 === 0x6000)).toEqual([]);
  },
);

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

describe('a large value that is no text', () => {
  const size = 3 << 20;
  const at = (name: string | Uint8Array, place: number): Uint8Array => {
    // bytes of every kind, the same each time
    const value = new Uint8Array(size);
    for (let index = 0, state = 1; index < size; index++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      value[index] = state >>> 24;
    }
    value.set(typeof name === 'string' ? Buffer.from(name, 'latin1') : name, place);
    return value;
  };
  const hidden = Buffer.from('\x01QUIBBLE^ZEBEDEE\x01', 'latin1');
  it.each([
    ['at its beginning', 0],
    ['over the border of two pieces', (1 << 20) - 5],
    ['at its end', size - hidden.length],
  ])('is searched to the last byte: %s', (_, place) => {
    expect(outputOf({ ICCProfile: { vr: 'OB', value: at(hidden, place) } }, 'basic').length).toBeLessThan(
      size,
    );
  });

  it('in letters of two bytes as well; chance alone makes no name', () => {
    const wide = Uint8Array.from(Buffer.from('\x01Quibble\x01', 'utf16le'));
    expect(outputOf({ ICCProfile: { vr: 'OB', value: at(wide, 777_777) } }, 'basic').length).toBeLessThan(
      size,
    );
    const noise = at('', 0);
    expect(outputOf({ ICCProfile: { vr: 'OB', value: noise } }, 'basic').includes(Buffer.from(noise))).toBe(
      true,
    );
  });

  it('at a cost that grows with its size, not faster', () => {
    const before = process.cpuUsage();
    outputOf({ ICCProfile: { vr: 'OB', value: new Uint8Array(16 << 20).fill(0x41) } }, 'basic');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(4 * PATIENCE);
  });
});

describe('what the file gives up elsewhere', () => {
  const text = (more: BuildDataset): string => outputOf(more, 'basic').toString('latin1');

  it.each<[string, BuildDataset, string, RegExp]>([
    [
      'an e-mail address',
      { PatientTelecomInformation: 'mailto:zebq@post.example' },
      'to zebq@post.example',
      /zebq/,
    ],
    [
      'its local part alone',
      { PatientTelecomInformation: 'quibb77@gmail.com' },
      'user QUIBB77 ok',
      /quibb77/i,
    ],
    [
      'one of two phones',
      { PatientTelephoneNumbers: ['030 1234567', '0171/7654321'] },
      'tel 01717654321',
      /7654321/,
    ],
    [
      'a number in a list',
      { OrderCallbackTelecomInformation: 'pager 55-12345; x@y.example' },
      'at 5512345',
      /5512345/,
    ],
    [
      'a home page',
      { PersonTelecomInformation: 'https://praxis-quandt.example/team' },
      'see praxis-quandt.example',
      /quandt/,
    ],
    ['a residence', { PatientInstitutionResidence: 'Villa Sonnenuhr' }, 'home: SONNENUHR', /sonnenuhr/i],
    ['an occupation', { Occupation: 'Lighthouse keeper' }, 'is a lighthouse keeper', /lighthouse/i],
    ['a religion', { PatientReligiousPreference: 'Zoroastrian' }, 'zoroastrian diet', /zoroastrian/i],
    ['an ethnic group', { EthnicGroup: 'Sorbian' }, 'speaks Sorbian', /sorbian/i],
  ])('%s', (_, given, kept, form) => {
    expect(text({ ...given, InventoryPurpose: kept })).not.toMatch(form);
  });

  it('is no reason to lose imaging words, or everybody’s mail provider', () => {
    const more = {
      Occupation: 'X-ray technician',
      PatientTelecomInformation: 'a@gmail.com',
      EthnicGroup: 'White',
    };
    const kept = 'X-ray technician notes white matter, see gmail.com';
    expect(text({ ...more, InventoryPurpose: kept })).toContain(kept);
  });

  it('divided over values: all of a code goes, of a text the piece; numbers are let alone', () => {
    const output = text({
      Manufacturer: ['made by QUIB', 'BLE for CT', 'MRI'],
      ImageType: ['ORIGINAL', 'QUIB', 'BLE'],
      PatientID: '123456',
      WindowCenter: ['123', '456'],
    });
    expect(output).toContain('made by\\for CT\\MRI');
    expect(output).toContain('ORIGINAL\\\\');
    expect(output).toContain('123\\456');
  });

  it('divided over lines, with a hyphen or without; a column of words is none', () => {
    expect(text({ InventoryPurpose: 'for Quib-\n ble and' })).not.toMatch(/quib|ble/i);
    expect(text({ InventoryPurpose: 'for Quib\r\nble and' })).not.toMatch(/quib/i);
    const column = 'CT\nHead\nLung';
    expect(text({ PatientName: 'Ctheadlung^A', InventoryPurpose: column })).toContain(column);
  });
});
