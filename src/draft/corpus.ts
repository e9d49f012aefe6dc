import { buildFile } from '../dicom/build.ts';
import { DeidError } from '../errors.ts';
import {
  dateOf,
  makeName,
  makePerson,
  type Name,
  type Person,
  timeOf,
  uniqueDigits,
} from '../synthetic/people.ts';
import { makeRandom } from '../synthetic/random.ts';
import { type Feature, type ImageFacts, imageOf } from './corpus-image.ts';

export type { Feature } from './corpus-image.ts';

/** One file of a corpus. */
interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files of invented people, and nothing else: made by this program from a seed, never read from a disk. */
export interface Corpus {
  readonly seed: number;
  readonly files: readonly CorpusFile[];
  /** Every text in it that stands for a person, a place, a number or a day; never part of a request. */
  readonly identifiers: readonly string[];
}

/** What files of invented people are to have in them. */
export interface CorpusOptions {
  readonly features: readonly Feature[];
  /** Two seeds share no name and no number. */
  readonly seed: number;
  readonly patients: number;
  /**
   * As the files of other hospitals: some attributes are missing or empty here and there, and identifiers have other forms.
   */
  readonly isUneven?: boolean;
  /** An instruction to whoever reads the files, planted in texts, an item and a private block (prompt injection). */
  readonly planted?: string | undefined;
}

const STUDIES = 2;
const IMAGES = 2;
const made = new WeakSet<Corpus>();

/**
 * Makes a corpus: two studies a patient, two images a study. The schema depends on the features and the number of
 * patients alone, never on the seed.
 *
 * @example makeCorpus({ features: ['nested'], seed: 7, patients: 2 }).files.length // => 8
 */
export function makeCorpus(options: CorpusOptions): Corpus {
  const { seed, patients } = options;
  const files: CorpusFile[] = [];
  const identifiers = new Set<string>();
  for (let patient = 0; patient < patients; patient++)
    for (let study = 0; study < STUDIES; study++)
      for (let image = 0; image < IMAGES; image++) {
        const facts = factsOf(seed, { patient, study, image, isElsewhere: options.isUneven === true });
        const isBare = options.isUneven === true && patient % 3 === 2;
        const dataset = imageOf(facts, {
          features: new Set(options.features),
          isBare,
          planted: options.planted,
        });
        for (const text of facts.identifiers) identifiers.add(text);
        const name = `patient-${patient + 1}/study-${study + 1}/${image + 1}.dcm`;
        files.push({ name, bytes: buildFile(dataset) });
      }
  const corpus: Corpus = { seed, files, identifiers: [...identifiers] };
  made.add(corpus);
  return corpus;
}

/**
 * @throws DeidError E_EGRESS unless `makeCorpus` made it: nothing that was read from a disk may be drafted with
 */
export function assertSynthetic(corpus: Corpus): void {
  if (made.has(corpus)) return;
  throw new DeidError(
    'E_EGRESS',
    'expected a corpus of invented people made by makeCorpus, found another one. Drafts are made with synthetic data only; use a finished script on your files with: deidlab draft apply',
  );
}

/**
 * What the identifiers of a hospital have in common. Elsewhere it is something else, so that a draft made for one does not
 * pass. The second root is that of examples (RFC 5612).
 */
const HERE = { root: '1.2.826.0.1.3680043.8.498', accession: 'A', mail: 'mail.example' };
const ELSEWHERE = { root: '1.3.6.1.4.1.32473', accession: 'R', mail: 'post.example' };

function factsOf(
  seed: number,
  at: {
    readonly patient: number;
    readonly study: number;
    readonly image: number;
    readonly isElsewhere: boolean;
  },
): ImageFacts {
  const { patient, study, image } = at;
  const house = at.isElsewhere ? ELSEWHERE : HERE;
  const random = makeRandom(seed, patient, 9);
  const made: Person = makePerson({
    ...{ seed, index: patient, turn: patient, style: 'plain' },
    sex: patient % 2 === 0 ? 'F' : 'M',
  });
  const person: Person = { ...made, email: made.email.replace(/@.*/, `@${house.mail}`) };
  const name = (k: number): Name => makeName({ seed, slot: 8 * patient + k, style: 'plain' });
  const [referrer, operator, mother, place] = [name(3), name(4), name(5), name(6).family];
  const firstDay = 6200 + random.integer(2000);
  const birthDay = firstDay - 365 * (40 + random.integer(40));
  const interval = 30 + random.integer(200);
  const [visit, scheduled] = [firstDay + study * interval, firstDay + study * interval - 3];
  const number = (k: number): string => uniqueDigits(seed, 32 * patient + k);
  const accession = `${house.accession}${number(3 + study)}`.slice(0, 12);
  const root = `${house.root}.${seed}.${patient + 1}`;
  const dates = {
    birth: dateOf(birthDay),
    study: dateOf(visit),
    scheduled: dateOf(scheduled),
    calibrated: dateOf(visit - 20),
  };
  const identifiers = [
    ...[person, referrer, operator, mother].flatMap(({ family, given }) => [family, given]),
    ...[
      place,
      person.patientId,
      person.otherId,
      person.insurance,
      person.phone,
      person.address,
      person.email,
    ],
    ...[accession, number(6 + study), number(8), ...Object.values(dates), root],
  ];
  return {
    ...{ person, referrer, operator, mother, place, accession, dates, identifiers, study, image },
    studyId: number(6 + study),
    serial: number(8),
    time: timeOf(30_000 + random.integer(20_000) + 60 * image),
    studyUid: `${root}.${study + 1}`,
    imageUid: (other) => `${root}.${study + 1}.1.${other + 1}`,
    years: Math.floor((visit - birthDay) / 365.25),
  };
}
