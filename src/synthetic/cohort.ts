import { DeidError } from '../errors.ts';
import { brainCase } from './brain-case.ts';
import { breastCase } from './breast-case.ts';
import type { Case, CaseContext, CohortFile } from './case.ts';
import { heartCase } from './heart-case.ts';
import type { Visit } from './modules.ts';
import {
  dateOf,
  makeName,
  makePerson,
  NAME_SLOTS,
  type NameStyle,
  NUMBER_SLOTS,
  uniqueDigits,
} from './people.ts';
import { petCase } from './pet-case.ts';
import { EXAMPLE_ARC } from './planted.ts';
import { makeRandom } from './random.ts';
import { trunkCase } from './trunk-case.ts';
import { xrayCase } from './xray-case.ts';

export type { CohortFile } from './case.ts';
export type { Kind, PlantedIdentifier } from './planted.ts';
export type { Action, ProfileName } from './policy.ts';

/** The size of a cohort. */
export interface CohortOptions {
  /** A whole number from 1. Same seed, same bytes; two seeds share no name, number or address below 40,000 patients. */
  readonly seed: number;
  /** Default 6: each of the stories once. */
  readonly patients?: number;
  /** Images in each CT, MR and PET series; default as many as the bundled cohort has. */
  readonly imagesPerSeries?: number;
}

interface Story {
  readonly tell: Case;
  readonly style: NameStyle;
  readonly sex: 'F' | 'M';
  /** Age at the first study, in years. */
  readonly years: number;
  readonly charset: string | readonly string[] | undefined;
  readonly zone: string;
}

const STORIES: readonly Story[] = [
  { tell: trunkCase, style: 'telling', sex: 'M', years: 61, charset: undefined, zone: '-0500' },
  { tell: xrayCase, style: 'umlauts', sex: 'F', years: 95, charset: 'ISO_IR 100', zone: '+0100' },
  { tell: brainCase, style: 'japanese', sex: 'M', years: 58, charset: ['', 'ISO 2022 IR 87'], zone: '+0900' },
  { tell: petCase, style: 'polish', sex: 'F', years: 67, charset: 'ISO_IR 192', zone: '+0200' },
  { tell: breastCase, style: 'plain', sex: 'F', years: 47, charset: 'ISO_IR 100', zone: '-0800' },
  { tell: heartCase, style: 'korean', sex: 'M', years: 52, charset: ['', 'ISO 2022 IR 149'], zone: '+0900' },
];

/**
 * Fictional patients, one file after the other: memory does not grow with the number of files.
 *
 * @throws DeidError E_USAGE for a size that is not a whole number from 1
 *
 * @example
 * for (const file of makeCohort({ seed: 1 })) console.log(file.path, file.planted.length)
 */
export function makeCohort(options: CohortOptions): Generator<CohortFile> {
  const { seed, patients = STORIES.length, imagesPerSeries } = options;
  for (const [name, value] of Object.entries({ seed, patients, imagesPerSeries: imagesPerSeries ?? 1 }))
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
      throw new DeidError('E_USAGE', `Expected ${name} to be a whole number from 1 to 1,000,000.`);
  return tellStories({ seed, patients, imagesPerSeries });
}

function* tellStories(options: {
  seed: number;
  patients: number;
  imagesPerSeries: number | undefined;
}): Generator<CohortFile> {
  const { seed, patients } = options;
  const drawings = new Map<string, unknown>();
  for (let index = 0; index < patients; index++) {
    const story = STORIES[index % STORIES.length]!;
    const context: CaseContext = {
      seed,
      folder: `patient-${index + 1}`,
      visit: makeVisits(seed, index, story),
      imagesPerSeries: options.imagesPerSeries,
      drawing: <T>(name: string, draw: () => T): T => {
        const drawn = (drawings.get(name) as T | undefined) ?? draw();
        if (drawings.size < 400) drawings.set(name, drawn);
        return drawn;
      },
    };
    yield* story.tell(context);
  }
}

function makeVisits(seed: number, index: number, story: Story): CaseContext['visit'] {
  const turn = Math.floor(index / STORIES.length);
  const random = makeRandom(seed, index, 5);
  const person = makePerson({ seed, index, turn, style: story.style, sex: story.sex });
  const plain = (k: number) =>
    makeName({ seed, slot: index * NAME_SLOTS + k, style: 'plain', sex: k % 2 === 0 ? 'F' : 'M' });
  const number = (k: number): string => uniqueDigits(seed, index * NUMBER_SLOTS + k);
  const firstDay = 5500 + random.integer(3200);
  const birthDay = firstDay - Math.round(story.years * 365.25) - 20 - random.integer(300);
  const seconds = 8 * 3600 + random.integer(5 * 3600);
  const [referrer, operator, reader, place] = [plain(3), plain(4), plain(5), plain(6).family];
  return (study, days): Visit => {
    const date = dateOf(firstDay + days);
    return {
      person,
      charset: story.charset,
      birthDate: dateOf(birthDay),
      age: `0${story.years}Y`,
      date,
      seconds: seconds + 611 * study,
      zone: story.zone,
      accession: `A${number(3 + 4 * study)}`,
      studyId: number(4 + 4 * study),
      requestId: number(5 + 4 * study),
      referrer,
      operator,
      reader,
      hospital: `${place} General Hospital`,
      hospitalAddress: `${1 + (firstDay % 90)} ${place} Square`,
      station: `ST${number(23)}`,
      serial: `SN${number(3)}`,
      arc: `${EXAMPLE_ARC}${seed}.${index + 1}.${date}.${study}`,
    };
  };
}
