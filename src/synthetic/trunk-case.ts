import {
  asJpeg2000,
  asRle,
  type Case,
  type CaseContext,
  cohortFile,
  levels,
  SYNTAX,
  toUint16,
} from './case.ts';
import {
  code,
  dateTime,
  decimal,
  equipmentModule,
  frameUid,
  type GreyPixels,
  instanceModule,
  instanceUid,
  longDate,
  natural,
  patientModule,
  pixelModule,
  planeModule,
  requestModule,
  type SeriesFacts,
  seriesModule,
  seriesUid,
  slashDate,
  studyModule,
  type Visit,
} from './modules.ts';
import { initialsOf } from './people.ts';
import { KIDNEYS, trunkCt } from './phantom-trunk.ts';
import { mark, note, type PlantedDataset, type PlantOptions } from './planted.ts';
import { cosine, sine } from './random.ts';
import { coverOf } from './raster.ts';

const SIZE = 160;
const WIDTH_MM = 400;
const UNIT_MM = 220;
const CT = '1.2.840.10008.5.1.4.1.1.2';

/**
 * Abdominal CT for kidney stones with everything that refers to it: structure set, segmentation, presentation state,
 * key object selection and report; and a follow-up CT 30 days later. The patient may well be called Stone.
 */
export const trunkCase: Case = function* (context) {
  const visit = context.visit(1, 0);
  const word = tellingWord(visit).toUpperCase();
  const whole = `${visit.person.family} ${visit.person.given}`.toUpperCase();
  const name = whole.length < 30 ? whole : visit.person.family.toUpperCase(); // LO has room for 64
  const description = note`CT CHEST ABDOMEN ${mark('decoy', `${word} PROTOCOL`, 'protocol name')} - ${mark('name', name, 'reversed upper')}`;
  const series: SeriesFacts = {
    modality: 'CT',
    number: 2,
    description: 'Chest abdomen venous 5.0',
    after: 60,
    bodyPart: 'ABDOMEN',
  };
  const slices = levels(context, 0.72, -0.9, 9);
  for (const [index, z] of slices.entries()) {
    const image = ctImage(context, visit, series, { z, index, description });
    yield cohortFile(
      context,
      `ct-abdomen/${String(index + 1).padStart(4, '0')}.dcm`,
      image.dataset,
      image.options,
    );
  }
  yield cohortFile(context, 'rtstruct.dcm', structureSet(visit, series, slices, description));
  yield cohortFile(context, 'seg.dcm', segmentation(visit, series, slices, description), {
    sequences: 'undefined',
    items: 'undefined',
  });
  yield cohortFile(context, 'presentation-state.dcm', presentationState(visit, series, description));
  yield cohortFile(context, 'key-objects.dcm', keyObjects(visit, series, description));
  yield cohortFile(context, 'report-sr.dcm', report(visit, series, description));

  const later = context.visit(2, 30);
  const followUp: SeriesFacts = {
    modality: 'CT',
    number: 2,
    description: 'Abdomen native 5.0',
    after: 45,
    bodyPart: 'ABDOMEN',
  };
  const earlier = note`CT ABDOMEN FOLLOW-UP, COMPARE ${mark('date', slashDate(visit.date), 'mm/dd/yyyy')}`;
  for (const [index, z] of levels(context, -0.4, -0.7, 3).entries()) {
    const image = ctImage(context, later, followUp, { z, index, description: earlier });
    const syntax = [SYNTAX.deflated, SYNTAX.bigEndian, SYNTAX.implicit][index % 3]!;
    yield cohortFile(context, `ct-follow-up/${String(index + 1).padStart(4, '0')}.dcm`, image.dataset, {
      syntax,
    });
  }
};

/** The word of radiology in the patient's name: `Stone` of Stone or Stone-Ashwick. */
function tellingWord(visit: Visit): string {
  return visit.person.family.split('-')[0]!;
}

/** One slice; every slice hides the patient in another place, the ninth starts over. */
function ctImage(
  context: CaseContext,
  visit: Visit,
  series: SeriesFacts,
  slice: { z: number; index: number; description: PlantedDataset[string] },
): { dataset: PlantedDataset; options: PlantOptions } {
  const pixels = context.drawing(`trunk-ct ${slice.z}`, () =>
    toUint16(trunkCt(SIZE, slice.z, { seed: context.seed, stone: true }), 1, 1024, 4095),
  );
  const base: PlantedDataset = {
    ...patientModule(visit),
    ...studyModule(visit, slice.description),
    ...seriesModule(visit, series),
    ...requestModule(visit, 'CT abdomen with contrast'),
    ...equipmentModule(visit, 'Imaginary Scanners', 'Roundabout 64'),
    ...instanceModule(visit, series, {
      sopClass: CT,
      instance: slice.index + 1,
      imageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    }),
    ...planeModule(visit, {
      columns: SIZE,
      rows: SIZE,
      widthMm: WIDTH_MM,
      z: slice.z * UNIT_MM,
      thicknessMm: 5,
      frame: 1,
    }),
    AcquisitionDateTime: dateTime(visit, series.after + 2 * slice.index),
    ProtocolName: note`${mark('decoy', `${tellingWord(visit)} protocol`, 'protocol name')}`,
    PatientPosition: 'HFS',
    KVP: '120',
    ExposureTime: '500',
    XRayTubeCurrent: '220',
    ConvolutionKernel: 'SOFT',
    RescaleIntercept: '-1024',
    RescaleSlope: '1',
    RescaleType: 'HU',
    WindowCenter: ['50', '-500'],
    WindowWidth: ['400', '1500'],
    ...pixelModule(pixels, { bits: 12 }),
  };
  const trap = slice.index % 9;
  return {
    dataset: { ...base, ...trapElements(context, visit, { pixels, z: slice.z, trap }) },
    options: trapOptions(visit, trap),
  };
}

function trapElements(
  context: CaseContext,
  visit: Visit,
  slice: { pixels: GreyPixels; z: number; trap: number },
): PlantedDataset {
  const { pixels, z, trap } = slice;
  const { person } = visit;
  const pn = mark('name', person.pn, 'pn');
  switch (trap) {
    case 1: // implicit VR: the VR of a private element is not in the file
      return {
        '(0021,"IMAGINARY WORKLIST",01)': {
          vr: 'LO',
          value: note`${mark('name', natural(person), 'natural')}`,
        },
        '(0021,"IMAGINARY WORKLIST",02)': {
          vr: 'SH',
          value: note`${mark('record-number', person.patientId, 'private')}`,
        },
        '(0021,"IMAGINARY WORKLIST",10)': {
          vr: 'SQ',
          value: [{ '(0021,"IMAGINARY WORKLIST",11)': { vr: 'PN', value: note`${pn}` } }],
        },
      };
    case 3:
      return { PixelData: context.drawing(`trunk-rle ${z}`, () => asRle(pixels)) };
    case 4:
      return { DataSetTrailingPadding: { vr: 'OB', value: note`${pn}                ` } };
    case 5: {
      const deepest = {
        RequestedProcedureComments: note`Call ${mark('name', natural(person), 'natural')} at ${mark('phone', person.phone, 'phone')} before ${mark('date', longDate(visit.date), 'd month yyyy')}`,
      };
      return {
        OriginalAttributesSequence: [
          {
            ModifiedAttributesSequence: [
              {
                PatientName: person.pn,
                PatientID: person.otherId,
                RequestAttributesSequence: [
                  {
                    ReferencedStudySequence: [
                      {
                        ReferencedSOPClassUID: '1.2.840.10008.3.1.2.3.1',
                        ReferencedSOPInstanceUID: `${visit.arc}.0`,
                        ...deepest,
                      },
                    ],
                  },
                ],
              },
            ],
            AttributeModificationDateTime: dateTime(visit, 900),
            ModifyingSystem: visit.station,
            SourceOfPreviousValues: '',
            ReasonForTheAttributeModification: 'CORRECT',
          },
        ],
      };
    }
    case 6:
      return { PixelData: context.drawing(`trunk-j2k ${z}`, () => asJpeg2000(pixels, 12)) };
    case 7:
      return {
        IrradiationEventUID: [`${visit.arc}.80.1`, `${visit.arc}.80.2`, `${visit.arc}.80.3`],
        ReferencedImageSequence: [
          { ReferencedSOPClassUID: CT, ReferencedSOPInstanceUID: instanceUid(visit, 2, 1) },
          { ReferencedSOPClassUID: CT, ReferencedSOPInstanceUID: instanceUid(visit, 2, 2) },
        ],
      };
    case 8:
      return {
        ImageComments: note`pt ${mark('name', initialsOf(person), 'initials')} (${mark('name', `${person.given}${person.family}`.toLowerCase(), 'glued lower')}) rescanned, MRN ${mark('record-number', person.patientId, 'in text')}`,
      };
    default:
      return {};
  }
}

function trapOptions(visit: Visit, trap: number): PlantOptions {
  const { person } = visit;
  if (trap === 0) return { preambleMark: mark('name', person.pn, 'pn') };
  if (trap === 1) return { syntax: SYNTAX.implicit };
  if (trap === 2)
    return {
      meta: {
        SourceApplicationEntityTitle: visit.station,
        PrivateInformationCreatorUID: '1.3.6.1.4.1.32473.0.7',
        PrivateInformation: note`${mark('name', person.pn, 'pn')}`,
      },
    };
  if (trap === 3) return { syntax: SYNTAX.rle };
  if (trap === 6) return { syntax: SYNTAX.jpeg2000 };
  if (trap === 7) return { sequences: 'undefined', items: 'undefined' };
  return {};
}

/** What every object that belongs to the CT study repeats. */
function derived(
  visit: Visit,
  series: SeriesFacts,
  description: PlantedDataset[string],
  sopClass: string,
): PlantedDataset {
  return {
    ...patientModule(visit),
    ...studyModule(visit, description),
    ...seriesModule(visit, series),
    ...equipmentModule(visit, 'Imaginary Workstations', 'Contour Desk'),
    ...instanceModule(visit, series, { sopClass, instance: 1 }),
  };
}

const reference = (visit: Visit, series: SeriesFacts, index: number): PlantedDataset => ({
  ReferencedSOPClassUID: CT,
  ReferencedSOPInstanceUID: instanceUid(visit, series.number, index + 1),
});

/** Outlines of both kidneys on every slice that shows them, in mm. */
function structureSet(
  visit: Visit,
  ct: SeriesFacts,
  slices: readonly number[],
  description: PlantedDataset[string],
): PlantedDataset {
  const series: SeriesFacts = { modality: 'RTSTRUCT', number: 5, description: 'Kidneys', after: 1800 };
  const contours = (kidney: number): PlantedDataset[] =>
    slices.flatMap((z, index) => {
      const outline = kidneyOutline(kidney, z);
      return outline.length === 0
        ? []
        : [
            {
              ContourImageSequence: [reference(visit, ct, index)],
              ContourGeometricType: 'CLOSED_PLANAR',
              NumberOfContourPoints: outline.length,
              ContourData: outline.flatMap(([x, y]) => [decimal(x), decimal(y), decimal(z * UNIT_MM)]),
            },
          ];
    });
  return {
    ...derived(visit, series, description, '1.2.840.10008.5.1.4.1.1.481.3'),
    StructureSetLabel: note`KIDNEYS ${mark('name', initialsOf(visit.person), 'initials')}`,
    StructureSetName: note`Kidneys of ${mark('name', natural(visit.person), 'natural')}`,
    StructureSetDate: visit.date,
    StructureSetTime: '120000',
    FrameOfReferenceUID: frameUid(visit, 1),
    PositionReferenceIndicator: '',
    ReferencedFrameOfReferenceSequence: [
      {
        FrameOfReferenceUID: frameUid(visit, 1),
        RTReferencedStudySequence: [
          {
            ReferencedSOPClassUID: '1.2.840.10008.3.1.2.3.1',
            ReferencedSOPInstanceUID: `${visit.arc}.0`,
            RTReferencedSeriesSequence: [
              {
                SeriesInstanceUID: seriesUid(visit, ct.number),
                ContourImageSequence: slices.map((_, index) => reference(visit, ct, index)),
              },
            ],
          },
        ],
      },
    ],
    StructureSetROISequence: ['Kidney right', 'Kidney left'].map((name, index) => ({
      ROINumber: index + 1,
      ReferencedFrameOfReferenceUID: frameUid(visit, 1),
      ROIName: name,
      ROIGenerationAlgorithm: 'MANUAL',
    })),
    ROIContourSequence: [0, 1].map((kidney) => ({
      ROIDisplayColor: kidney === 0 ? [255, 128, 0] : [0, 160, 255],
      ReferencedROINumber: kidney + 1,
      ...(contours(kidney).length > 0 && { ContourSequence: contours(kidney) }),
    })),
    RTROIObservationsSequence: [1, 2].map((roi) => ({
      ObservationNumber: roi,
      ReferencedROINumber: roi,
      RTROIInterpretedType: 'ORGAN',
      ROIInterpreter: visit.reader.pn,
    })),
    ApprovalStatus: 'APPROVED',
    ReviewDate: visit.date,
    ReviewTime: '123000',
    ReviewerName: visit.reader.pn,
  };
}

/** The cut of the kidney's ellipsoid as a polygon of 24 points; empty where the slice misses it. */
function kidneyOutline(kidney: number, z: number): [number, number][] {
  const shape = KIDNEYS[kidney]!;
  const cover = coverOf({ ...shape, rough: 0 }, { columns: 512, z });
  if (cover(shape.x, shape.y) < 0.5) return [];
  return Array.from({ length: 24 }, (_, k) => {
    const angle = (k * 6.283185307) / 24;
    let inside = 0;
    let outside = 0.4;
    for (let step = 0; step < 12; step++) {
      const middle = (inside + outside) / 2;
      const isIn = cover(shape.x + middle * cosine(angle), shape.y + middle * sine(angle)) > 0.5;
      if (isIn) inside = middle;
      else outside = middle;
    }
    const mm = WIDTH_MM / 2;
    return [(shape.x + inside * cosine(angle)) * mm, (shape.y + inside * sine(angle)) * mm];
  });
}

/** A binary segmentation of the kidneys: one bit a pixel, one frame a slice. */
function segmentation(
  visit: Visit,
  ct: SeriesFacts,
  slices: readonly number[],
  description: PlantedDataset[string],
): PlantedDataset {
  const series: SeriesFacts = { modality: 'SEG', number: 6, description: 'Kidney segmentation', after: 2400 };
  const shown = slices
    .map((z, index) => ({ z, index }))
    .filter(({ z }) => [0, 1].some((kidney) => kidneyOutline(kidney, z).length > 0));
  const frames = shown.length > 0 ? shown : [{ z: slices[0]!, index: 0 }];
  const bits = new Uint8Array(Math.ceil((frames.length * SIZE * SIZE) / 8));
  for (const [frame, { z }] of frames.entries()) {
    const covers = KIDNEYS.map((shape) => coverOf({ ...shape, rough: 0 }, { columns: SIZE, z }));
    for (let index = 0; index < SIZE * SIZE; index++) {
      const x = ((index % SIZE) + 0.5) / (SIZE / 2) - 1;
      const y = (Math.floor(index / SIZE) + 0.5) / (SIZE / 2) - 1;
      const at = frame * SIZE * SIZE + index;
      if (covers.some((cover) => cover(x, y) > 0.5)) bits[at >> 3]! |= 1 << (at & 7);
    }
  }
  const spacing = decimal(WIDTH_MM / SIZE);
  const left = decimal(-WIDTH_MM / 2 + Number(spacing) / 2);
  return {
    ...derived(visit, series, description, '1.2.840.10008.5.1.4.1.1.66.4'),
    ImageType: ['DERIVED', 'PRIMARY'],
    ContentLabel: 'KIDNEYS',
    ContentDescription: note`Kidneys, ${mark('name', visit.person.family.toUpperCase(), 'family name upper')}`,
    ContentCreatorName: visit.reader.pn,
    FrameOfReferenceUID: frameUid(visit, 1),
    PositionReferenceIndicator: '',
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    SegmentSequence: [
      {
        SegmentNumber: 1,
        SegmentLabel: 'Kidney',
        SegmentAlgorithmType: 'MANUAL',
        SegmentedPropertyCategoryCodeSequence: [code('123037004', 'SCT', 'Anatomical Structure')],
        SegmentedPropertyTypeCodeSequence: [code('64033007', 'SCT', 'Kidney')],
      },
    ],
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: `${visit.arc}.91.1` }],
    DimensionIndexSequence: [
      {
        DimensionOrganizationUID: `${visit.arc}.91.1`,
        DimensionIndexPointer: 0x00200032,
        FunctionalGroupPointer: 0x00209113,
      },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: '5', PixelSpacing: [spacing, spacing] }],
        PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
        SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }],
      },
    ],
    PerFrameFunctionalGroupsSequence: frames.map(({ z, index }, frame) => ({
      FrameContentSequence: [{ DimensionIndexValues: [frame + 1] }],
      PlanePositionSequence: [{ ImagePositionPatient: [left, left, decimal(z * UNIT_MM)] }],
      DerivationImageSequence: [
        {
          DerivationCodeSequence: [code('113076', 'DCM', 'Segmentation')],
          SourceImageSequence: [
            {
              ...reference(visit, ct, index),
              PurposeOfReferenceCodeSequence: [
                code('121322', 'DCM', 'Source image for image processing operation'),
              ],
            },
          ],
        },
      ],
    })),
    ReferencedSeriesSequence: [
      {
        SeriesInstanceUID: seriesUid(visit, ct.number),
        ReferencedInstanceSequence: frames.map(({ index }) => reference(visit, ct, index)),
      },
    ],
    NumberOfFrames: frames.length,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: SIZE,
    Columns: SIZE,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    PixelData: { vr: 'OB', value: bits },
  };
}

/** A greyscale presentation state whose text annotation names the patient. */
function presentationState(
  visit: Visit,
  ct: SeriesFacts,
  description: PlantedDataset[string],
): PlantedDataset {
  const series: SeriesFacts = {
    modality: 'PR',
    number: 7,
    description: 'Annotated',
    after: 2700,
    bodyPart: 'ABDOMEN',
  };
  return {
    ...derived(visit, series, description, '1.2.840.10008.5.1.4.1.1.11.1'),
    PresentationCreationDate: visit.date,
    PresentationCreationTime: '131500',
    ContentLabel: 'ARROW',
    ContentDescription: note`Arrow at the ${mark('decoy', 'stone', 'word')}`,
    ContentCreatorName: visit.reader.pn,
    ReferencedSeriesSequence: [
      { SeriesInstanceUID: seriesUid(visit, ct.number), ReferencedImageSequence: [reference(visit, ct, 7)] },
    ],
    DisplayedAreaSelectionSequence: [
      {
        ReferencedImageSequence: [reference(visit, ct, 7)],
        DisplayedAreaTopLeftHandCorner: [1, 1],
        DisplayedAreaBottomRightHandCorner: [SIZE, SIZE],
        PresentationSizeMode: 'SCALE TO FIT',
        PresentationPixelAspectRatio: [1, 1],
      },
    ],
    GraphicLayerSequence: [{ GraphicLayer: 'NOTES', GraphicLayerOrder: 1 }],
    GraphicAnnotationSequence: [
      {
        ReferencedImageSequence: [reference(visit, ct, 7)],
        GraphicLayer: 'NOTES',
        TextObjectSequence: [
          {
            UnformattedTextValue: note`${mark('decoy', 'Stone', 'word')} in the right kidney of ${mark('name', natural(visit.person), 'natural')}, seen ${mark('date', longDate(visit.date), 'd month yyyy')}`,
            AnchorPointAnnotationUnits: 'PIXEL',
            AnchorPoint: [50, 96],
            AnchorPointVisibility: 'Y',
          },
        ],
      },
    ],
    SoftcopyVOILUTSequence: [{ WindowCenter: '300', WindowWidth: '1500' }],
    PresentationLUTShape: 'IDENTITY',
  };
}

/** Evidence: the instances that a document speaks of (PS3.3 C.17.2). */
function evidence(visit: Visit, ct: SeriesFacts, indexes: readonly number[]): PlantedDataset {
  return {
    CurrentRequestedProcedureEvidenceSequence: [
      {
        StudyInstanceUID: `${visit.arc}.0`,
        ReferencedSeriesSequence: [
          {
            SeriesInstanceUID: seriesUid(visit, ct.number),
            ReferencedSOPSequence: indexes.map((index) => reference(visit, ct, index)),
          },
        ],
      },
    ],
  };
}

const item = (
  relationship: string,
  type: string,
  name: PlantedDataset,
  rest: PlantedDataset,
): PlantedDataset => ({
  RelationshipType: relationship,
  ValueType: type,
  ConceptNameCodeSequence: [name],
  ...rest,
});

function keyObjects(visit: Visit, ct: SeriesFacts, description: PlantedDataset[string]): PlantedDataset {
  const series: SeriesFacts = { modality: 'KO', number: 8, description: 'Key images', after: 2900 };
  return {
    ...derived(visit, series, description, '1.2.840.10008.5.1.4.1.1.88.59'),
    ReferencedPerformedProcedureStepSequence: [],
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [code('113000', 'DCM', 'Of Interest')],
    ContinuityOfContent: 'SEPARATE',
    ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '2010' }],
    ...evidence(visit, ct, [7]),
    ContentSequence: [
      item('CONTAINS', 'TEXT', code('113012', 'DCM', 'Key Object Description'), {
        TextValue: note`Show to Dr ${mark('staff-name', visit.referrer.family, 'after title')}; patient ${mark('name', visit.person.family, 'family name')} waits in room 4`,
      }),
      { RelationshipType: 'CONTAINS', ValueType: 'IMAGE', ReferencedSOPSequence: [reference(visit, ct, 7)] },
    ],
  };
}

/** A basic text report: the name in running text, a date in free text, a PNAME item, and text four sequences deep. */
function report(visit: Visit, ct: SeriesFacts, description: PlantedDataset[string]): PlantedDataset {
  const series: SeriesFacts = { modality: 'SR', number: 9, description: 'Report', after: 5400 };
  const { person } = visit;
  const text = (name: PlantedDataset, value: PlantedDataset[string], more: PlantedDataset = {}) =>
    item('CONTAINS', 'TEXT', name, { TextValue: value, ...more });
  const section = (name: PlantedDataset, children: PlantedDataset[]): PlantedDataset =>
    item('CONTAINS', 'CONTAINER', name, { ContinuityOfContent: 'SEPARATE', ContentSequence: children });
  return {
    ...derived(visit, series, description, '1.2.840.10008.5.1.4.1.1.88.11'),
    ReferencedPerformedProcedureStepSequence: [],
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'VERIFIED',
    VerifyingObserverSequence: [
      {
        VerifyingOrganization: note`${mark('institution', visit.hospital, 'lo')}`,
        VerificationDateTime: dateTime(visit, 6000),
        VerifyingObserverName: visit.reader.pn,
        VerifyingObserverIdentificationCodeSequence: [],
      },
    ],
    PerformedProcedureCodeSequence: [],
    ...evidence(visit, ct, [7]),
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [code('18747-6', 'LN', 'CT Report')],
    ContinuityOfContent: 'SEPARATE',
    ContentSequence: [
      item('HAS OBS CONTEXT', 'PNAME', code('121008', 'DCM', 'Person Observer Name'), {
        PersonName: visit.reader.pn,
      }),
      item('HAS OBS CONTEXT', 'UIDREF', code('121018', 'DCM', 'Procedure Study Instance UID'), {
        UID: `${visit.arc}.0`,
      }),
      section(code('121060', 'DCM', 'History'), [
        text(
          code('121060', 'DCM', 'History'),
          note`Mr. ${mark('name', person.family, 'after title')} (born ${mark('date', slashDate(visit.birthDate), 'mm/dd/yyyy')}) of ${mark('address', person.address, 'in text')} was seen by Dr. ${mark('staff-name', natural(visit.referrer), 'natural')}.`,
        ),
      ]),
      section(code('121070', 'DCM', 'Findings'), [
        text(
          code('121071', 'DCM', 'Finding'),
          note`A 9 mm ${mark('decoy', 'stone', 'word')} in the right kidney. Liver and spleen are normal.`,
          {
            ContentSequence: [
              item('INFERRED FROM', 'TEXT', code('121071', 'DCM', 'Finding'), {
                TextValue: note`Compared with the study of ${mark('name', `${person.family}, ${person.given}`, 'comma')} outside, MRN ${mark('record-number', person.patientId, 'in text')}`,
                ContentSequence: [
                  item('INFERRED FROM', 'TEXT', code('121071', 'DCM', 'Finding'), {
                    TextValue: note`The earlier report calls him ${mark('name', `${person.given.toUpperCase()} ${person.family.toUpperCase()}`, 'natural upper')}`,
                  }),
                ],
              }),
            ],
          },
        ),
      ]),
      section(code('121072', 'DCM', 'Impressions'), [
        text(
          code('121073', 'DCM', 'Impression'),
          note`Kidney ${mark('decoy', 'stone', 'word')}. Please call ${mark('phone', person.phone, 'in text')} or write to ${mark('email', person.email, 'in text')}. Control after 30 days.`,
        ),
      ]),
    ],
  };
}
