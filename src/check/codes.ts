/**
 * How bad a finding is. LEAK: something of the original is still there. LINKAGE: what belongs together fell apart, or
 * leads back. INVALID: other programs will not read it, or it says what is not so. OVER-REMOVAL: more is gone than the
 * policy asks for. UNSTABLE: the next run gives something else.
 */
export type Severity = 'LEAK' | 'LINKAGE' | 'INVALID' | 'OVER-REMOVAL' | 'UNSTABLE';

/**
 * What has to be looked at to find it: one attribute and what may be done with it; every value and byte for what is left
 * of the original; several attributes or files together; several runs.
 */
export type Level = 'policy' | 'residue' | 'relations' | 'metamorphic';

/** What is known of a code before anything was checked. */
export interface FindingKind {
  readonly severity: Severity;
  readonly level: Level;
  /** One sentence, fit for a learner: why it matters. */
  readonly why: string;
  readonly clause: string;
}

const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  L: 'LEAK',
  K: 'LINKAGE',
  I: 'INVALID',
  O: 'OVER-REMOVAL',
  U: 'UNSTABLE',
};

const TABLE = 'PS3.15 Table E.1-1';

// severity by letter (L leak, K linkage, I invalid, O over-removal, U unstable), level, why, clause
const CODES = {
  // one attribute, and what may be done with it
  'value-kept': [
    'L',
    'policy',
    'An attribute that has to go or to be replaced still has its original value.',
    TABLE,
  ],
  'value-part-kept': ['L', 'policy', 'A part of the original value is enough to find the person.', TABLE],
  'uid-kept': [
    'L',
    'policy',
    'A UID is a key into the archive of the hospital, and many hold the date of the study.',
    'PS3.15 section E.3.9',
  ],
  'date-kept': [
    'L',
    'policy',
    'A date, of birth or of an examination, narrows the search to a handful of people.',
    'PS3.15 section E.3.6',
  ],
  'age-kept': [
    'L',
    'policy',
    'So few people are older than 89 that the age alone may name them.',
    '45 CFR 164.514(b)(2)(i)(C)',
  ],
  'private-kept': [
    'L',
    'policy',
    'Nobody but its maker knows what a private attribute holds.',
    'PS3.15 section E.3.10',
  ],
  'meta-kept': [
    'L',
    'policy',
    'File meta information names the systems that the file came from, and may hold private information.',
    'PS3.10 section 7.1',
  ],
  'preamble-kept': [
    'L',
    'policy',
    'The first 128 bytes can hold anything, and no DICOM program shows them.',
    'PS3.10 section 7.1',
  ],
  'padding-kept': [
    'L',
    'policy',
    'Bytes behind the last attribute can hold anything, and few programs show them.',
    'PS3.10 section 7.2',
  ],
  'pixel-text-kept': [
    'L',
    'policy',
    'A name that is drawn can be read by anybody who opens the picture.',
    'PS3.15 section E.3.1',
  ],
  'attribute-added': [
    'I',
    'policy',
    'An attribute that the original does not have is invented, or was moved there from elsewhere.',
    'PS3.15 section E.1.1',
  ],
  unreadable: [
    'I',
    'policy',
    'A file that cannot be read is lost, and nobody can say what is in it.',
    'PS3.5 section 7.1, PS3.10 section 7',
  ],
  'required-missing': [
    'I',
    'policy',
    'Programs refuse an object without an attribute that it must have.',
    'PS3.5 section 7.4',
  ],
  'required-empty': [
    'I',
    'policy',
    'An attribute of Type 1 must have a value; a dummy does no harm.',
    'PS3.5 section 7.4.1',
  ],
  'value-invalid': [
    'I',
    'policy',
    'A value that its VR does not allow stops programs, or is read as something else.',
    'PS3.5 section 6.2',
  ],
  'vr-changed': ['I', 'policy', 'An attribute has the VR that PS3.6 gives it.', 'PS3.6 section 6'],
  'charset-mismatch': [
    'I',
    'policy',
    'Text that is not in the character set that the file declares turns into other characters.',
    'PS3.3 section C.12.1.1.2',
  ],
  'order-broken': [
    'I',
    'policy',
    'Attributes stand in ascending order, each once; programs stop at the second one or take the wrong one.',
    'PS3.5 section 7.1',
  ],
  'meta-mismatch': [
    'I',
    'policy',
    'File meta information and data set have to speak of the same instance.',
    'PS3.10 section 7.1',
  ],
  'marker-missing': [
    'I',
    'policy',
    'Who receives the file must see that it was de-identified, and how.',
    'PS3.15 section E.1.1',
  ],
  'stamp-false': [
    'I',
    'policy',
    'The file claims a treatment that it did not get, and people will rely on it.',
    'PS3.3 section C.12.1.1.8, PS3.16 CID 7050',
  ],
  'creator-missing': [
    'I',
    'policy',
    'Without its private creator a private attribute means nothing, or belongs to somebody else.',
    'PS3.5 section 7.8.1',
  ],
  'attribute-removed': [
    'O',
    'policy',
    'An attribute that nothing asks to remove is gone, and research may need it.',
    TABLE,
  ],
  'attribute-emptied': ['O', 'policy', 'An attribute that nothing asks to empty has lost its value.', TABLE],
  'value-changed': [
    'O',
    'policy',
    'A value that nothing asks to change is another one now, and nobody will notice.',
    TABLE,
  ],
  'text-overcleaned': [
    'O',
    'policy',
    'Words that name nobody are gone, and with them what the text was about.',
    'PS3.15 section E.3.5',
  ],
  'pixels-changed': [
    'O',
    'policy',
    'Pixels without text in them have to stay bit for bit.',
    'PS3.15 section E.3.1',
  ],
  'private-removed': [
    'O',
    'policy',
    'A private attribute that is known to be safe is gone, such as a b-value.',
    'PS3.15 section E.3.10',
  ],
  'item-removed': ['O', 'policy', 'A sequence has lost an item: a contour, a reference, a finding.', TABLE],
  'time-changed': [
    'O',
    'policy',
    'Dates move by whole days; a time of day or a zone that changes spoils decay correction.',
    'PS3.15 section E.3.6',
  ],
  // what is left of the original anywhere
  'residue-value': [
    'L',
    'residue',
    'An original identifier stands in another attribute, or inside a text.',
    'PS3.15 section E.1.1, section E.3.5',
  ],
  'residue-form': [
    'L',
    'residue',
    'The same name in other letters, another order or without accents is the same name.',
    'PS3.15 section E.1.1',
  ],
  'residue-encoded': [
    'L',
    'residue',
    'Whoever knows the encoding reads it; a hash without a key is found by trying all numbers.',
    'PS3.15 section E.1.1',
  ],
  'residue-bytes': [
    'L',
    'residue',
    'Original text stands in bytes that no attribute shows as text.',
    'PS3.15 section E.1.1',
  ],
  'residue-name': [
    'L',
    'residue',
    'Names of files and folders go wherever the files go.',
    'PS3.15 section E.1.1',
  ],
  // several attributes or files together
  'uid-split': [
    'K',
    'relations',
    'One UID became two, so what belonged together does not any more.',
    'PS3.15 section E.3.9',
  ],
  'uid-merged': [
    'K',
    'relations',
    'Two UIDs became one, so archives overwrite one object with the other.',
    'PS3.5 section 9',
  ],
  'reference-broken': [
    'K',
    'relations',
    'A reference names an object that is not in the output: a segmentation without its image.',
    'PS3.15 section E.3.9',
  ],
  'patient-split': [
    'K',
    'relations',
    'One patient became two, and a follow-up is none any more.',
    'PS3.15 section E.1.1',
  ],
  'patients-merged': [
    'K',
    'relations',
    'Two patients became one, and their findings are mixed up.',
    'PS3.15 section E.1.1',
  ],
  'interval-changed': [
    'K',
    'relations',
    'All dates of a patient move by the same days, or the time between two studies is lost.',
    'PS3.15 section E.3.6',
  ],
  'offset-shared': [
    'K',
    'relations',
    'With one offset for all, whoever knows one date knows all dates.',
    'PS3.15 section E.3.6',
  ],
  'date-time-mismatch': [
    'I',
    'relations',
    'Date and time attributes that tell the same moment contradict each other.',
    'PS3.3 section C.7.6.1',
  ],
  'age-mismatch': [
    'I',
    'relations',
    'Birth date, study date and age contradict each other.',
    'PS3.3 section C.7.2.2',
  ],
  'vm-changed': [
    'I',
    'relations',
    'An attribute has another number of values, so that each may be taken for another.',
    'PS3.5 section 6.4',
  ],
  'mapping-broken': [
    'K',
    'relations',
    'The mapping says what the files do not show, so nobody can lead a finding back.',
    'PS3.15 section E.3.9',
  ],
  'output-missing': [
    'O',
    'relations',
    'An original was neither de-identified nor refused.',
    'PS3.15 section E.1.1',
  ],
  'output-extra': [
    'L',
    'relations',
    'No original explains this file, so nobody can say whether it was de-identified.',
    'PS3.15 section E.1.1',
  ],
  'original-missing': [
    'I',
    'relations',
    'Without the original nothing can be proved about the output.',
    'PS3.15 section E.1.1',
  ],
  // several runs
  'not-repeatable': [
    'U',
    'metamorphic',
    'The same key and file give another result, so later files will not fit.',
    'PS3.15 section E.3.9',
  ],
  'order-dependent': [
    'U',
    'metamorphic',
    'The result depends on the order of the files, which nobody controls.',
    'PS3.15 section E.3.9',
  ],
  'key-ignored': [
    'U',
    'metamorphic',
    'Another key gives the same stand-ins, so everybody can make them and compare.',
    'PS3.15 section E.1.1',
  ],
  overfitted: [
    'U',
    'metamorphic',
    'It was made for the values of these files; other patients leak.',
    'PS3.15 section E.1.1',
  ],
} as const satisfies Record<string, readonly [string, Level, string, string]>;

/** Every finding has one of these codes: a closed vocabulary, as findings go back to a model without any value. */
export type FindingCode = keyof typeof CODES;

/** Every code that a finding may have. */
export const FINDING_CODES: readonly FindingCode[] = Object.keys(CODES) as FindingCode[];

/**
 * What a code stands for.
 *
 * @example
 * kindOfFinding('uid-kept').severity // => 'LEAK'
 */
export function kindOfFinding(code: FindingCode): FindingKind {
  const [letter, level, why, clause] = CODES[code];
  return { severity: SEVERITY_OF[letter]!, level, why, clause };
}
