import { createHash, createHmac } from 'node:crypto';
import { cohortPaths, defineExercise, expectEqual, firstProblem, plantedIn } from 'deidlab/exercise';
import { createUidMapper } from './solution.ts';

const UIDS = [
  ...new Set(
    cohortPaths().flatMap((path) =>
      plantedIn(path).flatMap(({ kind, text }) => (kind === 'uid' ? [text] : [])),
    ),
  ),
];
const IS_UID = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/;
const [ONE, OTHER] = ['one secret', 'another secret'];

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'UIDs, consistently',
  exports: { createUidMapper: 'function' },
  meaning: 'The segmentation still finds its CT, and nobody finds the CT in the archive.',
  checks: [
    {
      claim: 'every new UID is one: digits and points, at most 64 characters',
      run: ({ createUidMapper }) => {
        const map = createUidMapper(ONE);
        return firstProblem(UIDS, (uid) => {
          const got = map(uid);
          if (typeof got === 'string' && IS_UID.test(got) && got.length <= 64 && got !== uid)
            return undefined;
          const because =
            got === uid
              ? 'The UID came back as it was.'
              : /[a-f]/.test(String(got))
                ? 'Hex digits are no decimal digits.'
                : undefined;
          return { input: uid, expected: 'another UID', got: String(got), ...(because && { because }) };
        });
      },
      hints: [
        'A digest in hex has letters in it; a UID must not.',
        'A hex number can be written as a decimal one: that is what BigInt is for.',
        '2.25. and the decimal number of the first 32 hex digits.',
      ],
      read: 'PS3.5 section 9.1 and B.2',
    },
    {
      claim: 'the same UID becomes the same, also for a mapper made later',
      run: ({ createUidMapper }) => {
        const first = createUidMapper(ONE);
        const before = UIDS.slice(0, 20).map(first);
        const later = createUidMapper(ONE);
        later('2.25.99');
        return firstProblem(UIDS.slice(0, 20).entries(), ([at, uid]) =>
          expectEqual(later(uid), before[at], {
            input: uid,
            because:
              'Random numbers, counters and tables are forgotten at the end of a run, and every machine has its own.',
          }),
        );
      },
      hints: [
        'What does your new UID depend on, besides the old one and the secret?',
        'A counter gives other numbers when files come in another order.',
        'Work the new UID out of the old one and the secret, and keep nothing.',
      ],
      read: 'PS3.15 section E.3.9',
    },
    {
      claim: 'two UIDs never become one',
      run: ({ createUidMapper }) => {
        const map = createUidMapper(ONE);
        return expectEqual(new Set(UIDS.map(map)).size, UIDS.length, {
          input: `all ${UIDS.length} UIDs of the cohort`,
          because:
            'Too few bits of the digest: with 32, an archive of 100,000 images already has two that meet.',
        });
      },
      hints: [
        'How many different results can your function have?',
        'The birthday paradox: among n results, two of about square root of n meet.',
        'Take 128 bits, which are 32 hex digits.',
      ],
      read: 'PS3.5 section B.2: 128 bits',
    },
    {
      claim: 'UIDs that DICOM registers stay',
      run: ({ createUidMapper }) =>
        firstProblem(['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.1'], (uid) =>
          expectEqual(createUidMapper(ONE)(uid), uid, {
            input: uid,
            because: 'With another SOP class no program knows what the file is.',
          }),
        ),
      hints: [
        'Which UIDs are the same in every hospital?',
        'They begin with the root of the standard.',
        'Look at how the UID starts before you hash it, with the point after the root.',
      ],
      read: 'PS3.6 Annex A',
    },
    {
      claim: 'another secret gives other UIDs, and without it nobody can try',
      run: ({ createUidMapper }) =>
        firstProblem(UIDS.slice(0, 20), (uid) => {
          const got = createUidMapper(ONE)(uid);
          if (got === createUidMapper(OTHER)(uid))
            return {
              input: uid,
              expected: 'other UIDs for another secret',
              got: 'the same',
              because:
                'A hash without a secret is no protection: whoever has a list of UIDs hashes them all and compares.',
            };
          const digits = (hex: string): string => `2.25.${BigInt(`0x${hex.slice(0, 32)}`)}`;
          const glued = [ONE + uid, uid + ONE, `${ONE}.${uid}`].flatMap((text) =>
            ['sha1', 'md5', 'sha256'].map((name) => digits(createHash(name).update(text).digest('hex'))),
          );
          if (!glued.includes(got)) return undefined;
          return {
            input: uid,
            expected: 'a keyed hash',
            got: 'a hash of secret and UID glued together',
            because: 'createHmac is made for this; a plain hash over secret and text can be extended.',
          };
        }),
      hints: [
        'Where does the secret come in?',
        'The secret has to be the key of the hash, not a part of the text.',
        'node:crypto has one function for hashes and one for keyed hashes.',
      ],
      read: 'RFC 2104; PS3.15 section E.1.2',
    },
  ],
  mistakes: [
    {
      what: 'hex digits',
      caughtBy: 'every new UID is one: digits and points, at most 64 characters',
      answers: {
        createUidMapper: (secret) => (uid) =>
          `2.25.${createHmac('sha256', secret).update(uid).digest('hex').slice(0, 32)}`,
      },
    },
    {
      what: 'a table with random numbers',
      caughtBy: 'the same UID becomes the same, also for a mapper made later',
      answers: {
        createUidMapper: () => {
          const table = new Map<string, string>();
          return (uid) => {
            if (!table.has(uid)) table.set(uid, `2.25.${Math.floor(Math.random() * 2 ** 50)}`);
            return table.get(uid)!;
          };
        },
      },
    },
    {
      what: 'eight bits',
      caughtBy: 'two UIDs never become one',
      answers: {
        createUidMapper: (secret) => (uid) => `2.25.${createHmac('sha256', secret).update(uid).digest()[0]}`,
      },
    },
    {
      what: 'SOP classes are mapped, too',
      caughtBy: 'UIDs that DICOM registers stay',
      answers: {
        createUidMapper: (secret) => (uid) => createUidMapper(secret)(uid.replace('1.2.840.10008.', '1.2.')),
      },
    },
    {
      what: 'a hash without a secret',
      caughtBy: 'another secret gives other UIDs, and without it nobody can try',
      answers: {
        createUidMapper: () => (uid) =>
          uid.startsWith('1.2.840.10008.')
            ? uid
            : `2.25.${BigInt(`0x${createHash('sha256').update(uid).digest('hex').slice(0, 32)}`)}`,
      },
    },
  ],
});
