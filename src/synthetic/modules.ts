import { type Name, type Person, pad, timeOf } from './people.ts';
import type { PlantedDataset } from './planted.ts';

// The modules of PS3.3 that the objects of the cohort share, filled in.

/** One study of one patient, and who and what took part. */
export interface Visit {
  readonly person: Person;
  readonly charset: string | readonly string[] | undefined;
  readonly birthDate: string;
  readonly age: string;
  readonly date: string;
  /** Seconds after midnight when the study began. */
  readonly seconds: number;
  /** Time zone, `-0500`. */
  readonly zone: string;
  readonly accession: string;
  readonly studyId: string;
  readonly requestId: string;
  readonly referrer: Name;
  readonly operator: Name;
  readonly reader: Name;
  readonly hospital: string;
  readonly hospitalAddress: string;
  readonly station: string;
  readonly serial: string;
  /** Arc of the study: example arc, seed, patient, date, study; dates inside UIDs are as common as they are telling. */
  readonly arc: string;
}

export const natural = (name: Name): string => `${name.given} ${name.family}`;

export function patientModule(visit: Visit): PlantedDataset {
  const { person } = visit;
  return {
    ...(visit.charset !== undefined && { SpecificCharacterSet: visit.charset as string | readonly string[] }),
    PatientName: person.pn,
    PatientID: person.patientId,
    IssuerOfPatientID: visit.hospital,
    PatientBirthDate: visit.birthDate,
    PatientSex: person.sex,
    PatientAge: visit.age,
    OtherPatientIDsSequence: [{ PatientID: person.otherId, TypeOfPatientID: 'TEXT' }],
    PatientAddress: person.address,
    PatientTelephoneNumbers: person.phone,
  };
}

export function studyModule(visit: Visit, description: PlantedDataset[string]): PlantedDataset {
  return {
    StudyInstanceUID: `${visit.arc}.0`,
    StudyDate: visit.date,
    StudyTime: timeOf(visit.seconds),
    TimezoneOffsetFromUTC: visit.zone,
    ReferringPhysicianName: visit.referrer.pn,
    NameOfPhysiciansReadingStudy: visit.reader.pn,
    StudyID: visit.studyId,
    AccessionNumber: visit.accession,
    StudyDescription: description,
  };
}

/** A series: what it is, and when it started, in seconds after the study. */
export interface SeriesFacts {
  readonly modality: string;
  readonly number: number;
  readonly description: string;
  readonly after: number;
  readonly bodyPart?: string;
}

export function seriesModule(visit: Visit, series: SeriesFacts): PlantedDataset {
  return {
    Modality: series.modality,
    SeriesInstanceUID: seriesUid(visit, series.number),
    SeriesNumber: series.number,
    SeriesDate: visit.date,
    SeriesTime: timeOf(visit.seconds + series.after),
    SeriesDescription: series.description,
    OperatorsName: visit.operator.pn,
    ...(series.bodyPart !== undefined && { BodyPartExamined: series.bodyPart }),
  };
}

export function equipmentModule(visit: Visit, maker: string, model: string): PlantedDataset {
  return {
    Manufacturer: maker,
    ManufacturerModelName: model,
    InstitutionName: visit.hospital,
    InstitutionAddress: visit.hospitalAddress,
    StationName: visit.station,
    DeviceSerialNumber: visit.serial,
    SoftwareVersions: 'PHANTOM 1.0',
  };
}

/** SOP common and general image: the instance, its number and its times. */
export function instanceModule(
  visit: Visit,
  series: SeriesFacts,
  options: { sopClass: string; instance: number; imageType?: readonly string[] },
): PlantedDataset {
  const time = timeOf(visit.seconds + series.after + 2 * options.instance);
  return {
    SOPClassUID: options.sopClass,
    SOPInstanceUID: instanceUid(visit, series.number, options.instance),
    InstanceNumber: options.instance,
    InstanceCreationDate: visit.date,
    InstanceCreationTime: time,
    ContentDate: visit.date,
    ContentTime: time,
    ...(options.imageType && {
      ImageType: options.imageType,
      AcquisitionDate: visit.date,
      AcquisitionTime: time,
      AcquisitionNumber: 1,
    }),
  };
}

export function requestModule(visit: Visit, procedure: string): PlantedDataset {
  return {
    RequestAttributesSequence: [
      {
        RequestedProcedureID: visit.requestId,
        ScheduledProcedureStepID: visit.requestId,
        RequestedProcedureDescription: procedure,
        ScheduledProcedureStepDescription: procedure,
      },
    ],
  };
}

/** Axial planes: position and orientation in mm. */
export function planeModule(
  visit: Visit,
  geometry: { columns: number; rows: number; widthMm: number; z: number; thicknessMm: number; frame: number },
): PlantedDataset {
  const spacing = decimal(geometry.widthMm / geometry.columns);
  const left = decimal(-geometry.widthMm / 2 + Number(spacing) / 2);
  return {
    FrameOfReferenceUID: frameUid(visit, geometry.frame),
    PositionReferenceIndicator: '',
    PixelSpacing: [spacing, spacing],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    ImagePositionPatient: [left, left, decimal(geometry.z)],
    SliceLocation: decimal(geometry.z),
    SliceThickness: decimal(geometry.thicknessMm),
  };
}

export interface GreyPixels {
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint8Array | Uint16Array | Int16Array;
}

/** Image pixel module of one grey component. `data` replaces the native bytes when they are encoded. */
export function pixelModule(
  pixels: GreyPixels,
  options: { bits: number; photometric?: string; data?: PlantedDataset[string] },
): PlantedDataset {
  const { values } = pixels;
  const wide = values.BYTES_PER_ELEMENT * 8;
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: options.photometric ?? 'MONOCHROME2',
    Rows: pixels.rows,
    Columns: pixels.columns,
    BitsAllocated: wide,
    BitsStored: options.bits,
    HighBit: options.bits - 1,
    PixelRepresentation: values instanceof Int16Array ? 1 : 0,
    PixelData: options.data ?? littleEndian(values),
  };
}

/** The bytes of 16-bit values, least significant first, on every machine. */
export function littleEndian(values: Uint8Array | Uint16Array | Int16Array): Uint8Array {
  if (values instanceof Uint8Array) return values;
  const bytes = new Uint8Array(values.length * 2);
  for (const [index, value] of values.entries()) {
    bytes[2 * index] = value & 255;
    bytes[2 * index + 1] = (value >> 8) & 255;
  }
  return bytes;
}

export function code(value: string, scheme: string, meaning: string): PlantedDataset {
  return { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning };
}

export const seriesUid = (visit: Visit, series: number): string => `${visit.arc}.${series}.0`;
export const instanceUid = (visit: Visit, series: number, instance: number): string =>
  `${visit.arc}.${series}.${instance}`;
export const frameUid = (visit: Visit, frame: number): string => `${visit.arc}.90.${frame}`;

/** A DS value: at most three decimals. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A DT value with fraction and zone. */
export function dateTime(visit: Visit, after: number): string {
  return `${visit.date}${timeOf(visit.seconds + after)}.${pad((after * 7919) % 1000000, 6)}${visit.zone}`;
}

/** A date as people write it: `03/17/2024`. */
export function slashDate(date: string): string {
  return `${date.slice(4, 6)}/${date.slice(6)}/${date.slice(0, 4)}`;
}

/** A date as reports write it: `17 March 2024`. */
export function longDate(date: string): string {
  const months =
    'January February March April May June July August September October November December'.split(' ');
  return `${Number(date.slice(6))} ${months[Number(date.slice(4, 6)) - 1]} ${date.slice(0, 4)}`;
}
