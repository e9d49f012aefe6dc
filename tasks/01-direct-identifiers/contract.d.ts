/** A data set: attributes by their tag as eight upper case hexadecimal digits, such as "00100010". */
interface Dataset {
  [tag: string]: Attribute;
}

interface Attribute {
  /** Value representation, such as "PN", "DA", "UI" or "SQ". */
  vr: string;
  /** Absent when the attribute is empty. Items of a sequence are data sets; a PN value is a PersonName. */
  Value?: Value[];
  /** Short binary values, in base 64. */
  InlineBinary?: string;
  /** Long binary values, such as pixel data, stay outside: this only stands for them. */
  BulkDataURI?: string;
}

/** null stands for an empty value among others. */
type Value = string | number | null | PersonName | Dataset;

interface PersonName {
  Alphabetic?: string;
  Ideographic?: string;
  Phonetic?: string;
}

/** Repeatable stand-ins, made with a secret key: same input, same output, in every file. */
interface Tools {
  /** A new UID for a UID. UIDs that DICOM registers (1.2.840.10008...) come back as they are. */
  hashUid(uid: string): string;
  /** A DA value, moved back by a number of days that is the same for all dates of a patient; undefined if it is no date. */
  shiftDate(date: string, patientId: string): string | undefined;
  /** The same for a DT value: time of day and zone stay. */
  shiftDateTime(dateTime: string, patientId: string): string | undefined;
  /** A stand-in of 12 letters and digits; it begins with the prefix, by default "P". */
  pseudonym(text: string, prefix?: string): string;
}

/** What a draft exports by default. It may change the data set that it is given, or return a new one. */
type Deidentify = (dataset: Dataset, tools: Tools) => Dataset;

/** Shown to the learner, cut after 4,000 characters. */
declare const console: { log(...values: unknown[]): void };
