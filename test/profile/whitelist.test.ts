import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset, BuildValue } from '../../src/dicom/build.ts';
import { lookupKeyword } from '../../src/dicom/dictionary.ts';
import { type DicomJson, toDicomJson } from '../../src/dicom/json.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { tagToHex } from '../../src/dicom/tag.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { ctFile } from '../support/patients.ts';

const CLASS = '1.2.840.10008.5.1.4.1.1';

function outputOf(more: BuildDataset): DicomJson {
  const bytes = Buffer.concat(deidentify(ctFile(more), builtinProfile('whitelist'), DEMO_KEY).chunks);
  return toDicomJson(readDicom(bytes));
}

/** First value along a path of keywords, through first items. */
function at(dataset: DicomJson, ...path: string[]): unknown {
  const [keyword, ...rest] = path;
  const first = dataset[tagToHex(lookupKeyword(keyword!)!.tag)]?.Value?.[0];
  return rest.length === 0 || first === undefined ? first : at(first as DicomJson, ...rest);
}

const has = (dataset: DicomJson, keyword: string): boolean =>
  tagToHex(lookupKeyword(keyword)!.tag) in dataset;

const INJECTED = 'RadiopharmaceuticalInformationSequence';

describe('PET after the whitelist', () => {
  const pet = {
    SOPClassUID: `${CLASS}.128`,
    Modality: 'PT',
    Units: 'BQML',
    DecayCorrection: 'START',
    PatientWeight: '70',
    SeriesDate: '20240302',
    SeriesTime: '003000',
    AcquisitionDate: '20240302',
    AcquisitionTime: '003010.5',
    ContentDate: '20240302',
    ContentTime: '010000',
    [INJECTED]: [
      {
        RadiopharmaceuticalStartTime: '233000',
        RadiopharmaceuticalStartDateTime: '20240301233000.25',
        RadionuclideTotalDose: '370000000',
        RadionuclideHalfLife: '6586.2',
        RadionuclideCodeSequence: [
          { CodeValue: 'C-111A1', CodingSchemeDesignator: 'SRT', CodeMeaning: '^18^Fluorine' },
        ],
      },
    ],
  };

  const secondsOf = (date: unknown, time: unknown): number => {
    const [day, clock] = [String(date), String(time)];
    const [years, months, days] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)];
    return (
      Date.UTC(Number(years), Number(months) - 1, Number(days)) / 1000 +
      Number(clock.slice(0, 2)) * 3600 +
      Number(clock.slice(2, 4)) * 60 +
      Number(clock.slice(4))
    );
  };
  const injectedAt = (dataset: DicomJson): number => {
    const text = String(at(dataset, INJECTED, 'RadiopharmaceuticalStartDateTime'));
    return secondsOf(text.slice(0, 8), text.slice(8));
  };

  it('has the uptake that it had, also when the injection was before midnight', () => {
    const output = outputOf(pet);
    const scanned = secondsOf(at(output, 'SeriesDate'), at(output, 'SeriesTime'));
    expect(scanned - injectedAt(output)).toBe(3600 - 0.25);
    expect(at(output, INJECTED, 'RadiopharmaceuticalStartTime')).toBe('233000');
    expect(Number(at(output, INJECTED, 'RadionuclideTotalDose'))).toBe(370000000);
    expect(Number(at(output, INJECTED, 'RadionuclideHalfLife'))).toBe(6586.2);
    expect(Number(at(output, 'PatientWeight'))).toBe(70);
    expect(at(output, INJECTED, 'RadionuclideCodeSequence', 'CodeMeaning')).toBe('^18^Fluorine');
  });

  it('has dates that moved by one number of days, and none of the original ones', () => {
    const output = outputOf(pet);
    const dates = ['SeriesDate', 'AcquisitionDate', 'ContentDate'].map((keyword) => at(output, keyword));
    expect(new Set(dates).size).toBe(1);
    expect(JSON.stringify(output)).not.toMatch(/2024030[12]/);
    expect(output['00280303']?.Value).toEqual(['MODIFIED']);
    // the day of the study is for nobody to need
    expect(at(output, 'StudyDate')).toBeUndefined();
  });

  it('has them also where every frame has its own', () => {
    const output = outputOf({
      ...pet,
      SOPClassUID: `${CLASS}.130`,
      AcquisitionDateTime: '20240302003000',
      DecayCorrectionDateTime: '20240302003000',
      PerFrameFunctionalGroupsSequence: [
        {
          FrameContentSequence: [
            { FrameReferenceDateTime: '20240302003130', FrameAcquisitionDateTime: '20240302003100' },
          ],
        },
      ],
    });
    const frame = ['PerFrameFunctionalGroupsSequence', 'FrameContentSequence'];
    const times = ['AcquisitionDateTime', 'DecayCorrectionDateTime'].map((keyword) => at(output, keyword));
    for (const keyword of ['FrameReferenceDateTime', 'FrameAcquisitionDateTime'])
      times.push(at(output, ...frame, keyword));
    const seconds = times.map(
      (text) => secondsOf(String(text).slice(0, 8), String(text).slice(8)) - injectedAt(output),
    );
    expect(seconds).toEqual([3599.75, 3599.75, 3689.75, 3659.75]);
  });

  it('has the factor without which counts of Philips are no quantities', () => {
    const output = outputOf({
      ...pet,
      Units: 'CNTS',
      '(7053,"Philips PET Private Group",00)': { vr: 'DS', value: '0.00069' },
      '(7053,"Philips PET Private Group",03)': { vr: 'LO', value: 'Quibble' },
    });
    expect(output['70531000']?.Value).toEqual([0.00069]);
    expect(output['70531003']).toBeUndefined();
  });
});

it('other images have no date after the whitelist but the ones that are everybody’s', () => {
  const output = outputOf({
    AcquisitionDate: '20240302',
    AcquisitionTime: '101010',
    ContentDate: '20240302',
  });
  expect(
    ['SeriesDate', 'AcquisitionDate', 'AcquisitionTime'].filter((keyword) => has(output, keyword)),
  ).toEqual([]);
  expect(at(output, 'ContentDate')).toBe('19000101');
});

describe('references after the whitelist', () => {
  const image = at(outputOf({}), 'SOPInstanceUID');
  const one = { ReferencedSOPClassUID: `${CLASS}.2`, ReferencedSOPInstanceUID: '1.2.3.4.1' };
  it.each<[string, BuildDataset, string[]]>([
    [
      'a dose to its plan',
      { SOPClassUID: `${CLASS}.481.2`, ReferencedRTPlanSequence: [one] },
      ['ReferencedRTPlanSequence'],
    ],
    [
      'a plan to its structure set',
      { SOPClassUID: `${CLASS}.481.5`, ReferencedStructureSetSequence: [one] },
      ['ReferencedStructureSetSequence'],
    ],
    [
      'a segmentation to its images',
      { SOPClassUID: `${CLASS}.66.4`, ReferencedSeriesSequence: [{ ReferencedInstanceSequence: [one] }] },
      ['ReferencedSeriesSequence', 'ReferencedInstanceSequence'],
    ],
    [
      'a presentation state to its images',
      { SOPClassUID: `${CLASS}.11.1`, ReferencedSeriesSequence: [{ ReferencedImageSequence: [one] }] },
      ['ReferencedSeriesSequence', 'ReferencedImageSequence'],
    ],
    [
      'a report to its images',
      {
        SOPClassUID: `${CLASS}.88.33`,
        ContentSequence: [{ ValueType: 'IMAGE', ReferencedSOPSequence: [one] }],
      },
      ['ContentSequence', 'ReferencedSOPSequence'],
    ],
    ['an image to the one that it was made from', { SourceImageSequence: [one] }, ['SourceImageSequence']],
  ])('lead from %s', (_, more, path) => {
    const output = outputOf({ ...more, SOPInstanceUID: '1.2.3.4.2' });
    expect(at(output, ...path, 'ReferencedSOPInstanceUID')).toBe(image);
    expect(at(output, ...path, 'ReferencedSOPClassUID')).toBe(`${CLASS}.2`);
  });
});

describe('what is written in an object after the whitelist', () => {
  const text = (more: BuildDataset): string => JSON.stringify(outputOf(more));

  it('is a measurement, a code and a name of a region, and no name of a person', () => {
    const output = outputOf({
      SOPClassUID: `${CLASS}.88.33`,
      Modality: 'SR',
      ValueType: 'CONTAINER',
      ContentSequence: [
        {
          ValueType: 'NUM',
          ConceptNameCodeSequence: [
            { CodeValue: '410668003', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Length' },
          ],
          MeasuredValueSequence: [{ NumericValue: '12.5' }],
        },
        { ValueType: 'TEXT', TextValue: 'Lesion of the liver, told to Zebedee Quibble on 2024-03-01' },
        { ValueType: 'PNAME', PersonName: 'Okafor^Ngozi' },
      ],
    });
    expect(Number(at(output, 'ContentSequence', 'MeasuredValueSequence', 'NumericValue'))).toBe(12.5);
    expect(at(output, 'ContentSequence', 'ConceptNameCodeSequence', 'CodeMeaning')).toBe('Length');
    expect(JSON.stringify(output)).toContain('Lesion of the liver');
    expect(JSON.stringify(output)).not.toMatch(/Quibble|Zebedee|Okafor|Ngozi|2024-03-01/);
  });

  it('is the name of a structure', () => {
    const output = text({
      SOPClassUID: `${CLASS}.481.3`,
      StructureSetROISequence: [{ ROINumber: 1, ROIName: 'Liver Quibble' }],
    });
    expect(output).toContain('"Liver');
    expect(output).not.toContain('Quibble');
  });

  it('is no meaning of a code that the hospital made up', () => {
    const code = (scheme: string): string =>
      text({
        AnatomicRegionSequence: [
          { CodeValue: '9', CodingSchemeDesignator: scheme, CodeMeaning: 'Chest by Hartmann' },
        ],
      });
    expect(code('99LOCAL')).not.toContain('Hartmann');
    expect(code('SCT')).toContain('Hartmann');
  });

  it('is an annotation without names', () => {
    const output = text({
      SOPClassUID: `${CLASS}.11.1`,
      Modality: 'PR',
      GraphicAnnotationSequence: [
        { GraphicLayer: 'ONE', TextObjectSequence: [{ UnformattedTextValue: 'lesion, Quibble' }] },
      ],
    });
    expect(output).toContain('lesion');
    expect(output).not.toContain('Quibble');
  });
});

it('the waves of a heart stay after the whitelist, those of a voice go', () => {
  const wave = (Modality: string): DicomJson =>
    outputOf({ Modality, WaveformSequence: [{ NumberOfWaveformChannels: 1, SamplingFrequency: '500' }] });
  expect(Number(at(wave('ECG'), 'WaveformSequence', 'SamplingFrequency'))).toBe(500);
  expect(has(wave('AU'), 'WaveformSequence')).toBe(false);
});

it('diffusion keeps its b-value where only a private attribute has it', () => {
  const output = outputOf({
    SOPClassUID: `${CLASS}.4`,
    Modality: 'MR',
    '(0019,"SIEMENS MR HEADER",0C)': { vr: 'IS', value: '800' },
  });
  expect(output['0019100C']?.Value).toEqual([800]);
});

describe('in the place of a b-value after the whitelist', () => {
  it.each<[string, BuildValue]>([
    ['LO', 'Okafor Ngozi'],
    ['UT', 'seen by Okafor'],
    ['DA', '20240302'],
    ['TM', '101010'],
    ['AS', '093Y'],
    ['AE', 'OKAFOR'],
  ])('no %s stays', (vr, value) => {
    const attributes = { '(0019,"SIEMENS MR HEADER",0C)': { vr, value } };
    const output = outputOf({
      SOPClassUID: `${CLASS}.4`,
      Modality: 'MR',
      ...attributes,
      SharedFunctionalGroupsSequence: [attributes],
    });
    expect(output['0019100C']).toBeUndefined();
    expect(JSON.stringify(output)).not.toContain(value);
  });
});

it.each(['whitelist', 'research'])(
  'an age that selects images is capped after %s as that of the patient',
  (name) => {
    const file = ctFile({
      SOPClassUID: `${CLASS}.11.1`,
      AdvancedBlendingSequence: [{ SelectorASValue: '093Y' }],
    });
    const output = Buffer.concat(deidentify(file, builtinProfile(name), DEMO_KEY).chunks);
    const dataset = toDicomJson(readDicom(output));
    expect(at(dataset, 'AdvancedBlendingSequence', 'SelectorASValue')).toBe('090Y');
  },
);

describe('inside of what the whitelist keeps', () => {
  it('is no ethnic group', () => {
    const output = outputOf({ SegmentSequence: [{ SegmentNumber: 1, EthnicGroup: 'of Quokkaland' }] });
    expect(at(output, 'SegmentSequence', 'SegmentNumber')).toBe(1);
    expect(at(output, 'SegmentSequence', 'EthnicGroup')).toBeUndefined();
  });

  it.each(['ReferencedImageSequence', 'SourceImageSequence'])(
    'a reference of %s has no text but its codes',
    (sequence) => {
      const code = { CodeValue: '121322', CodingSchemeDesignator: 'DCM', CodeMeaning: 'Source image' };
      const output = outputOf({
        [sequence]: [
          {
            ReferencedSOPClassUID: `${CLASS}.2`,
            ReferencedSOPInstanceUID: '1.2.3.4.1',
            PurposeOfReferenceCodeSequence: [code],
            ImplantName: 'Dr. Quokkaby',
            PatientSupportID: 'Quokkaby',
          },
        ],
      });
      expect(at(output, sequence, 'PurposeOfReferenceCodeSequence', 'CodeMeaning')).toBe('Source image');
      expect(at(output, sequence, 'ReferencedSOPClassUID')).toBe(`${CLASS}.2`);
      expect(JSON.stringify(output)).not.toContain('Quokkaby');
    },
  );
});
