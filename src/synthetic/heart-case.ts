import { type Case, type CaseContext, cohortFile, levels, SYNTAX } from './case.ts';
import {
  code,
  dateTime,
  equipmentModule,
  instanceModule,
  littleEndian,
  natural,
  patientModule,
  pixelModule,
  planeModule,
  requestModule,
  type SeriesFacts,
  seriesModule,
  studyModule,
  type Visit,
} from './modules.ts';
import { asDrawn } from './people.ts';
import { headCt } from './phantom-head.ts';
import { mark, note, type PlantedDataset } from './planted.ts';
import { square } from './random.ts';
import { grain } from './raster.ts';
import { chest } from './xray-case.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const SIZE = 128;

/** A Korean patient with an ECG, a head CT in four transfer syntaxes, and a chest radiograph whose file name tells all. */
export const heartCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  yield cohortFile(context, 'ecg.dcm', electrocardiogram(context, visit));
  const series: SeriesFacts = {
    modality: 'CT',
    number: 2,
    description: 'Head native 5.0',
    after: 900,
    bodyPart: 'HEAD',
  };
  const syntaxes = [SYNTAX.implicit, SYNTAX.bigEndian, SYNTAX.deflated, SYNTAX.explicit];
  for (const [index, z] of levels(context, -0.45, 0.55, 4).entries())
    yield cohortFile(
      context,
      `ct-head/${String(index + 1).padStart(4, '0')}.dcm`,
      headImage(context, visit, series, { z, index }),
      {
        syntax: syntaxes[index % 4]!,
        items: 'undefined',
      },
    );
  const later = context.visit(2, 3);
  const name = asDrawn(`${visit.person.family}_${visit.person.given}`);
  yield cohortFile(context, `${name}_chest.dcm`, chest(context, later, 'PA', 'Fall three days ago'), {
    nameMark: mark('name', name, 'file name'),
  });
};

function headImage(
  context: CaseContext,
  visit: Visit,
  series: SeriesFacts,
  slice: { z: number; index: number },
): PlantedDataset {
  const { z, index } = slice;
  const pixels = context.drawing(`head ${z}`, () => {
    const { rows, columns, values } = headCt(SIZE, z, { seed: context.seed });
    return {
      rows,
      columns,
      values: Int16Array.from(values, (value) => Math.max(-1024, Math.min(3071, Math.round(value)))),
    };
  });
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'CT HEAD WITHOUT CONTRAST'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'CT head'),
    ...equipmentModule(visit, 'Imaginary Scanners', 'Roundabout 16'),
    ...instanceModule(visit, series, {
      sopClass: CT,
      instance: index + 1,
      imageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    }),
    ...planeModule(visit, { columns: SIZE, rows: SIZE, widthMm: 230, z: z * 80, thicknessMm: 5, frame: 1 }),
    AcquisitionDateTime: dateTime(visit, series.after + 2 * index),
    PatientPosition: 'HFS',
    KVP: '120',
    RescaleIntercept: '0',
    RescaleSlope: '1',
    RescaleType: 'HU',
    WindowCenter: '40',
    WindowWidth: '90',
    ImageComments: note`${mark('name', visit.person.pn.split('=').at(-1)!.replace('^', ''), 'phonetic')} fell; brought by ${mark('staff-name', natural(visit.referrer), 'natural')}`,
    ...pixelModule(pixels, { bits: 16 }),
  };
}

const LEADS: readonly (readonly [string, string, number, number, number])[] = [
  // name, SCPECG code, and the heights of P, QRS and T
  ['Lead I', '5.6.3-9-1', 0.1, 0.7, 0.2],
  ['Lead II', '5.6.3-9-2', 0.15, 1.1, 0.3],
  ['Lead III', '5.6.3-9-61', 0.05, 0.4, 0.1],
  ['aVR', '5.6.3-9-62', -0.12, -0.9, -0.25],
  ['aVL', '5.6.3-9-63', 0.03, 0.3, 0.08],
  ['aVF', '5.6.3-9-64', 0.1, 0.75, 0.2],
  ['Lead V1', '5.6.3-9-3', 0.06, -0.8, -0.1],
  ['Lead V2', '5.6.3-9-4', 0.08, -0.5, 0.35],
  ['Lead V3', '5.6.3-9-5', 0.08, 0.3, 0.45],
  ['Lead V4', '5.6.3-9-6', 0.1, 1.3, 0.45],
  ['Lead V5', '5.6.3-9-7', 0.1, 1.2, 0.35],
  ['Lead V6', '5.6.3-9-8', 0.1, 0.9, 0.25],
];

/** Twelve leads, 250 Hz, 4 s, 1 microvolt a step. */
function electrocardiogram(context: CaseContext, visit: Visit): PlantedDataset {
  const [rate, seconds] = [250, 4];
  const samples = rate * seconds;
  const values = context.drawing('ecg', () => {
    const signal = new Int16Array(samples * LEADS.length);
    for (let sample = 0; sample < samples; sample++)
      for (const [lead, [, , p, qrs, t]] of LEADS.entries()) {
        const phase = ((sample / rate) * 1.2) % 1; // 72 beats a minute
        const millivolt =
          p * bump(phase, 0.18, 0.035) -
          0.12 * qrs * bump(phase, 0.31, 0.012) +
          qrs * bump(phase, 0.335, 0.014) -
          0.2 * qrs * bump(phase, 0.362, 0.014) +
          t * bump(phase, 0.58, 0.06);
        signal[sample * LEADS.length + lead] = Math.round(
          1000 * millivolt + 8 * grain(context.seed + lead, sample),
        );
      }
    return signal;
  });
  const series: SeriesFacts = { modality: 'ECG', number: 1, description: '12-lead ECG', after: 20 };
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'ECG 12 LEADS'),
    ...seriesModule(visit, series),
    ...equipmentModule(visit, 'Imaginary Currents', 'Strip 12'),
    ...instanceModule(visit, series, { sopClass: '1.2.840.10008.5.1.4.1.1.9.1.1', instance: 1 }),
    AcquisitionDateTime: dateTime(visit, 22),
    AcquisitionContextSequence: [],
    WaveformSequence: [
      {
        WaveformOriginality: 'ORIGINAL',
        NumberOfWaveformChannels: LEADS.length,
        NumberOfWaveformSamples: samples,
        SamplingFrequency: String(rate),
        ChannelDefinitionSequence: LEADS.map(([name, value]) => ({
          ChannelSourceSequence: [{ ...code(value, 'SCPECG', name), CodingSchemeVersion: '1.3' }],
          ChannelSensitivity: '1',
          ChannelSensitivityUnitsSequence: [
            { ...code('uV', 'UCUM', 'microvolt'), CodingSchemeVersion: '1.4' },
          ],
          ChannelSensitivityCorrectionFactor: '1',
          ChannelBaseline: '0',
          ChannelSampleSkew: '0',
          WaveformBitsStored: 16,
        })),
        WaveformBitsAllocated: 16,
        WaveformSampleInterpretation: 'SS',
        WaveformData: { vr: 'OW', value: littleEndian(values) },
      },
    ],
    WaveformAnnotationSequence: [
      {
        UnformattedTextValue: note`Name: ${mark('name', natural(visit.person), 'natural')} ID: ${mark('record-number', visit.person.patientId, 'in text')}`,
        ReferencedWaveformChannels: [1, 0],
      },
      { UnformattedTextValue: 'Sinus rhythm 72/min', ReferencedWaveformChannels: [1, 0] },
    ],
  };
}

/** A smooth hill of height 1. */
function bump(phase: number, centre: number, width: number): number {
  const x = (phase - centre) / width;
  return 1 / square(1 + x * x * (1 + 0.5 * x * x));
}
