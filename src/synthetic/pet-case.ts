import { type Case, type CaseContext, cohortFile, levels, toUint16 } from './case.ts';
import {
  code,
  dateTime,
  equipmentModule,
  instanceModule,
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
import { timeOf } from './people.ts';
import { trunkPet } from './phantom-trunk.ts';
import { mark, note, type PlantedDataset } from './planted.ts';

const PET = '1.2.840.10008.5.1.4.1.1.128';
const SIZE = 96;
/** Becquerel per millilitre for SUV 1: dose over weight, decayed for an hour. */
const BQML_OF_SUV = 3800;

/** FDG PET of the trunk: SUV stays right only when injection and scan times move together. */
export const petCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  const series: SeriesFacts = {
    modality: 'PT',
    number: 1,
    description: 'PET WB',
    after: 3900,
    bodyPart: 'CHEST',
  };
  const zs = levels(context, 0.8, -0.8, 8);
  for (const [index, z] of zs.entries())
    yield cohortFile(
      context,
      `pet/${String(index + 1).padStart(4, '0')}.dcm`,
      petImage(context, visit, series, { z, index, count: zs.length }),
    );
};

function petImage(
  context: CaseContext,
  visit: Visit,
  series: SeriesFacts,
  slice: { z: number; index: number; count: number },
): PlantedDataset {
  const { z, index, count } = slice;
  const pixels = context.drawing(`pet ${z}`, () =>
    toUint16(trunkPet(SIZE, z, { seed: context.seed }), BQML_OF_SUV / 2, 0, 32767),
  );
  const injected = visit.seconds + 180;
  const minute = (seconds: number): string => `${timeOf(seconds)}.00`;
  const trap: PlantedDataset =
    index === 2
      ? {
          PatientComments: note`${mark('name', natural(visit.person), 'natural')} (${mark('email', visit.person.email, 'in text')})`,
          // Declared with a character set of its own; items inherit only when they say nothing.
          ReferringPhysicianIdentificationSequence: [
            {
              SpecificCharacterSet: 'ISO_IR 101',
              PersonIdentificationCodeSequence: [
                {
                  ...code('77', '99IMAGINARY', ''),
                  CodeMeaning: note`Dr. ${mark('name', visit.person.family, 'family name')}`,
                },
              ],
              InstitutionName: visit.hospital,
            },
          ],
        }
      : {};
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'PET CT WHOLE BODY FDG'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'FDG PET'),
    ...equipmentModule(visit, 'Imaginary Positrons', 'Ring 40'),
    ...instanceModule(visit, series, {
      sopClass: PET,
      instance: index + 1,
      imageType: ['ORIGINAL', 'PRIMARY'],
    }),
    ...planeModule(visit, { columns: SIZE, rows: SIZE, widthMm: 500, z: z * 280, thicknessMm: 5, frame: 1 }),
    AcquisitionDateTime: dateTime(visit, series.after + 2 * index),
    PatientWeight: '71',
    PatientSize: '1.68',
    Units: 'BQML',
    SUVType: 'BW',
    CountsSource: 'EMISSION',
    SeriesType: ['WHOLE BODY', 'IMAGE'],
    NumberOfSlices: count,
    CorrectedImage: ['DECY', 'ATTN', 'SCAT', 'DTIM', 'RAN', 'NORM'],
    DecayCorrection: 'START',
    RandomsCorrectionMethod: 'DLYD',
    AttenuationCorrectionMethod: 'CT',
    ScatterCorrectionMethod: 'Model',
    ReconstructionMethod: 'OSEM',
    CollimatorType: 'NONE',
    ActualFrameDuration: '150000',
    FrameReferenceTime: String(75000 + 150000 * index),
    DecayFactor: '1.0079',
    DoseCalibrationFactor: '1',
    ImageIndex: index + 1,
    RadiopharmaceuticalInformationSequence: [
      {
        Radiopharmaceutical: 'FDG',
        RadiopharmaceuticalRoute: 'IV',
        RadiopharmaceuticalVolume: '1.5',
        RadiopharmaceuticalStartTime: minute(injected),
        RadiopharmaceuticalStopTime: minute(injected + 20),
        RadiopharmaceuticalStartDateTime: `${visit.date}${timeOf(injected)}.000000${visit.zone}`,
        RadiopharmaceuticalStopDateTime: `${visit.date}${timeOf(injected + 20)}.000000${visit.zone}`,
        RadionuclideTotalDose: '398000000',
        RadionuclideHalfLife: '6586.2',
        RadionuclidePositronFraction: '0.967',
        RadionuclideCodeSequence: [code('C-111A1', 'SRT', '^18^Fluorine')],
        RadiopharmaceuticalCodeSequence: [code('C-B1031', 'SRT', 'Fluorodeoxyglucose F^18^')],
        RadiopharmaceuticalAdministrationEventUID: `${visit.arc}.71.1`,
      },
    ],
    EnergyWindowRangeSequence: [{ EnergyWindowLowerLimit: '435', EnergyWindowUpperLimit: '585' }],
    PatientOrientationCodeSequence: [
      {
        ...code('F-10450', 'SRT', 'recumbent'),
        PatientOrientationModifierCodeSequence: [code('F-10340', 'SRT', 'supine')],
      },
    ],
    PatientGantryRelationshipCodeSequence: [code('F-10470', 'SRT', 'headfirst')],
    // Safe private attributes: the tracer may stay, the time of injection has to move with all other dates.
    '(0009,"GEMS_PETD_01",36)': { vr: 'LO', value: 'FDG' },
    '(0009,"GEMS_PETD_01",38)': { vr: 'FL', value: 398 },
    '(0009,"GEMS_PETD_01",3B)': { vr: 'DT', value: `${visit.date}${timeOf(injected)}.00` },
    WindowCenter: String(BQML_OF_SUV * 3.5),
    WindowWidth: String(BQML_OF_SUV * 7),
    RescaleIntercept: '0',
    RescaleSlope: '2',
    ...pixelModule(pixels, { bits: 16 }),
    ...trap,
  };
}
