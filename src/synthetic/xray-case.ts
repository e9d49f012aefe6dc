import {
  asJpeg2000,
  asRle,
  burnIn,
  type Case,
  type CaseContext,
  cohortFile,
  SYNTAX,
  toUint8,
  toUint16,
} from './case.ts';
import {
  code,
  equipmentModule,
  type GreyPixels,
  instanceModule,
  longDate,
  natural,
  patientModule,
  pixelModule,
  requestModule,
  type SeriesFacts,
  seriesModule,
  slashDate,
  studyModule,
  type Visit,
} from './modules.ts';
import { latinPdf } from './pdf.ts';
import { asDrawn } from './people.ts';
import { chestXray } from './phantom-chest-xray.ts';
import { handXray } from './phantom-hand-xray.ts';
import { type Drawn, type Mark, mark, note, type PlantedDataset } from './planted.ts';

const CR = '1.2.840.10008.5.1.4.1.1.1';
const DX = '1.2.840.10008.5.1.4.1.1.1.1';

/** A lady of 95: chest and hand radiographs, the report as PDF, and a paper form that somebody scanned. */
export const xrayCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  const implanted = mark('date', slashDate(context.visit(1, -2400).date), 'mm/dd/yyyy');
  const history = note`Pacemaker since ${implanted}; lives with her daughter at ${mark('address', visit.person.address, 'in text')}`;
  const pa = overlayWith(visit, 256);
  yield cohortFile(
    context,
    'cr-chest-pa.dcm',
    { ...chest(context, visit, 'PA', history), ...pa.elements },
    { drawn: pa.drawn },
  );
  const icon = iconOf(context, visit);
  yield cohortFile(
    context,
    'cr-chest-lateral.dcm',
    {
      ...chest(context, visit, 'LATERAL', history),
      IconImageSequence: [pixelModule(icon.pixels, { bits: 8 })],
    },
    { drawn: icon.drawn },
  );
  yield cohortFile(context, 'dx-hand.dcm', hand(context, visit), { syntax: SYNTAX.jpeg2000 });
  yield cohortFile(context, 'report-pdf.dcm', pdfReport(visit));
  const form = scannedForm(visit);
  yield cohortFile(context, 'form-sc.dcm', form.dataset, { syntax: SYNTAX.rle, drawn: form.drawn });
};

/** Chest radiograph, also of the last story; `history` is what the referring doctor wrote. */
export function chest(
  context: CaseContext,
  visit: Visit,
  view: 'PA' | 'LATERAL',
  history: PlantedDataset[string],
): PlantedDataset {
  const series: SeriesFacts = {
    modality: 'CR',
    number: 1,
    description: `Chest ${view}`,
    after: 40,
    bodyPart: 'CHEST',
  };
  const instance = view === 'PA' ? 1 : 2;
  const pixels = context.drawing(`chest ${view} ${visit.person.sex}`, () =>
    burnIn(
      toUint16(
        chestXray(256, view, { seed: context.seed, pacemaker: visit.person.sex === 'F' }),
        4095,
        0,
        4095,
      ),
      [{ row: 14, column: view === 'PA' ? 232 : 12, scale: 2, value: 4095, pieces: ['L'] }],
    ),
  ).pixels;
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'XR CHEST 2 VIEWS'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'Chest radiograph, two views'),
    ...equipmentModule(visit, 'Imaginary Radiography', 'Plate 9'),
    ...instanceModule(visit, series, { sopClass: CR, instance, imageType: ['ORIGINAL', 'PRIMARY'] }),
    ViewPosition: view === 'PA' ? 'PA' : 'LL',
    PatientOrientation: view === 'PA' ? ['L', 'F'] : ['P', 'F'],
    KVP: '125',
    PlateID: `P${visit.serial.slice(2)}`,
    AdditionalPatientHistory: history,
    PatientComments: note`${mark('name', natural(visit.person), 'natural')} needs a wheelchair`,
    WindowCenter: '2048',
    WindowWidth: '4096',
    ...pixelModule(pixels, { bits: 12 }),
  };
}

/** An overlay plane with name and number drawn in its bits (PS3.3 C.9.2). */
function overlayWith(visit: Visit, size: number): { elements: PlantedDataset; drawn: Drawn[] } {
  const bits = new Uint8Array((size * size) / 8);
  const plane = { rows: size, columns: size, values: new Uint8Array(size * size) };
  const { pixels, drawn } = burnIn(
    plane,
    [
      { row: size - 34, pieces: [mark('name', asDrawn(natural(visit.person)), 'drawn')] },
      { row: size - 18, pieces: [mark('record-number', visit.person.patientId, 'drawn')] },
    ].map((line) => ({ ...line, column: 6, scale: 2, value: 1, where: '(6000,3000)' })),
  );
  for (const [at, value] of pixels.values.entries()) if (value === 1) bits[at >> 3]! |= 1 << (at & 7);
  return {
    elements: {
      '60000010': size,
      '60000011': size,
      '60000040': 'G',
      '60000050': [1, 1],
      '60000100': 1,
      '60000102': 0,
      '60003000': { vr: 'OW', value: bits },
    },
    drawn,
  };
}

/** The picture once more, 64 x 64, with the name on it: thumbnails are made before anybody masks. */
function iconOf(context: CaseContext, visit: Visit): { pixels: GreyPixels; drawn: Drawn[] } {
  const small = context.drawing('chest icon', () =>
    toUint8(chestXray(64, 'LATERAL', { seed: context.seed })),
  );
  const where = '(0088,0200)[0]/(7FE0,0010)';
  const family = asDrawn(visit.person.family).slice(0, 10);
  return burnIn(small, [
    { row: 2, column: 2, scale: 1, value: 255, pieces: [mark('name', family, 'drawn')], where },
  ]);
}

function hand(context: CaseContext, visit: Visit): PlantedDataset {
  const series: SeriesFacts = {
    modality: 'DX',
    number: 3,
    description: 'Left hand DP',
    after: 600,
    bodyPart: 'HAND',
  };
  const pixels = context.drawing(
    'hand',
    () =>
      burnIn(toUint16(handXray(256, 192, { seed: context.seed }), 4600, 0, 4095), [
        { row: 236, column: 170, scale: 2, value: 4000, pieces: ['L'] },
      ]).pixels,
  );
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'XR HAND LEFT'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'Hand radiograph left'),
    ...equipmentModule(visit, 'Imaginary Radiography', 'Flat 4'),
    ...instanceModule(visit, series, { sopClass: DX, instance: 1, imageType: ['ORIGINAL', 'PRIMARY'] }),
    PresentationIntentType: 'FOR PRESENTATION',
    ImageLaterality: 'L',
    AnatomicRegionSequence: [code('85562004', 'SCT', 'Hand')],
    PatientOrientation: ['L', 'F'],
    DetectorType: 'DIRECT',
    DetectorID: `D${visit.serial.slice(2)}`,
    ImagerPixelSpacing: ['1', '1'],
    PixelIntensityRelationship: 'LIN',
    PixelIntensityRelationshipSign: 1,
    RescaleIntercept: '0',
    RescaleSlope: '1',
    RescaleType: 'US',
    PresentationLUTShape: 'IDENTITY',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'YES',
    AcquisitionContextSequence: [],
    ImageComments: note`${mark('name', `${visit.person.given.toLowerCase()} ${visit.person.family.toLowerCase()}`, 'natural lower')}: ring could not be removed`,
    WindowCenter: '2048',
    WindowWidth: '4096',
    ...pixelModule(pixels, { bits: 12, data: context.drawing('hand j2k', () => asJpeg2000(pixels, 12)) }),
  };
}

function pdfReport(visit: Visit): PlantedDataset {
  const series: SeriesFacts = { modality: 'DOC', number: 5, description: 'Report', after: 3000 };
  const { person } = visit;
  const lines = [
    note`RADIOLOGY REPORT (synthetic)`,
    note`Patient: ${mark('name', natural(person), 'natural')}`,
    note`Record number: ${mark('record-number', person.patientId, 'in document')}`,
    note`Born: ${mark('date', longDate(visit.birthDate), 'd month yyyy')}, aged 95`,
    note`Chest: the heart is enlarged, a pacemaker is in place.`,
    note`Reported by Dr. ${mark('staff-name', natural(visit.reader), 'natural')}, ${mark('date', longDate(visit.date), 'd month yyyy')}`,
  ];
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'XR CHEST 2 VIEWS'),
    ...seriesModule(visit, series),
    ...equipmentModule(visit, 'Imaginary Reporting', 'Typewriter 2'),
    ...instanceModule(visit, series, { sopClass: '1.2.840.10008.5.1.4.1.1.104.1', instance: 1 }),
    ConversionType: 'WSD',
    AcquisitionDateTime: `${visit.date}100000${visit.zone}`,
    BurnedInAnnotation: 'YES',
    DocumentTitle: note`Report for ${mark('name', person.family, 'family name')}`,
    ConceptNameCodeSequence: [code('18748-4', 'LN', 'Diagnostic imaging report')],
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocument: { vr: 'OB', value: latinPdf(lines) },
  };
}

/** A registration form on paper, scanned: everything in it is pixels. */
function scannedForm(visit: Visit): { dataset: PlantedDataset; drawn: Drawn[] } {
  const { person } = visit;
  const [rows, columns] = [300, 440];
  const paper = new Uint8Array(rows * columns).fill(245);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const isFrame = row === 6 || row === rows - 7 || column === 6 || column === columns - 7;
      const isRule = row > 50 && row % 32 === 26 && column > 14 && column < columns - 15;
      if (isFrame || isRule) paper[row * columns + column] = 150;
    }
  const [street, town] = person.address.split(', ');
  const fields: readonly (readonly (string | Mark)[])[] = [
    ['NAME: ', mark('name', asDrawn(`${person.family}, ${person.given}`), 'drawn comma')],
    ['BORN: ', mark('date', slashDate(visit.birthDate), 'drawn mm/dd/yyyy')],
    ['MRN: ', mark('record-number', person.patientId, 'drawn')],
    ['STREET: ', mark('address', asDrawn(street!), 'drawn')],
    ['TOWN: ', mark('address', asDrawn(town!), 'drawn')],
    ['PHONE: ', mark('phone', person.phone.toUpperCase(), 'drawn')],
    ['INSURANCE: ', mark('insurance-number', person.insurance, 'drawn')],
  ];
  const { pixels, drawn } = burnIn({ rows, columns, values: paper }, [
    { row: 20, column: 139, scale: 3, value: 40, pieces: ['ADMISSION'] },
    ...fields.map((pieces, index) => ({ row: 62 + 32 * index, column: 20, scale: 2, value: 30, pieces })),
  ]);
  const series: SeriesFacts = {
    modality: 'OT',
    number: 6,
    description: 'Scanned form',
    after: 4000,
    bodyPart: 'CHEST',
  };
  return {
    drawn,
    dataset: {
      ...patientModule(visit),
      ...studyModule(visit, 'XR CHEST 2 VIEWS'),
      ...seriesModule(visit, series),
      ...equipmentModule(visit, 'Imaginary Office', 'Scanner 1'),
      ...instanceModule(visit, series, {
        sopClass: '1.2.840.10008.5.1.4.1.1.7',
        instance: 1,
        imageType: ['ORIGINAL', 'SECONDARY'],
      }),
      ConversionType: 'SD',
      PatientOrientation: '',
      BurnedInAnnotation: 'YES',
      ...pixelModule(pixels, { bits: 8, data: asRle(pixels) }),
    },
  };
}
