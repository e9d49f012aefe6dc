import {
  compileProfile,
  DEMO_KEY,
  type DicomJson,
  deidentify,
  lookupKeyword,
  type Profile,
  parseProfile,
  readDicom,
  toDicomJson,
} from 'deidlab';
import { cohortBytes, cohortPaths, defineExercise, plantedIn, type Verdict } from 'deidlab/exercise';
import { whitelist } from './solution.ts';

const FILES = cohortPaths('patient-1/ct-');
const without = (keyword: string): string =>
  whitelist
    .split('\n')
    .filter((line) => !line.includes(`select: ${keyword},`))
    .join('\n');

interface Output {
  readonly path: string;
  readonly header: DicomJson;
  readonly text: string;
}

function profileOf(text: string): Profile {
  return compileProfile(parseProfile(text, 'whitelist'));
}

function run(text: string): Output[] {
  const profile = profileOf(text);
  return FILES.map((path) => {
    const bytes = Buffer.concat(deidentify(cohortBytes(path), profile, DEMO_KEY).chunks);
    return {
      path,
      header: toDicomJson(readDicom(bytes), { bulkData: 'omit' }),
      text: bytes.toString('latin1'),
    };
  });
}

function has(outputs: readonly Output[], keywords: readonly string[], what: string): Verdict {
  for (const keyword of keywords) {
    const key = lookupKeyword(keyword)!.tag.toString(16).padStart(8, '0').toUpperCase();
    const lacking = outputs.find(({ header }) => header[key] === undefined);
    if (lacking !== undefined)
      return {
        input: lacking.path,
        expected: `${keyword}: ${what}`,
        got: 'no such attribute in the output',
        because: 'No rule of yours names it.',
      };
  }
  return undefined;
}

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'A whitelist in YAML',
  exports: { whitelist: 'string' },
  meaning: 'What a new scanner writes next year is not on the list, and so it does not get out.',
  checks: [
    {
      claim: 'it is a profile, and it begins from nothing',
      run: ({ whitelist }) => {
        try {
          const { basis } = parseProfile(whitelist, 'whitelist');
          return basis === 'nothing'
            ? undefined
            : {
                expected: 'basis: nothing',
                got: `basis: ${basis}`,
                because: 'With a table as basis, what no rule names may stay.',
              };
        } catch (error) {
          return { expected: 'a profile', got: (error as Error).message.split('\n').join(' ').slice(0, 300) };
        }
      },
      hints: [
        'Indentation and brackets count in YAML: compare with the first rule.',
        'Every rule is one line: a dash, then select and action in braces.',
        'The four lines on top stay as they are in the problem.',
      ],
      read: 'npx deidlab profile schema',
    },
    {
      claim: 'the pixels can be read, and be turned into Hounsfield units',
      run: ({ whitelist }) =>
        has(
          run(whitelist),
          [
            ...[
              'SamplesPerPixel',
              'PhotometricInterpretation',
              'Rows',
              'Columns',
              'BitsAllocated',
              'BitsStored',
            ],
            ...['HighBit', 'PixelRepresentation', 'PixelData', 'RescaleIntercept', 'RescaleSlope'],
          ],
          'without it the stored values mean nothing',
        ),
      hints: [
        'Group 0028 describes the pixels, group 7FE0 holds them.',
        'Signed or unsigned, how many bits: a reader has to know all of it.',
        'Hounsfield units are slope times value plus intercept.',
      ],
      read: 'PS3.3 section C.7.6.3: Image Pixel module',
    },
    {
      claim: 'a volume can be built: geometry and what belongs together',
      run: ({ whitelist }) =>
        has(
          run(whitelist),
          [
            ...['PixelSpacing', 'ImagePositionPatient', 'ImageOrientationPatient', 'SliceThickness'],
            ...[
              'SOPClassUID',
              'SOPInstanceUID',
              'SeriesInstanceUID',
              'StudyInstanceUID',
              'FrameOfReferenceUID',
            ],
          ],
          'without it slices do not find their place',
        ),
      hints: [
        'Where does a slice lie, and how large is a pixel?',
        'Which image belongs to which series? UIDs say it, also new ones.',
        'SOPClassUID is kept as it is; the UIDs of this study get the action uid.',
      ],
      read: 'PS3.3 section C.7.6.2: Image Plane module',
    },
    {
      claim: 'the patient has a pseudonym, and an age that many share',
      run: ({ whitelist }) => {
        const outputs = run(whitelist);
        const lacking = has(
          outputs,
          ['PatientID', 'PatientAge', 'Modality', 'BodyPartExamined'],
          'the study needs it',
        );
        const age = outputs[0]!.header['00101010']?.Value?.[0];
        if (lacking !== undefined || age === '060Y') return lacking;
        return {
          input: '061Y',
          expected: '060Y',
          got: String(age),
          because: 'The action for it is generalize, with a width of 5 and a cap of 90.',
        };
      },
      hints: [
        'The same patient in two studies has to stay one patient.',
        'One action replaces an identifier by a stand-in, another makes a number coarser.',
        'generalize wants a width, and a cap for the old.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(C): ages over 89',
    },
    {
      claim: 'nothing that was planted is left',
      run: ({ whitelist }) => {
        const outputs = run(whitelist);
        for (const { path, text } of outputs) {
          const left = plantedIn(path).find(
            ({ kind, text: planted }) =>
              !['decoy', 'time', 'age'].includes(kind) && planted.length > 5 && text.includes(planted),
          );
          if (left !== undefined)
            return {
              input: path,
              expected: `no ${left.kind} of the original`,
              got: `the one of ${left.where}`,
              because: 'One of your rules keeps a value that leads to the patient. Which one names this tag?',
            };
        }
        return undefined;
      },
      hints: [
        'The tag of what is left stands above. Do you keep it?',
        'A UID that is kept leads to the archive, and a description may hold a name.',
        'keep is for what says nothing of a person; for UIDs there is uid, for the patient pseudonym.',
      ],
      read: 'PS3.15 section E.1.1',
    },
  ],
  mistakes: [
    {
      what: 'the table as basis',
      caughtBy: 'it is a profile, and it begins from nothing',
      answers: { whitelist: whitelist.replace('basis: nothing', 'basis: ps3.15') },
    },
    {
      what: 'a misspelt keyword',
      caughtBy: 'it is a profile, and it begins from nothing',
      answers: { whitelist: whitelist.replace('PixelSpacing', 'PixelSpaceing') },
    },
    {
      what: 'the sign of the pixels is lost',
      caughtBy: 'the pixels can be read, and be turned into Hounsfield units',
      answers: { whitelist: without('PixelRepresentation') },
    },
    {
      what: 'no frame of reference',
      caughtBy: 'a volume can be built: geometry and what belongs together',
      answers: { whitelist: without('FrameOfReferenceUID') },
    },
    {
      what: 'the age as it is',
      caughtBy: 'the patient has a pseudonym, and an age that many share',
      answers: {
        whitelist: whitelist.replace(
          'PatientAge, action: generalize, width: 5, cap: 90',
          'PatientAge, action: keep',
        ),
      },
    },
    {
      what: 'the accession number is kept',
      caughtBy: 'nothing that was planted is left',
      answers: { whitelist: `${whitelist}  - { select: AccessionNumber, action: keep }\n` },
    },
    {
      what: 'the study description is kept',
      caughtBy: 'nothing that was planted is left',
      answers: { whitelist: `${whitelist}  - { select: StudyDescription, action: keep }\n` },
    },
  ],
});
