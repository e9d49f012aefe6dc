import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import type { BuildDataset } from '../../src/dicom/build.ts';
import { lookupKeyword } from '../../src/dicom/dictionary.ts';
import { vrCode } from '../../src/dicom/vr.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { isFreeText } from '../../src/profile/free-text.ts';
import { ctFile } from '../support/patients.ts';

const outputOf = (more: BuildDataset, profile: string): string =>
  Buffer.concat(deidentify(ctFile(more), builtinProfile(profile), DEMO_KEY).chunks).toString('latin1');

it('what a person typed is free text, what a machine wrote is not', () => {
  const judge = (keyword: string): boolean => {
    const { tag, vr } = lookupKeyword(keyword)!;
    return isFreeText(tag, vrCode(vr));
  };
  const typed =
    'SegmentLabel SegmentDescription FrameLabel UnformattedTextValue OverlayLabel OverlayDescription BeamName DoseComment RTImageLabel LUTExplanation TrackingID RetrieveURL DocumentTitle';
  const written =
    'Manufacturer ManufacturerModelName SoftwareVersions ConvolutionKernel SequenceName CodeValue CodeMeaning CodingSchemeDesignator CodingSchemeName ReceiveCoilName AlgorithmName SOPClassUID Modality KVP ImagedNucleus';
  expect(typed.split(' ').filter((keyword) => !judge(keyword))).toEqual([]);
  expect(written.split(' ').filter(judge)).toEqual([]);
});

describe('a label that the table does not list', () => {
  const segment = (label: string): BuildDataset => ({
    SegmentSequence: [{ SegmentLabel: label, SegmentNumber: 1 }],
  });

  it('keeps its imaging words; one of which nothing is left becomes a stand-in, as it is Type 1', () => {
    expect(outputOf(segment('Left kidney (Hartmann)'), 'research')).toContain('Left kidney');
    expect(outputOf(segment('Left kidney (Hartmann)'), 'research')).not.toContain('Hartmann');
    expect(outputOf(segment('Hartmann'), 'research')).toContain('ANONYMIZED');
  });

  it('is cleaned in a sequence that the whitelist keeps, and stays with the Basic Profile, which has no such option', () => {
    expect(outputOf(segment('Liver Hartmann'), 'whitelist')).not.toContain('Hartmann');
    expect(outputOf(segment('Liver Hartmann'), 'basic')).toContain('Liver Hartmann');
  });
});

describe('the meaning of a code', () => {
  const code = (scheme: BuildDataset, meaning: string): BuildDataset => ({
    AnatomicRegionSequence: [{ CodeValue: '9', ...scheme, CodeMeaning: meaning }],
  });
  const of = (designator: string, meaning: string): string =>
    outputOf(code({ CodingSchemeDesignator: designator }, meaning), 'research');

  it.each(['SCT', 'DCM', 'LN', 'UCUM', 'SRT', 'FMA', 'RADLEX'])('of %s stays, whatever it says', (scheme) => {
    expect(of(scheme, 'Foramen of Hartmann')).toContain('Foramen of Hartmann');
  });

  it.each(['99LOCAL', 'L', 'KLINIKUM', '99HARTMANN'])('of %s is cleaned', (scheme) => {
    const output = of(scheme, 'Chest by Hartmann');
    expect(output).not.toContain('Chest by Hartmann');
    expect(output).toContain('Chest by');
  });

  it('is cleaned without a scheme too, and never left empty', () => {
    expect(outputOf(code({}, 'Hartmann'), 'research')).not.toContain('Hartmann');
    expect(of('99LOCAL', 'Hartmann')).toContain('ANONYMIZED');
  });

  it('next to a code with another scheme is judged by its own', () => {
    const item = (scheme: string): BuildDataset => ({
      CodeValue: '9',
      CodingSchemeDesignator: scheme,
      CodeMeaning: `${scheme} Hartmann`,
    });
    const output = outputOf({ AnatomicRegionSequence: [item('DCM'), item('99X'), item('SCT')] }, 'research');
    expect(output).toContain('DCM Hartmann');
    expect(output).toContain('SCT Hartmann');
    expect(output).not.toContain('99X Hartmann');
  });
});

describe('a safe private attribute with another VR than the one that is listed', () => {
  const B_VALUE = '(0019,"SIEMENS MR HEADER",0C)';
  it.each<[string, string, string | undefined]>([
    ['LO', 'b 1000 Hartmann', 'b 1000'],
    ['UT', 'seen by Hartmann', undefined],
    ['PN', 'Hartmann^K', undefined],
  ])('%s', (vr, value, left) => {
    const output = outputOf({ [B_VALUE]: { vr, value } }, 'research');
    expect(output).not.toContain('Hartmann');
    if (left) expect(output).toContain(left);
  });

  it('keeps a number that is written as another kind of number', () => {
    expect(outputOf({ [B_VALUE]: { vr: 'DS', value: '1050.5' } }, 'research')).toContain('1050.5');
  });
});
