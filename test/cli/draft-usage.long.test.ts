import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliResult, listFiles, runCli, startCli } from '../support/cli.ts';
import { sendAnswer, startModelServer } from '../support/model-server.ts';
import { hasTerminal, runOnTerminal } from '../support/terminal.ts';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const draft = (...args: string[]): CliResult =>
  runCli(['draft', ...args], { env: { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' } });
const apply = (script: string, input: string, output: string): CliResult =>
  draft('apply', at(script), input, at(output), '--key-file', at('k'));
const TASKS = fileURLToPath(new URL('../../tasks/', import.meta.url));
const VISIBLE = join(TASKS, '01-direct-identifiers', 'visible');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-draft-usage-'));
  runCli(['key', 'new', at('k')]);
  draft('1', '--replay', 'passes', '--out', at('passed'));
  draft('1', '--replay', 'forgets-some', '--rounds', '0', '--out', at('failed'));
  draft('6', '--replay', 'all', '--rounds', '0', '--out', at('several'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('whoever begins with deidlab draft', { timeout: 120_000 }, () => {
  it('and types nothing more, is shown the tasks and how to begin', () => {
    const { code, stdout, stderr } = draft();
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(
      /01-direct-identifiers {2}[\s\S]*08-everything[\s\S]*Begin with: deidlab draft 1\n/,
    );
  });

  it('may name a task without its number, and is told the nearest', () => {
    expect(draft('private', '--replay', 'passes').code).toBe(0);
    expect(draft('nestd').stderr).toMatch(/Did you mean nested\?/);
  });

  it.runIf(hasTerminal)('sees a list in which no line is wider than the terminal', async () => {
    const { screen } = await runOnTerminal(['draft', 'list']);
    expect(screen).toContain('03-hard-codes-the-names');
    expect(screen.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('deidlab draft', { timeout: 120_000 }, () => {
  it.each([
    [
      'a DICOM file',
      (): string => join(VISIBLE, listFiles(VISIBLE).find((name) => name.endsWith('.dcm'))!),
      /a DICOM file/,
    ],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x41), /no text in UTF-8/],
    ['orders to a terminal', 'Remove \u001b[2J names', /nobody types/],
    ['nothing', ' \n', /no word/],
    ['a book', 'remove names '.repeat(2000), /26000 characters/],
  ])('takes no file as words that holds %s', (_, content, message) => {
    const path = typeof content === 'function' ? content() : at('words');
    if (typeof content !== 'function') writeFileSync(path, content);
    const to = ['--model', 'x', '--base-url', 'http://127.0.0.1:9/v1', '--yes-send'];
    const { code, stdout, stderr } = draft('1', '--words', path, ...to);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('finds a name that a soft hyphen of a letter divides', () => {
    writeFileSync(at('words'), 'Remove Smi\u00adth, Jo\u200bhn');
    const to = ['--model', 'x', '--base-url', 'http://127.0.0.1:9/v1', '--yes-send'];
    expect(draft('1', '--words', at('words'), ...to).stderr).toMatch(/look like a name/);
  });

  it.each([
    ['--json', 'missing/t.json'],
    ['--html', 'missing/t.html'],
    ['--html', '.'],
    ['--out', 'k/run'],
  ])('says before a draft is made that %s %s cannot be written', (option, path) => {
    const { code, stdout, stderr } = draft('1', option, at(path));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`after ${option}|for ${option}`));
    expect(stderr).toMatch(/\[E_WRITE\]/);
  });

  it('leaves nothing behind of the trial whether --out can be written', () => {
    expect(draft('1', '--prices', at('none'), '--out', at('new', 'run')).code).toBe(2);
    expect(existsSync(at('new'))).toBe(false);
  });

  it('plays a saved run with its own task only, and says which are in a folder of several', () => {
    expect(draft('3', '--replay', at('passed')).stderr).toMatch(
      /a run of the task 03-uids, found one of 01-direct-identifiers/,
    );
    for (const args of [
      ['6', '--replay', at('several')],
      ['table', at('several')],
    ]) {
      const { code, stderr } = draft(...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/found one with several: [^,]*01-top-level-only, /);
    }
  });

  it('says that a key is not needed for a replay', () => {
    expect(draft('1', '--model', 'x').stderr).toMatch(/leave out --model: a replay needs no key/);
  });

  it('tells what other drafts came to when a later one is cut off', async () => {
    const passes = readFileSync(join(TASKS, '01-direct-identifiers/replays/06-passes/round-1.md'), 'utf8');
    const server = await startModelServer((response, { turn }) =>
      turn === 0 ? sendAnswer(response, passes) : sendAnswer(response, 'Half', { finish: null, done: false }),
    );
    const { code, stdout, stderr } = await run(
      ...['draft', '1', '--model', 'x', '--base-url', server.baseUrl, '--yes-send', '--samples', '2'],
    );
    await server.close();
    expect(code).toBe(1);
    expect(stdout).toMatch(/Passed +1\/1[\s\S]*It was not saved. With --out DIR it is/);
    expect(stderr).toMatch(/cut off before its end/);
  });

  it('reads no run.json that lacks what a table needs, and sends nothing of it to a terminal as an order', () => {
    mkdirSync(at('forged'));
    const record = JSON.parse(readFileSync(at('passed', 'run.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(
      at('forged', 'run.json'),
      JSON.stringify({ ...record, model: 'a\u001b[2Jb', label: undefined }),
    );
    const table = draft('table', at('forged'));
    expect(table.code).toBe(0);
    expect(table.stdout).not.toContain('\u001b');
    for (const rounds of [[], [{}], [null]]) {
      writeFileSync(at('forged', 'run.json'), JSON.stringify({ ...record, rounds }));
      expect(draft('table', at('forged')).stderr).toMatch(/\[E_USAGE\]/);
    }
  });

  it('says that a replay whose answer cannot be read is none', () => {
    mkdirSync(at('odd', 'round-1.md'), { recursive: true });
    writeFileSync(at('odd', 'replay.yaml'), 'kind: recording\n');
    expect(draft('1', '--replay', at('odd')).stderr).toMatch(/\[E_USAGE\]/);
  });
});

describe('deidlab draft apply', { timeout: 120_000 }, () => {
  it('takes the folder of a run, and says at the end where the output is and what that means', () => {
    const { stdout } = apply('passed', VISIBLE, 'out');
    expect(stdout).toMatch(/\d+ findings? in [\s\S]*\n\nThe output is in .*Do not pass it on/);
    expect(listFiles(at('out')).length).toBeGreaterThan(0);
  });

  it.each([
    ['failed', /found one of which no draft passed/],
    ['several', /of these passed: .*04-passes/],
    ['.', /of one run that passed|script\.ts in it/],
  ])('says what to do with the folder %s', (script, message) => {
    const { code, stderr } = apply(script, VISIBLE, 'none');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(at('none'))).toBe(false);
  });

  it('wants files in the input, and an empty output; it knows no --resume', () => {
    mkdirSync(at('empty'));
    expect(apply('passed', at('empty'), 'none').stderr).toMatch(/expected files in the input, found none/);
    expect(apply('passed', at('nowhere'), 'none').stderr).toMatch(/found nothing at that path/);
    const { stderr } = apply('passed', VISIBLE, 'failed');
    expect(stderr).toMatch(/expected an empty output folder/);
    expect(stderr).not.toContain('--resume');
  });
});

/** As the server runs in this process, it must not wait. */
async function run(...args: string[]): Promise<CliResult> {
  const child = startCli(args);
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr!.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code: code ?? -1, stdout, stderr };
}
