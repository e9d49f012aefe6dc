import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildDataset, type BuildOptions, buildFile } from '../../src/dicom/build.ts';

/** A small CT instance of a fictional patient; `more` adds or replaces attributes. */
export function ctFile(more: BuildDataset = {}, options: BuildOptions = {}): Uint8Array {
  return buildFile(
    {
      SpecificCharacterSet: 'ISO_IR 192',
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: '1.2.3.4.1',
      StudyDate: '20240301',
      SeriesDate: '20240302',
      StudyTime: '101530',
      AccessionNumber: 'ACC778899',
      Modality: 'CT',
      Manufacturer: 'ACME',
      InstitutionName: 'Hilltop Hospital',
      ReferringPhysicianName: 'Okafor^Ngozi',
      StudyDescription: 'CT CHEST W CONTRAST',
      PatientName: 'Quibble^Zebedee',
      PatientID: 'QZ-004711',
      PatientBirthDate: '19500512',
      PatientSex: 'M',
      StudyInstanceUID: '1.2.3.4',
      SeriesInstanceUID: '1.2.3.4.0',
      StudyID: '1',
      SeriesNumber: 1,
      InstanceNumber: 1,
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: 4,
      Columns: 4,
      BitsAllocated: 16,
      BitsStored: 12,
      HighBit: 11,
      PixelRepresentation: 0,
      PixelData: new Uint8Array(32).map((_, index) => index),
      ...more,
    },
    options,
  );
}

/** `count` instances in series of 20, written below `folder`. */
export function writeSeries(folder: string, count: number, more: BuildDataset = {}): void {
  for (let instance = 0; instance < count; instance++) {
    const series = Math.floor(instance / 20);
    const path = join(folder, `series-${series}`, `image-${String(instance).padStart(5, '0')}.dcm`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      ctFile({
        SOPInstanceUID: `1.2.3.4.${series}.${instance + 1}`,
        SeriesInstanceUID: `1.2.3.4.${series}`,
        InstanceNumber: instance + 1,
        ...more,
      }),
    );
  }
}
