import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutputSet } from '../../datasets/outputs.ts';
import { check } from '../../src/check/check.ts';
import { type CheckFolderInput, checkFolder } from '../../src/check/check-folder.ts';
import { itOnPosix } from '../support/posix.ts';
import { answerKey, world } from './worlds.ts';

let root: string;
let spill: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-test-'));
  spill = join(root, 'tmp');
  mkdirSync(spill);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, spill);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): string {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\n`).join('');

function writeMapping(folder: string, { files, uids, patients }: OutputSet['mapping']): string {
  mkdirSync(folder, { recursive: true });
  const rows = files.map(({ input, output, status, code }) => [input, output, status, code]);
  writeFileSync(join(folder, 'files.csv'), csv([['input', 'output', 'status', 'code'], ...rows]));
  writeFileSync(join(folder, 'uid_mapping.csv'), csv([['id_old', 'id_new'], ...uids]));
  writeFileSync(join(folder, 'patid_mapping.csv'), csv([['id_old', 'id_new'], ...patients]));
  return folder;
}

/** The cohort and an output of it on disk. */
function onDisk(name: string, set: OutputSet, originals = world.cohort): CheckFolderInput {
  return {
    originals: writeFiles(join(root, name, 'in'), originals),
    output: writeFiles(join(root, name, 'out'), set.files),
    mapping: writeMapping(join(root, name, 'map'), set.mapping),
    policy: 'basic',
  };
}

const codesOf = ({ findings }: { readonly findings: readonly { code: string; count: number }[] }): string[] =>
  findings.map(({ code, count }) => `${code} ${count}`);

describe('a folder', () => {
  itOnPosix.each([
    ['other.dcm', 'no-link'],
    ['broken.dcm', 'no-link-2'],
  ])(
    'with a link that leads nowhere is checked without a mapping: the link has no output (%s)',
    async (name, bare) => {
      const { main } = world.runs('basic');
      const input = onDisk(`${bare}-beside-link`, main);
      symlinkSync('nowhere', join(input.originals, 'broken.dcm'));
      symlinkSync('nowhere', join(input.output, name));
      const whole = await checkFolder({ ...onDisk(bare, main), mapping: undefined });
      const result = await checkFolder({ ...input, mapping: undefined });
      const count = (codes: string[], code: string): number =>
        Number(codes.find((each) => each.startsWith(`${code} `))?.split(' ')[1] ?? 0);
      for (const code of ['output-missing', 'output-extra'])
        expect(count(codesOf(result), code)).toBe(count(codesOf(whole), code) + 1);
    },
  );

  // a file that not even root can read
  const unreadable = '/proc/self/mem';
  it.skipIf(!existsSync(unreadable)).each([
    ['original', 'original-missing'],
    ['output', 'unreadable'],
  ] as const)('with an %s that cannot be read is told so: %s', async (side, code) => {
    const { main } = world.runs('basic');
    const input = onDisk(`unreadable-${side}`, main);
    const { input: name, output } = main.mapping.files.find((row) => row.status !== 'refused')!;
    const path = side === 'original' ? join(input.originals, name) : join(input.output, output);
    rmSync(path);
    symlinkSync(unreadable, path);
    expect(codesOf(await checkFolder(input))).toContain(`${code} 1`);
  });

  it('whose mapping cannot be read is refused, with the name of the file', async () => {
    const input = onDisk('closed-mapping', world.runs('basic').main);
    for (const name of ['files.csv', 'uid_mapping.csv']) {
      const path = join(input.mapping!, name);
      renameSync(path, `${path}.kept`);
      mkdirSync(path);
      await expect(checkFolder(input)).rejects.toMatchObject({
        code: 'E_USAGE',
        message: expect.stringContaining(`expected a file ${name} that can be read`),
      });
      rmSync(path, { recursive: true });
      renameSync(`${path}.kept`, path);
    }
  });

  it('gives what the same files in memory give', async () => {
    const { main } = world.runs('basic');
    const files = new Map(main.files);
    const [first, second] = [...files.keys()];
    files.set(first!, files.get(second!)!);
    const bad = { ...main, files };
    const result = await checkFolder({ ...onDisk('same', bad), answerKey });
    const inMemory = check({
      ...{ originals: world.cohort, output: files, mapping: main.mapping, policy: 'basic', answerKey },
    });
    expect(result.findings.length).toBeGreaterThan(0);
    expect({ ...result, findings: codesOf(result) }).toEqual({ ...inMemory, findings: codesOf(inMemory) });
  });

  it('of 60 files takes less than 5 seconds of two cores', async () => {
    const input = onDisk('fast', world.runs('research').main);
    const before = process.cpuUsage();
    const result = await checkFolder({ ...input, policy: 'research' });
    const { user, system } = process.cpuUsage(before);
    expect(result.findings).toEqual([]);
    expect((user + system) / 1e6, 'seconds').toBeLessThan(10);
  });

  it('with files missing, too many, and a broken mapping is told so, each by its code', async () => {
    const { main } = world.runs('basic');
    const { files, mapping } = main;
    const [, gone, twice, ...rest] = mapping.files;
    const set: OutputSet = {
      files: new Map([...files].filter(([name]) => name !== gone!.output)).set(
        'extra.dcm',
        new Uint8Array(9),
      ),
      mapping: {
        ...mapping,
        files: [
          ...mapping.files.slice(0, 2),
          twice!,
          { ...twice!, input: rest[0]!.input },
          { ...twice!, input: '../../secret.dcm', output: '../out.dcm' },
          { ...twice!, input: 'never-there.dcm', output: rest[0]!.output },
          ...rest.slice(1),
        ],
      },
    };
    const result = await checkFolder(onDisk('broken', set));
    const codes = new Set(result.findings.map(({ code }) => code));
    for (const code of ['output-missing', 'output-extra', 'original-missing', 'mapping-broken'] as const)
      expect(codes).toContain(code);
  });

  it('without a mapping is paired by content', async () => {
    const { files, mapping } = world.runs('basic').main;
    const originals = new Map(
      [...world.cohort].filter(([path]) =>
        mapping.files.some(({ input, output }) => input === path && output !== ''),
      ),
    );
    const { mapping: _, ...input } = onDisk('content', { files, mapping }, originals);
    const result = await checkFolder(input);
    expect(codesOf(result)).toEqual([]);
    expect(result.files).toEqual({ originals: 59, outputs: 59, refused: 0, pairs: 59 });
    expect(result.notChecked.join()).toMatch(/paired by content/);
  });

  it('that is not there, or a mapping of another shape, is a wrong use', async () => {
    const input = onDisk(
      'wrong',
      { files: new Map(), mapping: { files: [], uids: [], patients: [] } },
      new Map(),
    );
    await expect(checkFolder({ ...input, originals: join(root, 'nowhere') })).rejects.toThrow(
      /originals in a folder/,
    );
    writeFileSync(join(input.mapping!, 'files.csv'), 'a,b\n');
    mkdirSync(input.originals, { recursive: true });
    mkdirSync(input.output, { recursive: true });
    await expect(checkFolder({ ...input, mapping: join(root, 'nowhere') })).rejects.toThrow(/files\.csv/);
    await expect(checkFolder(input)).rejects.toThrow(/columns input,output,status,code/);
  });

  it('leaves nothing behind, also when it is stopped or fails', async () => {
    const input = onDisk('stopped', world.runs('basic').main);
    let during = 0;
    await expect(
      checkFolder({
        ...input,
        onProgress: () => {
          during = readdirSync(spill).length;
        },
        shouldStop: () => during > 0,
      }),
    ).rejects.toThrow(/stopped/);
    expect(during).toBe(1);
    expect(readdirSync(spill)).toEqual([]);
  });

  it('of many files takes no more memory than one of few', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const input = manyFiles(900);
    const used: number[] = [];
    const result = await checkFolder({
      ...input,
      onProgress: (done) => {
        if (done % 300 !== 0) return;
        collect();
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        used.push((heapUsed + arrayBuffers) / 2 ** 20);
      },
    });
    expect(result.files.pairs).toBe(900);
    expect(codesOf(result)).toEqual([]);
    expect(used).toHaveLength(3);
    expect(used[2]! - used[0]!, 'MiB more after 900 files than after 300').toBeLessThan(8);
  });
});

/** Copies of one small file and its output, each with UIDs and a patient of its own. */
function manyFiles(count: number): CheckFolderInput {
  const { main } = world.runs('basic');
  const row = main.mapping.files.find(({ input }) => input === 'patient-1/presentation-state.dcm')!;
  const [original, output] = [world.cohort.get(row.input)!, main.files.get(row.output)!].map((bytes) =>
    Buffer.from(bytes).toString('latin1'),
  ) as [string, string];
  const originals = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();
  const rows = [];
  for (let index = 0; index < count; index++) {
    const number = String(index).padStart(6, '0');
    const before = original
      .replace(/1\.3\.6\.1\.4\.1\.32473\.1\.1\.20180110/g, `1.3.6.1.4.1.32473.1.1.20${number}`)
      .replaceAll(idOf(original), `MR${number}`.padEnd(idOf(original).length, '7'));
    const after = output
      .replace(/2\.25\.\d+/g, (uid) => uid.slice(0, 12) + number + uid.slice(18))
      .replaceAll(idOf(output), `Q${number}`.padEnd(idOf(output).length, '9'));
    const names = { input: `in-${number}.dcm`, output: `${number.slice(0, 3)}/${number}.dcm` };
    originals.set(names.input, Buffer.from(before, 'latin1'));
    files.set(names.output, Buffer.from(after, 'latin1'));
    rows.push({ ...names, status: 'deidentified' as const, code: '' });
  }
  return onDisk('many', { files, mapping: { files: rows, uids: [], patients: [] } }, originals);
}

/** The text of PatientID (0010,0020) LO in explicit little endian. */
function idOf(text: string): string {
  const at = text.indexOf('\x10\0\x20\0LO');
  return text.slice(at + 8, at + 8 + text.charCodeAt(at + 6)).trim();
}
