/** The options of PS3.15 annex E.3, by the names that profiles use. */
export type OptionName =
  | 'retain-safe-private'
  | 'retain-uids'
  | 'retain-device-identity'
  | 'retain-institution-identity'
  | 'retain-patient-characteristics'
  | 'retain-longitudinal-full-dates'
  | 'retain-longitudinal-modified-dates'
  | 'clean-descriptors'
  | 'clean-structured-content'
  | 'clean-graphics'
  | 'clean-pixel-data'
  | 'clean-recognizable-visual-features';

export interface Option {
  readonly name: OptionName;
  /** Code value in CID 7050 (PS3.16), coding scheme DCM: what De-identification Method Code Sequence says. */
  readonly code: string;
  readonly meaning: string;
  /** What it does, in one plain sentence. */
  readonly does: string;
}

/** The profile itself in CID 7050: Basic Application Confidentiality Profile. */
export const BASIC_CODE = '113100';
export const BASIC_MEANING = 'Basic Application Confidentiality Profile';

/** The options, in the order of the columns of PS3.15 Table E.1-1; the two about pixels have no column. */
export const OPTIONS: readonly Option[] = [
  {
    name: 'retain-safe-private',
    code: '113111',
    meaning: 'Retain Safe Private Option',
    does: 'Keeps the private attributes that are known to hold nothing about a person, and removes the others.',
  },
  {
    name: 'retain-uids',
    code: '113110',
    meaning: 'Retain UIDs Option',
    does: 'Keeps the UIDs of studies, series and instances, so that the objects can be matched with their originals.',
  },
  {
    name: 'retain-device-identity',
    code: '113109',
    meaning: 'Retain Device Identity Option',
    does: 'Keeps what names the scanner, such as its serial number and station name.',
  },
  {
    name: 'retain-institution-identity',
    code: '113112',
    meaning: 'Retain Institution Identity Option',
    does: 'Keeps the name and address of the institution and its departments.',
  },
  {
    name: 'retain-patient-characteristics',
    code: '113108',
    meaning: 'Retain Patient Characteristics Option',
    does: 'Keeps age, sex, size, weight and the like, and cleans the free text about them.',
  },
  {
    name: 'retain-longitudinal-full-dates',
    code: '113106',
    meaning: 'Retain Longitudinal Temporal Information Full Dates Option',
    does: 'Keeps dates and times as they are.',
  },
  {
    name: 'retain-longitudinal-modified-dates',
    code: '113107',
    meaning: 'Retain Longitudinal Temporal Information Modified Dates Option',
    does: 'Moves all dates of a patient by the same number of days, so that the intervals stay true.',
  },
  {
    name: 'clean-descriptors',
    code: '113105',
    meaning: 'Clean Descriptors Option',
    does: 'Keeps descriptions and comments, but takes out of their text what can identify a person.',
  },
  {
    name: 'clean-structured-content',
    code: '113104',
    meaning: 'Clean Structured Content Option',
    does: 'Keeps the content of structured reports, but takes out of it what can identify a person.',
  },
  {
    name: 'clean-graphics',
    code: '113103',
    meaning: 'Clean Graphics Option',
    does: 'Keeps overlays, curves and annotations, but takes out of them what can identify a person.',
  },
  {
    name: 'clean-pixel-data',
    code: '113101',
    meaning: 'Clean Pixel Data Option',
    does: 'Blacks out the text that is burned into the pixels.',
  },
  {
    name: 'clean-recognizable-visual-features',
    code: '113102',
    meaning: 'Clean Recognizable Visual Features Option',
    does: 'Changes the pixels so that a face cannot be recognized in them.',
  },
];

/** The names of all options, in the order of PS3.15. */
export const OPTION_NAMES: readonly OptionName[] = OPTIONS.map((option) => option.name);

/**
 * Whether a text is the name of an option.
 *
 * @example
 * isOptionName('retain-uids') // true
 */
export function isOptionName(text: string): text is OptionName {
  return (OPTION_NAMES as readonly string[]).includes(text);
}

/**
 * What is known about an option.
 *
 * @example
 * optionOf('clean-graphics').code // '113103'
 */
export function optionOf(name: OptionName): Option {
  return OPTIONS.find((option) => option.name === name)!;
}
