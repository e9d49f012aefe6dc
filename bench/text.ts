/** Figures of the free-text cleaner: what stays, what goes, how fast. Run by `npm run bench:text`; the test shares `measure`. */
import { pathToFileURL } from 'node:url';
import { createMatcher, type IdentifierMatcher } from '../src/deidentify/identifiers.ts';
import { cleanText, residualHits } from '../src/deidentify/text.ts';
import { gradeOf } from '../src/deidentify/vocabulary.ts';
import * as corpus from '../test/deidentify/text-corpus-data.ts';

const { HARMLESS_LABELS, HARMLESS_NARRATIVES, PATIENTS, PLANTED_LABELS, PLANTED_NARRATIVES } = corpus;

export interface Corpus {
  readonly harmlessLabels: string;
  readonly harmlessNarratives: string;
  readonly plantedLabels: string;
  readonly plantedNarratives: string;
}

export interface Figures {
  readonly harmless: number;
  /** Harmless phrases that changed, for any patient: `patient | before | after`. */
  readonly changed: readonly string[];
  readonly planted: number;
  /** Planted phrases in which a piece of an identifier is left: `patient | before | after`. */
  readonly leaked: readonly string[];
  readonly harmlessWords: number;
  readonly keptWords: number;
  /** Planted phrases that lost a harmless word. */
  readonly poorer: readonly string[];
  /** The patient's own identifiers among what was planted, and those that the last net alone does not find. */
  readonly own: number;
  readonly missed: readonly string[];
}

export const CORPUS: Corpus = {
  harmlessLabels: HARMLESS_LABELS,
  harmlessNarratives: HARMLESS_NARRATIVES,
  plantedLabels: PLANTED_LABELS,
  plantedNarratives: PLANTED_NARRATIVES,
};

/** Sets that were written before the cleaner had seen them; what it did wrong was mended by rules since. */
export const ONCE_HELD_OUT: Corpus = {
  harmlessLabels:
    corpus.HELD_OUT_HARMLESS_LABELS +
    corpus.SECOND_HARMLESS_LABELS +
    corpus.THIRD_HARMLESS_LABELS +
    corpus.FOURTH_HARMLESS_LABELS +
    corpus.FIFTH_HARMLESS_LABELS,
  harmlessNarratives:
    corpus.HELD_OUT_HARMLESS_NARRATIVES +
    corpus.SECOND_HARMLESS_NARRATIVES +
    corpus.THIRD_HARMLESS_NARRATIVES +
    corpus.FOURTH_HARMLESS_NARRATIVES +
    corpus.FIFTH_HARMLESS_NARRATIVES,
  plantedLabels:
    corpus.HELD_OUT_PLANTED_LABELS +
    corpus.SECOND_PLANTED_LABELS +
    corpus.FOURTH_PLANTED_LABELS +
    corpus.FIFTH_PLANTED_LABELS,
  plantedNarratives:
    corpus.HELD_OUT_PLANTED_NARRATIVES +
    corpus.SECOND_PLANTED_NARRATIVES +
    corpus.FOURTH_PLANTED_NARRATIVES +
    corpus.FIFTH_PLANTED_NARRATIVES,
};

const MARKS = /\{\{|\}\}|<<|>>/g;
const lines = (text: string): string[] => text.split('\n').filter(Boolean);
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Every harmless phrase with every patient, every planted phrase with its own. */
export function measure(corpus: Corpus = CORPUS): Figures {
  const matchers = new Map<string, IdentifierMatcher>();
  for (const [key, identifiers] of Object.entries(PATIENTS)) matchers.set(key, createMatcher(identifiers));
  const modes = [
    ['description', corpus.harmlessLabels, corpus.plantedLabels],
    ['narrative', corpus.harmlessNarratives, corpus.plantedNarratives],
  ] as const;
  const changed: string[] = [];
  const leaked: string[] = [];
  const poorer: string[] = [];
  const missed: string[] = [];
  let own = 0;
  let harmless = 0;
  let planted = 0;
  let harmlessWords = 0;
  let keptWords = 0;
  for (const [mode, kept, marked] of modes) {
    for (const phrase of lines(kept)) {
      harmless++;
      for (const [key, matcher] of matchers) {
        const { text } = cleanText(phrase, matcher, { mode });
        if (text !== phrase) changed.push(`${key} | ${phrase} | ${text}`);
      }
    }
    for (const line of lines(marked)) {
      planted++;
      const [key = '', template = ''] = line.split(' | ');
      const matcher = matchers.get(key)!;
      const phrase = template.replace(MARKS, '');
      const { text } = cleanText(phrase, matcher, { mode });
      const rest = wordsOf(template.replace(/\{\{.*?\}\}|<<.*?>>/g, ' '));
      const left = wordsOf(text.replaceAll('[removed]', ' '));
      const net = residualHits(phrase, matcher, { vr: 'LT' });
      for (const mark of template.matchAll(/\{\{(.*?)\}\}/g)) {
        own++;
        const start = template.slice(0, mark.index).replace(MARKS, '').length;
        for (const word of mark[1]!.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
          const at = start + word.index;
          if (!net.some((hit) => hit.start <= at && hit.end >= at + word[0].length))
            missed.push(`${key} | ${template}`);
        }
      }
      for (const word of rest) {
        const at = left.indexOf(word);
        if (at >= 0) left.splice(at, 1);
        else poorer.push(`${word}: ${template} | ${text}`);
        harmlessWords++;
        keptWords += +(at >= 0);
      }
      // whatever is left now came out of a planted piece; a single letter or digit points to nobody
      if (left.some((word) => word.length > 1)) leaked.push(`${key} | ${template} | ${text}`);
    }
  }
  return { harmless, changed, planted, leaked, harmlessWords, keptWords, poorer, own, missed };
}

/** Median time of `run` in milliseconds. */
function time(run: () => void, rounds = 25): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1]!;
}

export interface Speed {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** How fast the cleaner is on this machine. `loadMs` must come from the first use of the vocabulary in the process. */
export function measureSpeed(): Speed[] {
  const identifiers = [...PATIENTS.smith!, ...PATIENTS.muller!].slice(0, 15);
  const matcher = createMatcher(identifiers);
  const labels = lines(HARMLESS_LABELS);
  const planted = lines(PLANTED_LABELS).map((line) => line.split(' | ')[1]!.replace(MARKS, ''));
  const bytes = new TextEncoder().encode(
    labels
      .filter((label) => /^[\x00-\x7f]*$/.test(label))
      .join(' ')
      .repeat(20),
  );
  const narrative = lines(HARMLESS_NARRATIVES).join(' ');
  const long = narrative.repeat(Math.ceil(100_000 / narrative.length)).slice(0, 100_000);
  const characters = labels.reduce((sum, label) => sum + label.length, 0) / labels.length;
  const clean = createMatcher([{ kind: 'name', text: 'Xqzzy^Qwx' }]);
  return [
    {
      label: 'build a matcher for 15 identifiers',
      value: time(() => createMatcher(identifiers), 201),
      unit: 'ms',
    },
    {
      label: 'prefilter',
      value: (time(() => clean.mayOccurIn(bytes, 0, bytes.length), 101) * 1e6) / bytes.length,
      unit: 'ns a byte',
    },
    {
      label: `clean a harmless label of ${characters.toFixed(0)} characters`,
      value: (time(() => labels.map((label) => cleanText(label, matcher))) * 1000) / labels.length,
      unit: 'us',
    },
    {
      label: 'clean a label with an identifier',
      value: (time(() => planted.map((label) => cleanText(label, matcher))) * 1000) / planted.length,
      unit: 'us',
    },
    {
      label: 'clean a narrative of 100 KB',
      value: time(() => cleanText(long, matcher, { mode: 'narrative' }), 7),
      unit: 'ms',
    },
  ];
}

function main(): void {
  const start = performance.now();
  gradeOf('chest');
  const loadMs = performance.now() - start;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
  for (const [name, phrases] of [
    ['main corpus', CORPUS],
    ['sets once held out', ONCE_HELD_OUT],
  ] as const) {
    const figures = measure(phrases);
    console.log(`${name}, ${Object.keys(PATIENTS).length} patients`);
    const spoilt = new Set(figures.changed.map((line) => line.split(' | ')[1]));
    console.log(
      `harmless phrases that survive word for word for all patients: ${share(figures.harmless - spoilt.size, figures.harmless)}`,
    );
    console.log(
      `planted phrases without a trace of the identifier: ${share(figures.planted - figures.leaked.length, figures.planted)}`,
    );
    console.log(`harmless words kept in planted phrases: ${share(figures.keptWords, figures.harmlessWords)}`);
    console.log(
      `own identifiers that the last net alone finds: ${share(figures.own - figures.missed.length, figures.own)}`,
    );
  }
  console.log(`load the vocabulary: ${loadMs.toFixed(1)} ms`);
  for (const { label, value, unit } of measureSpeed()) console.log(`${label}: ${value.toFixed(2)} ${unit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
