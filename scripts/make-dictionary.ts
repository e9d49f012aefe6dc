/**
 * Writes src/dicom/dictionary-data.ts and src/dicom/uids-data.ts.
 *
 *   PYTHON=python3 npx tsx scripts/make-dictionary.ts
 *
 * Tags, VRs, VMs and keywords come from dcmjs, corrected by the lists below. dcmjs has no attribute names, and SOP
 * classes for a few storage classes only: those two facts of PS3.6 come from a Python with pydicom 3.0.2 or later.
 * Whatever dcmjs and pydicom still disagree on after the corrections is printed, so that the lists stay complete.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { nameOfKeyword } from '../src/dicom/dictionary.ts';

const EDITION = '2024e';

/** Rows that dcmjs lacks, or has with another VR, VM or keyword than PS3.6. */
const CORRECTIONS = `
00020026 UR 1 SourcePresentationAddress
00020027 UR 1 SendingPresentationAddress
00020028 UR 1 ReceivingPresentationAddress
00020031 OB 1 RTVMetaInformationVersion
00020032 UI 1 RTVCommunicationSOPClassUID
00020033 UI 1 RTVCommunicationSOPInstanceUID
00020035 OB 1 RTVSourceIdentifier
00020036 OB 1 RTVFlowIdentifier
00020037 UL 1 RTVFlowRTPSamplingRate
00020038 FD 1 RTVFlowActualFrameDuration
00089007 CS 4-5 FrameType
00140023 ST 1 CADFileFormat
00140024 ST 1 ComponentReferenceSystem
00140025 ST 1 ComponentManufacturingProcedure
00140028 ST 1 ComponentManufacturer
00140042 ST 1 MaterialGrade
00140044 ST 1 MaterialPropertiesDescription
00140045 ST 1 MaterialPropertiesFileFormatRetired
001440A0 LO 1-n ImageQualityIndicatorType
001440A1 LO 1-n ImageQualityIndicatorMaterial
001440A2 LO 1-n ImageQualityIndicatorSize
00189323 CS 1-n ExposureModulationType
00221642 UL 1 NumberOfBscansPerFrame
0040A803 UL 1 NumberOfTableColumns
00620009 LO 1-n SegmentAlgorithmName
00660040 OL 1 LongPrimitivePointIndexList
00660041 OL 1 LongTrianglePointIndexList
00660042 OL 1 LongEdgePointIndexList
00660043 OL 1 LongVertexPointIndexList
006862F0 SQ 1 ViewOrientationModifierCodeSequence
00701305 FD 4 Plane
00701306 FD 3 PlaneNormal
0070150C UL 1 NumberOfVolumetricCurvePoints
00760034 SQ 1 ComponentTypeCodeSequence
00800010 OF 1 UValueData
00800011 OF 1 VValueData
300A0131 FL 1 AverageBeamDosePointSourceToExternalContourDistance
40101029 LO 1-n ThreatDetectionAlgorithmAndVersion
`;

/** Retired in PS3.6, but not marked so in dcmjs. */
const RETIRED = `
00082229 00101000 00101090 00189324 00380004 00400300 00400301 0040030E 00404007 00404020 0040A136 00480200 00480201
00480202 00660023 00660024 00660025 00660029 00701206 00701807 00701808 30040010 30040012 30060044 30060045 30060049
30060085 30060088 300600B9 3008002B 300A000B 300A0082 300A008D 300A008E 300A008F 300A0632 300A0650 30100090
`;

/** Marked as retired in dcmjs, but not in PS3.6. */
const NOT_RETIRED = '21000140 213000A0 213000C0 300A0088 300A0089 300A008A';

/** SOP classes that pydicom 3.0.2 lacks; the last four are newer than 2024e. */
const MORE_SOP_CLASSES = `
5.1.4.1.1.66.7 Label Map Segmentation Storage
5.1.4.1.1.66.8 Height Map Segmentation Storage
5.1.4.1.1.9.100.1 Waveform Presentation State Storage
5.1.4.1.1.9.100.2 Waveform Acquisition Presentation State Storage
5.1.4.1.1.2.3 CT Image Storage - For Processing
5.1.4.1.1.2.4 Enhanced CT Image Storage - For Processing
5.1.4.1.1.2.5 Legacy Converted Enhanced CT Image Storage - For Processing
5.1.4.1.1.601.5 Ultrasound Waveform Storage
`;

/** dcmjs's VRs for what PS3.6 gives as a choice. First comes the VR of implicit VR little endian (PS3.5 A.1). */
const CHOICES: Record<string, string> = { ox: 'OWOB', xs: 'USSS', up: 'UL' };
/** LUT Data and Gray Lookup Table Data, both 'lt' in dcmjs. */
const LUT_CHOICES: Record<string, string> = { '00283006': 'OWUS', '00281200': 'OWUSSS' };

const REGISTRY = '1.2.840.10008.';

interface DcmjsEntry {
  readonly tag: string;
  readonly vr: string;
  readonly vm: string;
  readonly name: string;
  readonly version: string;
}

interface Row {
  readonly vrs: string;
  readonly vm: string;
  readonly keyword: string;
  readonly retired: boolean;
}

/** [VR, VM, name, 'Retired' or '', keyword] by tag (an x is any digit), and SOP class names by UID. */
interface Pydicom {
  readonly version: string;
  readonly attributes: Readonly<Record<string, readonly [string, string, string, string, string]>>;
  readonly sopClasses: Readonly<Record<string, string>>;
}

const PYDICOM_DUMP = `
import json
from pydicom import __version__ as version
from pydicom.datadict import DicomDictionary, RepeatersDictionary
from pydicom.uid import UID_dictionary
attributes = {'%08X' % tag: row[:5] for tag, row in DicomDictionary.items()}
attributes.update({mask: row[:5] for mask, row in RepeatersDictionary.items()})
sop_classes = {uid: row[0] for uid, row in UID_dictionary.items() if row[1] in ('SOP Class', 'Meta SOP Class')}
print(json.dumps({'version': version, 'attributes': attributes, 'sopClasses': sop_classes}))
`;

const words = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.trim().split('\n');

/** dcmjs's rows by tag. A repeating group or element stands under its first tag: (6000-60FF,3000) under 60003000. */
function readDcmjs(dictionary: Readonly<Record<string, DcmjsEntry>>): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { tag, vr, vm, name, version } of Object.values(dictionary)) {
    const match = /^\(([0-9A-F]{4})(?:-[0-9A-F]{4})?,([0-9A-F]{4})(?:-[0-9A-F]{4})?\)$/i.exec(tag ?? '');
    // Left out: private attributes, the odd-group ranges, item delimiters (no VR), and what PS3.6 gives no keyword.
    if (!match || version === 'PrivateTag' || vr === 'na' || name === 'RETIRED_undefined') continue;
    const key = `${match[1]}${match[2]}`.toUpperCase();
    const keyword = name.replace(/^RETIRED_/, '');
    const vrs = CHOICES[vr] ?? LUT_CHOICES[key] ?? vr;
    if (!/^([A-Z]{2})+$/.test(vrs)) throw new Error(`${key}: no rule for the VR ${vr}`);
    rows.set(key, { vrs, vm, keyword, retired: version.includes('retired') });
  }
  return rows;
}

function correct(rows: Map<string, Row>): void {
  for (const line of lines(CORRECTIONS)) {
    const [tag, vrs, vm, keyword] = words(line) as [string, string, string, string];
    rows.set(tag, { vrs, vm, keyword, retired: rows.get(tag)?.retired ?? false });
  }
  for (const tag of words(RETIRED)) rows.set(tag, { ...rows.get(tag)!, retired: true });
  for (const tag of words(NOT_RETIRED)) rows.set(tag, { ...rows.get(tag)!, retired: false });
}

/** The names of PS3.6 by tag; the names of repeating rows stand under the first tag, as in `readDcmjs`. */
function namesOf({ attributes }: Pydicom, rows: Map<string, Row>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [mask, [vr, vm, name, retired, keyword]] of Object.entries(attributes)) {
    const tag = mask
      .replace(/^(002804)x/, '$11')
      .replace(/^(1000xx)x/, '$11')
      .replace(/^1010xxxx/, '10100004');
    const key = tag.replaceAll('x', '0').toUpperCase();
    const row = rows.get(key);
    if (keyword === '' || vr === 'NONE') continue;
    const choice = vr.split(' or ').sort().join('');
    const ours = (row?.vrs.match(/../g) ?? []).sort().join('');
    if (choice !== ours || vm !== row?.vm || keyword !== row.keyword || (retired !== '') !== row.retired)
      console.log(`differs: ${key} pydicom ${vr} ${vm} ${keyword} ${retired}`, row);
    names.set(key, name);
  }
  return names;
}

function dictionaryLines(rows: Map<string, Row>, names: Map<string, string>): string[] {
  return [...rows].sort().map(([tag, { vrs, vm, keyword, retired }]) => {
    const name = names.get(tag);
    if (name === undefined) console.log(`no name: ${tag} ${keyword}`);
    const stored = name === undefined || name === nameOfKeyword(keyword) ? '' : `=${name}`;
    return `${tag}${vrs}${vm === '1' ? '' : vm} ${retired ? '-' : ''}${keyword}${stored}`;
  });
}

function write(path: string, head: string, constant: string, data: readonly string[]): void {
  const text = data.join('\n');
  if (/[`\\]|\$\{|[^\n -~]/.test(text))
    throw new Error(`${path}: a character that a template cannot hold as it is`);
  writeFileSync(
    path,
    `// ${head.trim().replaceAll('\n', '\n// ')}\nexport const ${constant}: string = \`${text}\`;\n`,
  );
  console.log(`${path}: ${data.length} rows, ${text.length} bytes`);
}

const uidOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

async function main(): Promise<void> {
  const name = 'dcmjs/dictionary';
  const { dictionary } = (await import(name)) as { dictionary: Readonly<Record<string, DcmjsEntry>> };
  const { version } = JSON.parse(readFileSync('node_modules/dcmjs/package.json', 'utf8')) as {
    version: string;
  };
  const dump = execFileSync(process.env.PYTHON ?? 'python3', ['-c', PYDICOM_DUMP], { maxBuffer: 1 << 26 });
  const pydicom = JSON.parse(dump.toString()) as Pydicom;

  const rows = readDcmjs(dictionary);
  correct(rows);
  write(
    'src/dicom/dictionary-data.ts',
    `
The data elements of DICOM PS3.6 (tables 6-1, 7-1, 8-1, 9-1; every attribute of PS3.15 ${EDITION} is among them), as facts:
dcmjs ${version}, corrected and with names from pydicom ${pydicom.version}. Generated by scripts/make-dictionary.ts.
A row is: tag, VRs (the first is that of implicit VR little endian), VM unless 1, a space, '-' when retired, the keyword,
and '=' with the name unless the name is the keyword's words. Repeating groups stand under their first tag.`,
    'DICTIONARY',
    dictionaryLines(rows, namesOf(pydicom, rows)),
  );

  const classes = Object.entries(pydicom.sopClasses).map(
    ([uid, title]) => `${uid.slice(REGISTRY.length)} ${title}`,
  );
  for (const line of lines(MORE_SOP_CLASSES)) if (!classes.includes(line)) classes.push(line);
  write(
    'src/dicom/uids-data.ts',
    `
The SOP classes and meta SOP classes of DICOM PS3.6 table A-1, as facts from pydicom ${pydicom.version}, and those of ${EDITION}
and later that it lacks. Generated by scripts/make-dictionary.ts. A row is: the UID after ${REGISTRY}, a space, the name.`,
    'SOP_CLASSES',
    classes.sort(uidOrder),
  );
}

await main();
