export interface KnownPatient {
  readonly family: string;
  readonly given: string;
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATES = new RegExp(
  `\\b(?:\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2} (?:${MONTHS}) \\d{4})\\b`,
  'gi',
);
/** Record numbers; a date in eight digits is one of these, too. */
const NUMBERS = /\b\d{6,}\b/g;

/** The text without what points at the patient; see README.md. */
export function cleanDescription(text: string, patient: KnownPatient): string {
  const [family, given] = [patient.family, patient.given].map(escapeText);
  // The longest form first, or "finwanstone" would lose its half. Before "protocol" the word is medicine.
  const names = new RegExp(
    `(?<!\\p{L})(?:(?:Mrs?|Ms|Dr)\\.? )?(?:${given}${family}|${family}${given}|${family}|${given})(?!\\p{L})(?! protocols?\\b)`,
    'giu',
  );
  const [f, g] = [patient.family[0]!, patient.given[0]!].map(escapeText);
  const initials = new RegExp(`(?<!\\p{L})(?:${f}\\.? ?${g}\\.|${g}\\.? ?${f}\\.)`, 'giu');
  return tidy(
    text
      .replace(DATES, ' ')
      .replace(NUMBERS, ' ')
      .replace(initials, ' ')
      .replace(names, ' ')
      // a title or a single initial whose name is gone
      .replace(/(?<!\p{L})(?:Mrs?|Ms|Dr)\.?(?= *(?:,|$))/giu, ' '),
  );
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?: ?, ?)+/g, ', ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

/** A name may hold characters that mean something in a regular expression. */
function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
