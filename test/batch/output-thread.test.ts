import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBatch } from '../../src/batch/run.ts';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { buildFile } from '../../src/dicom/build.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { CLI, listFiles } from '../support/cli.ts';
import { itOnPosix } from '../support/posix.ts';

const root = mkdtempSync(join(tmpdir(), 'thread-'));
const at = (...names: string[]): string => join(root, ...names);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const COHORT = join(dirname(CLI), '..', 'datasets', 'cohort');
/** More than are written before the thread is started. */
const FILES = 260;
const imageFile = (n: number, pixels: number): Uint8Array =>
  buildFile({
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
    SOPInstanceUID: `1.2.3.4.${n}`,
    StudyInstanceUID: '1.2.3.4',
    SeriesInstanceUID: `1.2.3.4.1.${n % 3}`,
    PatientID: `QX-${n % 2}`,
    InstanceNumber: String(n),
    PixelData: new Uint8Array(pixels).map((_, index) => (index * n) & 0xff),
  });
const name = (n: number): string => `${String(n).padStart(4, '0')}.dcm`;

beforeAll(() => {
  mkdirSync(at('in'));
  // one is larger than a slot of the ring
  for (let n = 0; n < FILES; n++)
    writeFileSync(at('in', name(n)), imageFile(n, n === 200 ? 1_500_000 : 2_000));
  writeFileSync(at('key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
});

describe('files written by the second thread', () => {
  it('are the files that are written one at a time', async () => {
    const summary = await runBatch({
      input: at('in'),
      output: at('out'),
      profile: builtinProfile('basic'),
      key: DEMO_KEY,
    });
    expect(summary).toMatchObject({ files: FILES, deidentified: FILES });
    expect(listFiles(at('out'))).toHaveLength(FILES);
    for (let n = 0; n < FILES; n++) {
      const { chunks, patient, studyUid, seriesUid, instanceUid } = deidentify(
        readFileSync(at('in', name(n))),
        builtinProfile('basic'),
        DEMO_KEY,
      );
      const written = readFileSync(at('out', patient, studyUid, seriesUid, `${instanceUid}.dcm`));
      expect(written.equals(Buffer.concat(chunks)), name(n)).toBe(true);
    }
  });

  it('are right whatever they are: deflated, compressed, implicit, in any character set', async () => {
    // the plain files come first, so that the thread is there
    cpSync(at('in'), at('mixed', '0'), { recursive: true });
    cpSync(COHORT, at('mixed', '1'), { recursive: true });
    const run = { input: at('mixed'), profile: builtinProfile('research'), key: DEMO_KEY };
    const [alone, both] = [at('alone'), at('both')];
    // who looks at each file gets it written before the next one is read, without the thread
    const seen = await runBatch({ ...run, output: alone, onFile: () => undefined });
    const summary = await runBatch({ ...run, output: both });
    expect(summary.deidentified).toBe(seen.deidentified);
    expect(summary.deidentified).toBeGreaterThan(FILES + 50);
    const names = listFiles(alone);
    expect(listFiles(both)).toEqual(names);
    for (const each of names)
      expect(readFileSync(join(both, each)).equals(readFileSync(join(alone, each))), each).toBe(true);
  });

  itOnPosix('that do not fit on the disk end the run with a clear error and no half file', () => {
    mkdirSync(at('in2'));
    for (let n = 0; n < FILES; n++)
      writeFileSync(at('in2', name(n)), imageFile(n, n === 180 ? 100_000 : 2_000));
    const args = [process.execPath, CLI, 'deidentify', at('in2'), at('out2'), '--key-file', at('key')];
    args.push('--mapping', at('mapping2'));
    const run = spawnSync('bash', ['-c', 'ulimit -f 64; exec "$0" "$@"', ...args], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/could not be written \(EFBIG\).*\[E_WRITE\]/);
    const written = listFiles(at('out2'));
    expect(written.length).toBeLessThan(FILES);
    for (const each of written)
      expect(readDicom(readFileSync(at('out2', each))).elements.length).toBeGreaterThan(5);
    expect(readdirSync(at('out2'))).not.toContain('.partial');
    // the mapping names what was written, no more and no less
    const lines = readFileSync(at('mapping2', 'files.csv'), 'utf8').trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(',')[1]).sort()).toEqual([...written].sort());
  });

  it('are whole, whenever the run is killed, and a resumed run gives the same bytes', async () => {
    const args = [CLI, 'deidentify', at('in'), at('out3'), '--key-file', at('key')];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const count = (): number => {
      try {
        return listFiles(at('out3')).filter((each) => each.endsWith('.dcm')).length;
      } catch {
        return 0;
      }
    };
    while (count() < 120 && child.exitCode === null) await new Promise((next) => setTimeout(next, 1));
    child.kill('SIGKILL');
    await new Promise((done) =>
      child.exitCode === null && child.signalCode === null ? child.on('exit', done) : done(0),
    );
    for (const each of listFiles(at('out3')).filter((file) => !file.startsWith('.partial')))
      expect(readDicom(readFileSync(at('out3', each))).elements.length).toBeGreaterThan(5);
    expect(spawnSync(process.execPath, [...args, '--resume']).status).toBe(0);
    expect(spawnSync(process.execPath, [...args.slice(0, 3), at('out4'), ...args.slice(4)]).status).toBe(0);
    const bytesOf = (folder: string): string[] =>
      listFiles(folder).map(
        (each) => `${dirname(each)} ${readFileSync(join(folder, each)).toString('base64')}`,
      );
    expect(bytesOf(at('out3'))).toEqual(bytesOf(at('out4')));
  });
});
