import {
  asJpeg,
  asJpeg2000,
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
import { asDrawn, initialsOf } from './people.ts';
import { mammogram } from './phantom-breast.ts';
import { ultrasound } from './phantom-ultrasound.ts';
import { type Drawn, mark, note, type PlantedDataset } from './planted.ts';

const MG = '1.2.840.10008.5.1.4.1.1.1.2';
const US = '1.2.840.10008.5.1.4.1.1.6.1';
const US_MULTI = '1.2.840.10008.5.1.4.1.1.3.1';

/** Mammography of both breasts, an ultrasound that says it has no burned-in text and has, and a loop of the heart. */
export const breastCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  let instance = 0;
  for (const side of ['R', 'L'] as const)
    for (const view of ['CC', 'MLO'] as const) {
      instance++;
      const syntax = side === 'R' ? SYNTAX.jpeg2000 : view === 'CC' ? SYNTAX.implicit : SYNTAX.explicit;
      yield cohortFile(
        context,
        `mammography/${side.toLowerCase()}-${view.toLowerCase()}.dcm`,
        mammo(context, visit, { side, view, instance, syntax }),
        { syntax },
      );
    }
  const abdomen = context.visit(2, 12);
  const single = stillImage(context, abdomen);
  yield cohortFile(context, 'us-kidney.dcm', single.dataset, { drawn: single.drawn });
  const loop = heartLoop(context, abdomen);
  yield cohortFile(context, 'us-heart-loop.dcm', loop.dataset, { syntax: SYNTAX.jpeg, drawn: loop.drawn });
};

function mammo(
  context: CaseContext,
  visit: Visit,
  options: { side: 'L' | 'R'; view: 'CC' | 'MLO'; instance: number; syntax: string },
): PlantedDataset {
  const { side, view, instance } = options;
  const [rows, columns] = [256, 160];
  const pixels = context.drawing(`mammo ${side} ${view}`, () =>
    burnIn(
      toUint16(
        mammogram(rows, columns, { seed: context.seed + 3, side, view, mass: side === 'L' }),
        4700,
        0,
        4095,
      ),
      [{ row: 10, column: side === 'L' ? 104 : 8, scale: 1, value: 4000, pieces: [`${side} ${view}`] }],
    ),
  ).pixels;
  const series: SeriesFacts = {
    modality: 'MG',
    number: 1,
    description: 'Screening',
    after: 60,
    bodyPart: 'BREAST',
  };
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'MG SCREENING BILATERAL'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'Screening mammography'),
    ...equipmentModule(visit, 'Imaginary Mammography', 'Petal 2'),
    ...instanceModule(visit, series, { sopClass: MG, instance, imageType: ['ORIGINAL', 'PRIMARY', ''] }),
    PresentationIntentType: 'FOR PRESENTATION',
    ImageLaterality: side,
    AnatomicRegionSequence: [code('76752008', 'SCT', 'Breast')],
    ViewCodeSequence: [
      view === 'CC'
        ? { ...code('399162004', 'SCT', 'cranio-caudal'), ViewModifierCodeSequence: [] }
        : { ...code('399368009', 'SCT', 'medio-lateral oblique'), ViewModifierCodeSequence: [] },
    ],
    PatientOrientation: [
      side === 'L' ? 'A' : 'P',
      view === 'CC' ? (side === 'L' ? 'R' : 'L') : side === 'L' ? 'FR' : 'FL',
    ],
    OrganExposed: 'BREAST',
    BreastImplantPresent: 'NO',
    PartialView: 'NO',
    PositionerType: 'MAMMOGRAPHIC',
    DetectorType: 'DIRECT',
    DetectorID: `D${visit.serial.slice(2)}`,
    ImagerPixelSpacing: ['0.8', '0.8'],
    PixelIntensityRelationship: 'LOG',
    PixelIntensityRelationshipSign: 1,
    RescaleIntercept: '0',
    RescaleSlope: '1',
    RescaleType: 'US',
    PresentationLUTShape: 'IDENTITY',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'YES',
    AcquisitionContextSequence: [],
    PatientComments: note`Seen by ${mark('staff-name', natural(visit.referrer), 'natural')}; ${mark('name', initialsOf(visit.person), 'initials')} wants results by phone ${mark('phone', visit.person.phone, 'in text')}`,
    WindowCenter: '2048',
    WindowWidth: '4096',
    ...pixelModule(pixels, {
      bits: 12,
      ...(options.syntax === SYNTAX.jpeg2000 && {
        data: context.drawing(`mammo j2k ${side} ${view}`, () => asJpeg2000(pixels, 12)),
      }),
    }),
  };
}

/** Name, record number and date along the top, as ultrasound machines print them. */
function withBanner<T extends GreyPixels>(
  visit: Visit,
  pixels: T,
  frames: number,
  scale: number,
): { pixels: T; drawn: Drawn[] } {
  const line = (row: number, pieces: readonly Parameters<typeof burnIn>[1][number]['pieces'][number][]) => ({
    row,
    column: 4,
    scale,
    value: 255,
    frames,
    pieces,
  });
  return burnIn(pixels, [
    line(3, [mark('name', asDrawn(`${visit.person.family} ${visit.person.given}`), 'drawn')]),
    line(3 + 10 * scale, ['ID ', mark('record-number', visit.person.patientId, 'drawn')]),
    line(3 + 20 * scale, [mark('date', slashDate(visit.date), 'drawn mm/dd/yyyy')]),
  ]);
}

function stillImage(context: CaseContext, visit: Visit): { dataset: PlantedDataset; drawn: Drawn[] } {
  const clean = context.drawing('us kidney', () => {
    const [rows, columns, header] = [236, 256, 36];
    const values = new Uint8Array(rows * columns);
    const sector = toUint8(ultrasound(rows - header, columns, { seed: context.seed + 2, scene: 'kidney' }));
    values.set(sector.values, header * columns);
    for (let tick = 0; tick < 9; tick++)
      values.fill(200, (header + 24 + tick * 20) * columns + 248, (header + 24 + tick * 20) * columns + 252);
    return { rows, columns, values };
  });
  const { pixels, drawn } = withBanner(visit, clean, 1, 2);
  const series: SeriesFacts = {
    modality: 'US',
    number: 1,
    description: 'Right kidney',
    after: 30,
    bodyPart: 'ABDOMEN',
  };
  return {
    drawn,
    dataset: {
      ...ultrasoundBase(visit, series, US),
      ImageType: ['ORIGINAL', 'PRIMARY', 'ABDOMINAL', '0001'],
      BurnedInAnnotation: 'NO',
      ...pixelModule(pixels, { bits: 8 }),
    },
  };
}

function heartLoop(context: CaseContext, visit: Visit): { dataset: PlantedDataset; drawn: Drawn[] } {
  const [rows, columns, frames] = [160, 192, 6];
  const clean = context.drawing('us heart', () => {
    const values = new Uint8Array(rows * columns * frames);
    for (let frame = 0; frame < frames; frame++)
      values.set(
        toUint8(ultrasound(rows, columns, { seed: context.seed + 2, scene: 'heart', beat: frame / frames }))
          .values,
        frame * rows * columns,
      );
    return { rows, columns, values };
  });
  const { pixels, drawn } = withBanner(visit, clean, frames, 1);
  const series: SeriesFacts = {
    modality: 'US',
    number: 2,
    description: 'Apical four chamber',
    after: 500,
    bodyPart: 'HEART',
  };
  return {
    drawn,
    dataset: {
      ...ultrasoundBase(visit, series, US_MULTI),
      ImageType: ['ORIGINAL', 'PRIMARY', 'TTE', '0001'],
      BurnedInAnnotation: 'YES',
      NumberOfFrames: frames,
      FrameTime: '60',
      FrameIncrementPointer: 0x00181063,
      LossyImageCompression: '01',
      LossyImageCompressionRatio: '6',
      LossyImageCompressionMethod: 'ISO_10918_1',
      ...pixelModule(pixels, { bits: 8, data: asJpeg(pixels) }),
    },
  };
}

function ultrasoundBase(visit: Visit, series: SeriesFacts, sopClass: string): PlantedDataset {
  return {
    ...patientModule(visit),
    ...studyModule(
      visit,
      note`US KIDNEY AND HEART ${mark('name', asDrawn(visit.person.family), 'family name upper')}`,
    ),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'Ultrasound'),
    ...equipmentModule(visit, 'Imaginary Echoes', 'Curve 5'),
    ...instanceModule(visit, series, { sopClass, instance: 1, imageType: ['ORIGINAL', 'PRIMARY'] }),
    PatientOrientation: '',
  };
}
