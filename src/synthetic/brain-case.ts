import { type Case, type CaseContext, cohortFile, levels, toUint16 } from './case.ts';
import {
  code,
  dateTime,
  decimal,
  equipmentModule,
  frameUid,
  type GreyPixels,
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
import { brainMr } from './phantom-head.ts';
import { mark, note, type PlantedDataset } from './planted.ts';

const MR = '1.2.840.10008.5.1.4.1.1.4';
const ENHANCED_MR = '1.2.840.10008.5.1.4.1.1.4.1';
const SIZE = 128;
const WIDTH_MM = 230;
const UNIT_MM = 80;

/** A stroke in a Japanese patient: T1, T2, diffusion with the vendor's private b-values, and an enhanced multi-frame MR. */
export const brainCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  for (const [index, weighting] of (['T1', 'T2'] as const).entries()) {
    const series: SeriesFacts = {
      modality: 'MR',
      number: index + 1,
      description: `${weighting} axial`,
      after: 120 + 300 * index,
      bodyPart: 'HEAD',
    };
    for (const [slice, z] of levels(context, -0.5, 0.7, 4).entries()) {
      const image = mrImage(context, visit, series, { z, instance: slice + 1, weighting });
      const trap = slice === 1 ? kanjiNotes(visit) : {};
      yield cohortFile(context, `mr-${weighting.toLowerCase()}/${number(slice + 1)}.dcm`, {
        ...image,
        ...trap,
      });
    }
  }
  const diffusion: SeriesFacts = {
    modality: 'MR',
    number: 3,
    description: 'DWI b0 b500 b1000',
    after: 900,
    bodyPart: 'HEAD',
  };
  let instance = 0;
  for (const bValue of [0, 500, 1000])
    for (const z of levels(context, -0.2, 0.5, 3)) {
      instance++;
      const image = mrImage(context, visit, diffusion, { z, instance, weighting: 'DWI', bValue });
      yield cohortFile(context, `mr-dwi/${number(instance)}.dcm`, {
        ...image,
        ...vendorDiffusion(visit, bValue),
      });
    }
  yield cohortFile(context, 'mr-enhanced.dcm', enhancedMr(context, visit), { sequences: 'undefined' });
};

const number = (n: number): string => String(n).padStart(4, '0');

function brainPixels(
  context: CaseContext,
  size: number,
  z: number,
  weighting: 'T1' | 'T2' | 'DWI',
  bValue = 0,
): GreyPixels & { values: Uint16Array } {
  return context.drawing(`brain ${size} ${z} ${weighting} ${bValue}`, () =>
    toUint16(brainMr(size, z, { seed: context.seed, weighting, bValue }), 1, 0, 4095),
  );
}

function mrImage(
  context: CaseContext,
  visit: Visit,
  series: SeriesFacts,
  options: { z: number; instance: number; weighting: 'T1' | 'T2' | 'DWI'; bValue?: number },
): PlantedDataset {
  const { z, instance, weighting, bValue } = options;
  const isDiffusion = weighting === 'DWI';
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'MR BRAIN STROKE'),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'MR brain without contrast'),
    ...equipmentModule(visit, 'Imaginary Magnets', 'Halo 3T'),
    ...instanceModule(visit, series, { sopClass: MR, instance, imageType: ['ORIGINAL', 'PRIMARY', 'M'] }),
    ...planeModule(visit, {
      columns: SIZE,
      rows: SIZE,
      widthMm: WIDTH_MM,
      z: z * UNIT_MM,
      thicknessMm: 5,
      frame: 1,
    }),
    AcquisitionDateTime: dateTime(visit, series.after + 2 * instance),
    ProtocolName: series.description,
    PatientPosition: 'HFS',
    PatientWeight: '58',
    ScanningSequence: isDiffusion ? 'EP' : 'SE',
    SequenceVariant: 'SK',
    ScanOptions: '',
    MRAcquisitionType: '2D',
    SequenceName: isDiffusion ? `ep_b${bValue}` : weighting.toLowerCase(),
    RepetitionTime: weighting === 'T1' ? '500' : '4200',
    EchoTime: weighting === 'T1' ? '9' : isDiffusion ? '82' : '98',
    EchoTrainLength: '1',
    MagneticFieldStrength: '3',
    ...(isDiffusion && { DiffusionBValue: bValue }),
    WindowCenter: isDiffusion && bValue ? '350' : '500',
    WindowWidth: isDiffusion && bValue ? '700' : '1000',
    ...pixelModule(brainPixels(context, SIZE, z, weighting, bValue), { bits: 12 }),
  };
}

/** The name in its own script: in a comment, and in a private element of a creator that nobody has heard of. */
function kanjiNotes(visit: Visit): PlantedDataset {
  const ideographic = (visit.person.pn.split('=')[1] ?? visit.person.pn).replace('^', '');
  return {
    ImageComments: note`${mark('name', ideographic, 'ideographic')} moved`,
    PatientComments: note`Interpreter for ${mark('name', natural(visit.person), 'natural')} ordered`,
    '(0029,"IMAGINARY COIL NOTES",10)': {
      vr: 'LT',
      value: note`coil changed for ${mark('name', ideographic, 'ideographic')}`,
    },
    '(0029,"IMAGINARY COIL NOTES",11)': {
      vr: 'UN',
      value: note`${mark('record-number', visit.person.patientId, 'private')}`,
    },
  };
}

/** What a real vendor puts beside the standard attribute; other programs need it, so a good profile keeps it. */
function vendorDiffusion(visit: Visit, bValue: number): PlantedDataset {
  return {
    '(0019,"SIEMENS MR HEADER",0C)': { vr: 'IS', value: String(bValue) },
    '(0019,"SIEMENS MR HEADER",0D)': { vr: 'CS', value: bValue === 0 ? 'NONE' : 'DIRECTIONAL' },
    ...(bValue > 0 && { '(0019,"SIEMENS MR HEADER",0E)': { vr: 'FD', value: [0, 0, 1] } }),
    '(0019,"IMAGINARY OPERATOR LOG",01)': {
      vr: 'LO',
      value: note`${mark('staff-name', natural(visit.operator), 'natural')}`,
    },
  };
}

function enhancedMr(context: CaseContext, visit: Visit): PlantedDataset {
  const size = 96;
  const series: SeriesFacts = {
    modality: 'MR',
    number: 4,
    description: 'T2 enhanced',
    after: 1500,
    bodyPart: 'HEAD',
  };
  const zs = levels(context, -0.5, 0.7, 8);
  const values = new Uint16Array(zs.length * size * size);
  for (const [frame, z] of zs.entries())
    values.set(brainPixels(context, size, z, 'T2').values, frame * size * size);
  const spacing = decimal(WIDTH_MM / size);
  const left = decimal(-WIDTH_MM / 2 + Number(spacing) / 2);
  return {
    ...patientModule(visit),
    ...studyModule(visit, 'MR BRAIN STROKE'),
    ...seriesModule(visit, series),
    ...equipmentModule(visit, 'Imaginary Magnets', 'Halo 3T'),
    ...instanceModule(visit, series, { sopClass: ENHANCED_MR, instance: 1 }),
    ImageType: ['ORIGINAL', 'PRIMARY', 'T2', 'NONE'],
    AcquisitionNumber: 1,
    AcquisitionDateTime: dateTime(visit, series.after),
    AcquisitionDuration: 96,
    ReferencedPerformedProcedureStepSequence: [
      { ReferencedSOPClassUID: '1.2.840.10008.3.1.2.3.3', ReferencedSOPInstanceUID: `${visit.arc}.70.1` },
    ],
    FrameOfReferenceUID: frameUid(visit, 2),
    PositionReferenceIndicator: '',
    PatientPosition: 'HFS',
    ContentQualification: 'RESEARCH',
    ResonantNucleus: '1H',
    KSpaceFiltering: 'NONE',
    MagneticFieldStrength: '3',
    ApplicableSafetyStandardAgency: 'IEC',
    AcquisitionContrast: 'T2',
    PixelPresentation: 'MONOCHROME',
    VolumetricProperties: 'VOLUME',
    VolumeBasedCalculationTechnique: 'NONE',
    ComplexImageComponent: 'MAGNITUDE',
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
    PresentationLUTShape: 'IDENTITY',
    PulseSequenceName: 'TSE2D',
    MRAcquisitionType: '2D',
    EchoPulseSequence: 'SPIN',
    MultipleSpinEcho: 'NO',
    MultiPlanarExcitation: 'NO',
    PhaseContrast: 'NO',
    TimeOfFlightContrast: 'NO',
    SteadyStatePulseSequence: 'NONE',
    EchoPlanarPulseSequence: 'NO',
    SaturationRecovery: 'NO',
    SpectrallySelectedSuppression: 'NONE',
    OversamplingPhase: 'NONE',
    GeometryOfKSpaceTraversal: 'RECTILINEAR',
    RectilinearPhaseEncodeReordering: 'LINEAR',
    SegmentedKSpaceTraversal: 'SINGLE',
    NumberOfKSpaceTrajectories: 1,
    AcquisitionContextSequence: [],
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: `${visit.arc}.91.2` }],
    DimensionIndexSequence: [
      {
        DimensionOrganizationUID: `${visit.arc}.91.2`,
        DimensionIndexPointer: 0x00209057,
        FunctionalGroupPointer: 0x00209111,
      },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: '5', PixelSpacing: [spacing, spacing] }],
        PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
        FrameAnatomySequence: [
          { FrameLaterality: 'U', AnatomicRegionSequence: [code('12738006', 'SCT', 'Brain')] },
        ],
        PixelValueTransformationSequence: [{ RescaleIntercept: '0', RescaleSlope: '1', RescaleType: 'US' }],
        FrameVOILUTSequence: [{ WindowCenter: '500', WindowWidth: '1000' }],
        MRTimingAndRelatedParametersSequence: [
          {
            RepetitionTime: '4200',
            FlipAngle: '90',
            EchoTrainLength: '1',
            RFEchoTrainLength: 1,
            GradientEchoTrainLength: 0,
            SpecificAbsorptionRateSequence: [
              { SpecificAbsorptionRateDefinition: 'IEC_HEAD', SpecificAbsorptionRateValue: 0.8 },
            ],
            GradientOutputType: 'DB_DT',
            GradientOutput: 10,
            OperatingModeSequence: [{ OperatingModeType: 'STATIC FIELD', OperatingMode: 'IEC_NORMAL' }],
          },
        ],
        MRFOVGeometrySequence: [
          {
            InPlanePhaseEncodingDirection: 'ROW',
            MRAcquisitionFrequencyEncodingSteps: size,
            MRAcquisitionPhaseEncodingStepsInPlane: size,
            PercentSampling: '100',
            PercentPhaseFieldOfView: '100',
          },
        ],
        MREchoSequence: [{ EffectiveEchoTime: 98 }],
        MRModifierSequence: [
          {
            InversionRecovery: 'NO',
            FlowCompensation: 'NONE',
            Spoiling: 'NONE',
            T2Preparation: 'NO',
            SpectrallySelectedExcitation: 'NONE',
            SpatialPresaturation: 'NONE',
            PartialFourier: 'NO',
            ParallelAcquisition: 'NO',
          },
        ],
        MRImagingModifierSequence: [
          {
            MagnetizationTransfer: 'NONE',
            BloodSignalNulling: 'NO',
            Tagging: 'NONE',
            TransmitterFrequency: 123.2,
            PixelBandwidth: '200',
          },
        ],
        MRReceiveCoilSequence: [
          {
            ReceiveCoilName: 'HEAD 20',
            ReceiveCoilManufacturerName: '',
            ReceiveCoilType: 'MULTICOIL',
            QuadratureReceiveCoil: 'NO',
            MultiCoilDefinitionSequence: [{ MultiCoilElementName: 'H1', MultiCoilElementUsed: 'YES' }],
          },
        ],
        MRTransmitCoilSequence: [
          { TransmitCoilName: 'BODY', TransmitCoilManufacturerName: '', TransmitCoilType: 'BODY' },
        ],
        MRAveragesSequence: [{ NumberOfAverages: '1' }],
        MRImageFrameTypeSequence: [
          {
            FrameType: ['ORIGINAL', 'PRIMARY', 'T2', 'NONE'],
            PixelPresentation: 'MONOCHROME',
            VolumetricProperties: 'VOLUME',
            VolumeBasedCalculationTechnique: 'NONE',
            ComplexImageComponent: 'MAGNITUDE',
            AcquisitionContrast: 'T2',
          },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: zs.map((z, index) => ({
      FrameContentSequence: [
        {
          FrameAcquisitionNumber: 1,
          FrameReferenceDateTime: dateTime(visit, series.after + 12 * index),
          FrameAcquisitionDateTime: dateTime(visit, series.after + 12 * index),
          FrameAcquisitionDuration: 12,
          StackID: '1',
          InStackPositionNumber: index + 1,
          DimensionIndexValues: [index + 1],
          ...(index === 3 && {
            FrameComments: note`${mark('name', natural(visit.person), 'natural')} coughed`,
          }),
        },
      ],
      PlanePositionSequence: [{ ImagePositionPatient: [left, left, decimal(z * UNIT_MM)] }],
    })),
    NumberOfFrames: zs.length,
    ...pixelModule({ rows: size, columns: size, values }, { bits: 12 }),
  };
}
