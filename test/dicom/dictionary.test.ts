import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lookupKeyword, lookupTag, nearestKeyword, vrOfTag } from '../../src/dicom/dictionary.ts';
import { DICTIONARY } from '../../src/dicom/dictionary-data.ts';
import { sopClassName, transferSyntaxes, transferSyntaxOf } from '../../src/dicom/uids.ts';
import { VRS, vrCode, vrName } from '../../src/dicom/vr.ts';

interface DcmjsEntry {
  readonly tag: string;
  readonly vr: string;
  readonly vm: string;
  readonly name: string;
  readonly version: string;
}

interface Pydicom {
  readonly attributes: Readonly<
    Record<string, readonly [vr: string, vm: string, name: string, retired: string, keyword: string]>
  >;
  readonly uids: Readonly<Record<string, readonly [name: string, type: string]>>;
}

const dcmjsDictionary = 'dcmjs/dictionary';
const { dictionary } = (await import(dcmjsDictionary)) as {
  dictionary: Readonly<Record<string, DcmjsEntry>>;
};

const PYDICOM_DUMP = `
import json
from pydicom.datadict import DicomDictionary, RepeatersDictionary
from pydicom.uid import UID_dictionary
attributes = {'%08X' % tag: row for tag, row in DicomDictionary.items()}
attributes.update(RepeatersDictionary)
print(json.dumps({'attributes': attributes, 'uids': {uid: row[:2] for uid, row in UID_dictionary.items()}}))
`;

/** Debian's python3-pydicom, an independent reading of PS3.6; `undefined` where it is not installed. */
function readPydicom(): Pydicom | undefined {
  try {
    const options = { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] as ('ignore' | 'pipe')[] };
    return JSON.parse(execFileSync('/usr/bin/python3', ['-c', PYDICOM_DUMP], options).toString()) as Pydicom;
  } catch {
    return undefined;
  }
}

const pydicom = readPydicom();
const withPydicom = pydicom ? '' : ' (skipped: python3-pydicom is not installed)';

const sorted = (vrs: readonly string[]): string => [...vrs].sort().join(' ');
const numberOf = (tag: string): number => Number.parseInt(tag, 16);

/** What dcmjs has otherwise than PS3.6, and we have right: VR, VM or keyword by tag. */
const DCMJS_WRONG: Readonly<Record<string, string>> = {
  '00089007': 'FrameType CS 4-5',
  '00140023': 'CADFileFormat ST 1',
  '00140024': 'ComponentReferenceSystem ST 1',
  '00140025': 'ComponentManufacturingProcedure ST 1',
  '00140028': 'ComponentManufacturer ST 1',
  '00140042': 'MaterialGrade ST 1',
  '00140044': 'MaterialPropertiesDescription ST 1',
  '00140045': 'MaterialPropertiesFileFormatRetired ST 1',
  '001440A0': 'ImageQualityIndicatorType LO 1-n',
  '001440A1': 'ImageQualityIndicatorMaterial LO 1-n',
  '001440A2': 'ImageQualityIndicatorSize LO 1-n',
  '00189323': 'ExposureModulationType CS 1-n',
  '00221642': 'NumberOfBscansPerFrame UL 1',
  '0040A803': 'NumberOfTableColumns UL 1',
  '00620009': 'SegmentAlgorithmName LO 1-n',
  '00660040': 'LongPrimitivePointIndexList OL 1',
  '00660041': 'LongTrianglePointIndexList OL 1',
  '00660042': 'LongEdgePointIndexList OL 1',
  '00660043': 'LongVertexPointIndexList OL 1',
  '006862F0': 'ViewOrientationModifierCodeSequence SQ 1',
  '00701305': 'Plane FD 4',
  '00701306': 'PlaneNormal FD 3',
  '0070150C': 'NumberOfVolumetricCurvePoints UL 1',
  '00760034': 'ComponentTypeCodeSequence SQ 1',
  '00800010': 'UValueData OF 1',
  '00800011': 'VValueData OF 1',
  '300A0131': 'AverageBeamDosePointSourceToExternalContourDistance FL 1',
  '40101029': 'ThreatDetectionAlgorithmAndVersion LO 1-n',
};

/** dcmjs's own VRs for what PS3.6 gives as a choice. */
const DCMJS_CHOICES: Readonly<Record<string, readonly string[]>> = {
  ox: ['OB', 'OW'],
  xs: ['SS', 'US'],
  up: ['UL'],
};

/** Attributes of the real-time video file meta (PS3.10), which dcmjs lacks. */
const NOT_IN_DCMJS =
  '00020026 00020027 00020028 00020031 00020032 00020033 00020035 00020036 00020037 00020038'.split(' ');

/** PS3.6 lists these without keyword, dcmjs without name; item delimiters have no VR. None of them is in our dictionary. */
const LEFT_OUT = '00180061 04000315 300A0782 FFFEE000 FFFEE00D FFFEE0DD'.split(' ');

/** Debian's pydicom reads an older PS3.6. */
const PYDICOM_OLDER: Readonly<Record<string, string>> = {
  '00089007': 'VM is now 4-5',
  '00380004': 'now retired',
  '00701807': 'now retired',
  '00701808': 'now retired',
  '213000A0': 'no longer retired',
  '213000C0': 'no longer retired',
  '30040010': 'now retired',
  '30040012': 'now retired',
  '30060085': 'now retired',
  '30060088': 'now retired',
  '3008002B': 'now retired',
  '30100090': 'now retired',
  '52009230': 'now spelled Per-Frame',
};

describe('the dictionary', () => {
  const tags = DICTIONARY.split('\n').map((row) => row.slice(0, 8));

  it('has its rows in the order of their tags, each once, and finds every one', () => {
    expect(tags).toEqual([...new Set(tags)].sort());
    for (const tag of tags) expect(lookupTag(Number.parseInt(tag, 16)), tag).toBeDefined();
    for (const tag of [0x00000004, 0x00083f00, 0x52009231, 0xfffffffd])
      expect(lookupTag(tag), tag.toString(16)).toBeUndefined();
  });

  it('equals the dictionary of dcmjs but for the known errors', () => {
    const seen = new Set<string>();
    const differences: string[] = [];
    for (const { tag, vr, vm, name, version } of Object.values(dictionary)) {
      const match = /^\(([0-9A-F]{4})(?:-[0-9A-F]{4})?,([0-9A-F]{4})(?:-[0-9A-F]{4})?\)$/i.exec(tag ?? '');
      if (!match || version === 'PrivateTag') continue;
      const hex = `${match[1]}${match[2]}`.toUpperCase();
      seen.add(hex);
      const entry = lookupTag(numberOf(hex));
      if (LEFT_OUT.includes(hex)) {
        expect(entry).toBeUndefined();
        continue;
      }
      const vrs = vr === 'lt' ? entry!.vrs : (DCMJS_CHOICES[vr] ?? [vr]);
      const keyword = name.replace(/^RETIRED_/, '');
      const ours = `${entry!.keyword} ${sorted(entry!.vrs)} ${entry!.vm}`;
      if (ours !== `${keyword} ${sorted(vrs)} ${vm}`) differences.push(`${hex} ${ours}`);
    }
    expect(differences.sort()).toEqual(
      Object.entries(DCMJS_WRONG)
        .map(([tag, row]) => `${tag} ${row}`)
        .sort(),
    );
    expect(tags.filter((tag) => !seen.has(tag))).toEqual(NOT_IN_DCMJS);
    expect(tags).toHaveLength(5170);
  });

  it.skipIf(!pydicom)(`equals pydicom's dictionary but for newer rows${withPydicom}`, () => {
    const differences = new Set<string>();
    for (const [mask, [vr, vm, name, retired, keyword]] of Object.entries(pydicom!.attributes)) {
      if (keyword === '' || vr === 'NONE') continue;
      // An x is any digit, but the group stays even and (0028,04x0) begins at (0028,0410).
      const hex = mask.replaceAll('x', '2');
      const entry = lookupTag(numberOf(hex))!;
      const ours = [sorted(entry.vrs), entry.vm, entry.name, entry.retired, entry.keyword];
      const theirs = [sorted(vr.split(' or ')), vm, name, retired !== '', keyword];
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) differences.add(hex);
    }
    expect([...differences].sort()).toEqual(Object.keys(PYDICOM_OLDER).sort());
  });

  it('knows only VRs of PS3.5', () => {
    for (const tag of tags) for (const vr of lookupTag(numberOf(tag))!.vrs) expect(VRS).toContain(vr);
  });

  it('gives the VR of implicit VR little endian where PS3.6 leaves a choice', () => {
    const first = (tag: number): string => vrName(vrOfTag(tag)!);
    expect(first(0x7fe00010)).toBe('OW');
    expect(first(0x54001010)).toBe('OW');
    expect(first(0x00283006)).toBe('OW');
    expect(first(0x00280106)).toBe('US');
    expect(lookupTag(0x00280106)!.vrs).toEqual(['US', 'SS']);
  });

  it('gives the same VR by code and by entry', () => {
    for (const tag of tags.map(numberOf)) expect(vrOfTag(tag)).toBe(vrCode(lookupTag(tag)!.vr));
  });

  it('finds repeating groups and elements, under the tag that was asked for', () => {
    expect(lookupTag(0x60023000)).toMatchObject({
      tag: 0x60023000,
      keyword: 'OverlayData',
      vr: 'OW',
      retired: false,
    });
    expect(lookupTag(0x501e3000)).toMatchObject({ keyword: 'CurveData', retired: true });
    expect(lookupTag(0x7f020010)?.keyword).toBe('VariablePixelData');
    expect(lookupTag(0x7fe00010)?.keyword).toBe('PixelData');
    expect(lookupTag(0x002031ff)?.keyword).toBe('SourceImageIDs');
    expect(lookupTag(0x00280423)?.keyword).toBe('CoefficientCodingPointers');
    expect(lookupTag(0x00280400)?.keyword).toBe('TransformLabel');
    expect(lookupTag(0x00280838)?.keyword).toBe('ImageDataLocation');
    expect(lookupTag(0x10001235)?.keyword).toBe('ShiftTableTriplet');
    expect(lookupTag(0x10100123)?.keyword).toBe('ZonalMap');
    expect(vrOfTag(0x60043000)).toBe(vrCode('OW'));
    expect(lookupTag(0x52009229)?.keyword).toBe('SharedFunctionalGroupsSequence');
    expect(lookupTag(0x60023001)).toBeUndefined();
  });

  it('never takes an odd group for a repeating one', () => {
    for (const tag of [0x50010005, 0x60013000, 0x60010010, 0x7fe10010, 0x7f010010, 0x00093000])
      expect(lookupTag(tag)).toBeUndefined();
    expect(vrOfTag(0x60010010)).toBe(vrCode('LO'));
    expect(vrOfTag(0x7fe10010)).toBe(vrCode('LO'));
    expect(vrOfTag(0x60013000)).toBeUndefined();
    expect(vrOfTag(0x00190009)).toBeUndefined();
    expect(vrOfTag(0x00190100)).toBeUndefined();
  });

  it('knows group lengths', () => {
    for (const tag of [0x00080000, 0x10000000, 0x10100000, 0x60020000, 0x7fe00000])
      expect(lookupTag(tag)).toMatchObject({
        tag,
        vr: 'UL',
        keyword: 'GenericGroupLength',
        name: 'Generic Group Length',
      });
    expect(lookupTag(0x00020000)?.keyword).toBe('FileMetaInformationGroupLength');
    expect(vrOfTag(0x00190000)).toBe(vrCode('UL'));
  });

  it('finds every entry by its keyword, spelled exactly', () => {
    for (const tag of tags.map(numberOf)) {
      const entry = lookupTag(tag)!;
      expect(lookupKeyword(entry.keyword)).toBe(entry);
    }
    for (const word of [
      '',
      'patientname',
      'Patient',
      'PatientNam',
      'atientName',
      'DA',
      '-LengthToEnd',
      "Patient's Name",
    ])
      expect(lookupKeyword(word)).toBeUndefined();
  });

  it('has the names of PS3.6', () => {
    expect(lookupKeyword('PatientName')?.name).toBe("Patient's Name");
    expect(lookupKeyword('OtherPatientIDs')?.name).toBe('Other Patient IDs');
    expect(lookupKeyword('AcquisitionDateTime')?.name).toBe('Acquisition DateTime');
    expect(lookupKeyword('NumberOfFramesInOverlay')?.name).toBe('Number of Frames in Overlay');
  });

  it('proposes the keyword that was meant', () => {
    expect(nearestKeyword('PatientsNam')).toBe('PatientName');
    expect(nearestKeyword('patientname')).toBe('PatientName');
    expect(nearestKeyword("Patient's Birth Date")).toBe('PatientBirthDate');
    expect(nearestKeyword('StudyDesc')).toBe('StudyDescription');
    expect(nearestKeyword('AcquisitionDatetime')).toBe('AcquisitionDateTime');
    expect(nearestKeyword('OperatorName')).toBe('OperatorsName');
    expect(nearestKeyword('SOPInstnaceUID')).toBe('SOPInstanceUID');
    expect(nearestKeyword('qwertzuiop')).toBeUndefined();
    expect(nearestKeyword('')).toBeUndefined();
  });
});

describe('the UIDs', () => {
  /** In PS3.6 2024e, newer than Debian's pydicom. */
  const newer = [
    ...[
      '4.100.1',
      '4.101.1',
      '4.102.1',
      '4.103.1',
      '4.104.1',
      '4.105.1',
      '4.106.1',
      '4.110',
      '4.111',
      '4.112',
    ],
    ...['4.201', '4.202', '4.203', '4.204', '4.205', '8.1'],
  ].map((end) => `1.2.840.10008.1.2.${end}`);

  it.skipIf(!pydicom)(`hold every transfer syntax and SOP class of pydicom${withPydicom}`, () => {
    const known = transferSyntaxes().map(({ uid }) => uid);
    const theirs = Object.entries(pydicom!.uids).filter(([, [, type]]) => type === 'Transfer Syntax');
    for (const [uid, [name]] of theirs) expect(transferSyntaxOf(uid)?.name).toBe(name);
    const more = known.filter((uid) => !(uid in pydicom!.uids));
    for (const uid of newer) expect(known).toContain(uid);
    expect(more.filter((uid) => !newer.includes(uid))).toEqual(['1.2.840.113619.5.2']);
    for (const [uid, [name, type]] of Object.entries(pydicom!.uids))
      if (type === 'SOP Class') expect(sopClassName(uid)).toBe(name);
  });

  it('say how a data set is written', () => {
    const flags = (end: string): string => {
      const { explicit, littleEndian, encapsulated, deflated, video, referenced, bigEndianPixels } =
        transferSyntaxOf(end)!;
      return Object.entries({
        explicit,
        littleEndian,
        encapsulated,
        deflated,
        video,
        referenced,
        bigEndianPixels,
      })
        .filter(([, is]) => is)
        .map(([flag]) => flag)
        .join(' ');
    };
    expect(transferSyntaxes()).toHaveLength(64);
    expect(flags('1.2.840.10008.1.2')).toBe('littleEndian');
    expect(flags('1.2.840.10008.1.2.1')).toBe('explicit littleEndian');
    expect(flags('1.2.840.10008.1.2.2')).toBe('explicit');
    expect(flags('1.2.840.10008.1.2.1.99')).toBe('explicit littleEndian deflated');
    expect(flags('1.2.840.10008.1.2.5')).toBe('explicit littleEndian encapsulated');
    expect(flags('1.2.840.10008.1.2.8.1')).toBe('explicit littleEndian encapsulated');
    expect(flags('1.2.840.10008.1.2.4.112')).toBe('explicit littleEndian encapsulated');
    expect(flags('1.2.840.10008.1.2.4.202')).toBe('explicit littleEndian encapsulated');
    expect(flags('1.2.840.10008.1.2.4.108')).toBe('explicit littleEndian encapsulated video');
    expect(flags('1.2.840.10008.1.2.7.1')).toBe('explicit littleEndian video');
    expect(flags('1.2.840.10008.1.2.4.94')).toBe('explicit littleEndian referenced');
    expect(flags('1.2.840.10008.1.2.4.95')).toBe('explicit littleEndian deflated referenced');
    expect(flags('1.2.840.113619.5.2')).toBe('littleEndian bigEndianPixels');
    expect(transferSyntaxOf('1.2.3')).toBeUndefined();
  });

  it('name the SOP classes', () => {
    expect(sopClassName('1.2.840.10008.5.1.4.1.1.2')).toBe('CT Image Storage');
    expect(sopClassName('1.2.840.10008.5.1.4.1.1.66.7')).toBe('Label Map Segmentation Storage');
    expect(sopClassName('1.2.840.10008.1.2')).toBeUndefined();
    expect(sopClassName('1.3.12.2.1107.5.9.1')).toBeUndefined();
  });
});
