import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset } from '../../src/dicom/build.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { asciiValue } from '../../src/dicom/value.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { ctFile } from '../support/patients.ts';

const DAY_MS = 86_400_000;
const day = fc.integer({ min: Date.UTC(1930, 0, 1) / DAY_MS, max: Date.UTC(2030, 0, 1) / DAY_MS });
const textOf = (days: number): string =>
  new Date(days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
const daysOf = (text: string): number =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8))) / DAY_MS;
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
const zone = fc.constantFrom('', '+0100', '-0800');

/** Every date of a file in the order of its elements: DA and the date part of DT, several values and nested ones too. */
function datesOf(bytes: Uint8Array): number[] {
  const file: Dicom = readDicom(bytes);
  const skipped = new Set([0x00100030]);
  return file.elements
    .filter(({ vr, tag }) => (vr === 0x4441 || vr === 0x4454) && !skipped.has(tag))
    .flatMap((element) => asciiValue(file, element).split('\\'))
    .filter((text) => text !== '')
    .map(daysOf);
}

const restOf = (bytes: Uint8Array): string[] => {
  const file = readDicom(bytes);
  return file.elements
    .filter(({ vr }) => vr === 0x4454 || vr === 0x544d)
    .map((element) => {
      const text = asciiValue(file, element);
      return element.vr === 0x4454 ? text.slice(8) : text;
    });
};

describe('the dates of a patient under research', () => {
  it('all move by the same days: DA, DT with zone, several values, nested and private; times and zones stay', () => {
    const research = builtinProfile('research');
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 8, maxLength: 8 }),
        clock,
        zone,
        fc.integer({ min: 1, max: 9999 }),
        (days, time, offset, patient) => {
          const [a, b, c, d, e, f, g, h] = days.map(textOf) as [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ];
          const dates: BuildDataset = {
            PatientID: `ID-${patient}`,
            StudyDate: a,
            StudyTime: time,
            SeriesDate: b,
            AcquisitionDate: c,
            AcquisitionDateTime: `${d}${time}.123456${offset}`,
            ContentDate: e,
            ContentTime: time,
            DateOfSecondaryCapture: f,
            CalibrationDateTime: undefined,
            RadiopharmaceuticalInformationSequence: [
              {
                RadiopharmaceuticalStartDateTime: `${g}${time}${offset}`,
                RadiopharmaceuticalStopDateTime: `${a}${time}`,
              },
            ],
            DateOfLastCalibration: [h, b],
            '(0009,"GEMS_PETD_01",0D)': { vr: 'DT', value: `${f}${time}.00` },
          };
          const before = ctFile(dates);
          const { chunks } = deidentify(before, research, DEMO_KEY);
          const after = Buffer.concat(chunks);
          const old = datesOf(before);
          const fresh = datesOf(after);
          expect(fresh).toHaveLength(old.length);
          const moved = fresh.map((each, index) => each - old[index]!);
          expect(new Set(moved).size).toBe(1);
          expect(moved[0]).toBeLessThan(0);
          expect(restOf(after)).toEqual(restOf(before));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('move by other days for another patient, and by the same for the same patient in another file', () => {
    const moved = (patient: string): number => {
      const { chunks } = deidentify(ctFile({ PatientID: patient }), builtinProfile('research'), DEMO_KEY);
      return datesOf(Buffer.concat(chunks))[0]! - daysOf('20240301');
    };
    expect(moved('A-1')).toBe(moved('A-1'));
    expect(moved('A-1')).not.toBe(moved('A-2'));
  });
});
