import { formatTag, parseTag } from '../../dicom/tag.ts';
import { findRow } from '../../dicom/value.ts';
import { vrName } from '../../dicom/vr.ts';
import { cohortBytes, cohortFile } from '../cohort.ts';
import type { Turn, TurnCheck, Verdict } from '../turn.ts';

const FILE = 'patient-1/ct-abdomen/0001.dcm';

interface Header {
  readonly group: number;
  readonly element: number;
  readonly vr: string;
  readonly length: number;
}
interface Answers {
  readonly readHeader?: (bytes: Uint8Array, offset: number) => Partial<Header> | undefined;
}

/** The eight bytes of a short element header (PS3.5 section 7.1.2). */
function truth(tagText: string): { offset: number; header: Header } {
  const file = cohortFile(FILE);
  const element = file.elements[findRow(file.elements, parseTag(tagText)!)]!;
  return {
    offset: element.start,
    header: {
      group: element.tag >>> 16,
      element: element.tag & 0xffff,
      vr: vrName(element.vr),
      length: element.valueEnd - element.valueStart,
    },
  };
}

const TAGS = ['(0010,0010)', '(0008,0060)', '(0028,0010)', '(0020,0032)'];

function claim(part: keyof Header, text: string, cause: string): TurnCheck<Answers> {
  return {
    claim: text,
    run: ({ readHeader }): Verdict => {
      for (const tagText of TAGS) {
        const { offset, header } = truth(tagText);
        const answer = readHeader?.(cohortBytes(FILE), offset);
        if (answer === undefined || answer === null)
          return {
            got: 'nothing',
            because: 'The function gives nothing back: its last line has to begin with return.',
          };
        const got = answer[part];
        if (got !== header[part])
          return {
            input: `the element ${formatTag(parseTag(tagText)!)} at offset ${offset}`,
            expected: shown(header[part], part),
            got: shown(got, part),
            because: cause,
          };
      }
      return undefined;
    },
  };
}

export const READ_FILE: Turn<Answers> = {
  id: '02-read-file',
  isUntouched: ({ readHeader }) => {
    if (typeof readHeader !== 'function') return true;
    const { offset } = truth(TAGS[0]!);
    const header = readHeader(cohortBytes(FILE), offset);
    return header?.group === 0 && header.element === 0 && header.vr === '' && header.length === 0;
  },
  checks: [
    claim(
      'group',
      'the group number comes from bytes 0 and 1, low byte first',
      'Bytes 10 00 are the number 0x0010: multiply the second byte by 256.',
    ),
    claim(
      'element',
      'the element number comes from bytes 2 and 3',
      'The same as the group, two bytes later.',
    ),
    claim(
      'vr',
      'the VR is the two letters in bytes 4 and 5',
      'String.fromCharCode turns a byte into its letter.',
    ),
    claim(
      'length',
      'the length of the value comes from bytes 6 and 7',
      'The same as the group, six bytes after the first.',
    ),
  ],
  hints: [
    'bytes[offset] is the first byte, bytes[offset + 1] the next.',
    'Low byte first: the second byte counts 256 times as much as the first.',
    'For the VR, turn two bytes into letters and put them side by side.',
  ],
  meaning:
    'You have written the heart of a DICOM reader. Everything else, from viewers to archives, walks from one such header to the next; so does every program that looks for a name.',
};

function shown(value: unknown, part: keyof Header): string {
  if (typeof value === 'number' && part !== 'length') return `0x${value.toString(16).padStart(4, '0')}`;
  return value === undefined ? 'nothing' : String(value);
}
