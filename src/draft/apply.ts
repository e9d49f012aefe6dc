import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOutputFolder, discoverFiles, type InputFile, isZip } from '../batch/discover.ts';
import { createInputReader } from '../batch/input.ts';
import { type MappingWriter, openMapping } from '../batch/mapping.ts';
import { closeOutputFolder, openOutputFolder, writeOutputFile } from '../batch/output.ts';
import { checkFolder } from '../check/check-folder.ts';
import type { CheckResult } from '../check/finding.ts';
import type { PolicyInput } from '../check/policy.ts';
import { derive, type ProjectKey } from '../deidentify/key.ts';
import { refuseUnsafe } from '../deidentify/refuse.ts';
import { createSubjects, type FileFacts, readFacts, type Subject } from '../deidentify/subject.ts';
import { remapUid } from '../deidentify/uid.ts';
import { type Dicom, readDicom } from '../dicom/read.ts';
import { DeidError } from '../errors.ts';
import { openCompiler } from './compile.ts';
import { toDraftJson } from './dataset-text.ts';
import { rebuildFile } from './rebuild.ts';
import { openSandbox, type Sandbox, type SandboxFailure, type SandboxLimits } from './sandbox.ts';

// Runs on a person's own files. Nothing here, and nothing that it imports, can reach a model: test/draft/imports.test.ts.

/** A script, and the files that it is to be run on. */
export interface ApplyOptions {
  /** TypeScript of a draft that passed. */
  readonly script: string;
  /** A file or a folder. */
  readonly input: string;
  /** An empty or new folder outside the input. */
  readonly output: string;
  readonly key: ProjectKey;
  /** The confidential folder that leads back to the originals; without it the pairing is forgotten. */
  readonly mapping?: string | undefined;
  readonly onProgress?: ((files: number) => void) | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
}

/** What a script made of a folder. */
export interface Applied {
  readonly files: number;
  readonly written: number;
  /** `index` counts the files of the input from 1; a message holds no value. */
  readonly refused: readonly { readonly index: number; readonly code: string; readonly message: string }[];
  readonly seconds: number;
  readonly stopped: boolean;
  /** What the checker finds in the output. */
  readonly check: (
    policy: PolicyInput,
    watch?: Pick<ApplyOptions, 'onProgress' | 'shouldStop'>,
  ) => Promise<CheckResult>;
  /** Forgets the pairing of originals and outputs. */
  readonly close: () => void;
}

/** Real files are larger than those that drafts are made with. */
const LIMITS: SandboxLimits = {
  memoryBytes: 512 * 2 ** 20,
  stackBytes: 256 * 1024,
  jumps: 20_000_000,
  wallMs: 10_000,
  outputCharacters: 128 * 2 ** 20,
};

/**
 * Runs a script on files of a person's own, in the same sandbox as drafts: each file is written as the script says, or
 * refused, with no byte of it written. Pixel data and whatever the script left alone stay bit for bit. Names of folders and
 * files come from the key, whatever the script does.
 *
 * @throws DeidError E_BAD_DRAFT for a script that does not compile, E_OUTPUT_NOT_EMPTY, E_OUTPUT_INSIDE_INPUT, E_USAGE, E_WRITE
 * @example
 * const applied = await applyScript({ script, input: 'in', output: 'out', key });
 * (await applied.check('basic')).findings.length // => 0
 */
export async function applyScript(options: ApplyOptions): Promise<Applied> {
  const { input, output } = options;
  const started = performance.now();
  if (isZip(input))
    throw new DeidError(
      'E_USAGE',
      'expected a file or a folder, found a zip; unpack it, as its files are checked afterwards',
    );
  checkOutputFolder(input, output);
  if (!existsSync(input))
    throw new DeidError('E_USAGE', 'expected a file or a folder as input, found nothing at that path');
  const code = await compileScript(options.script);
  const temporary = options.mapping === undefined ? mkdtempSync(join(tmpdir(), 'deidlab-apply-')) : undefined;
  const close = (): void => {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  };
  const pairing = options.mapping ?? temporary!;
  try {
    const mapping = openMapping(pairing);
    const sandbox = openSandbox(code, LIMITS);
    const folder = openOutputFolder(output);
    const job: Job = {
      ...{ sandbox, folder, mapping, key: options.key },
      secret: derive(options.key, 'draft tools', '').toString('hex'),
      subjectOf: createSubjects(options.key),
      reader: createInputReader(),
      names: new Set(),
    };
    const refused: { index: number; code: string; message: string }[] = [];
    let files = 0;
    let stopped = false;
    try {
      for (const file of discoverFiles(input)) {
        stopped = options.shouldStop?.() === true;
        if (stopped) break;
        files++;
        const refusal = await applyToFile(job, file);
        if (refusal) refused.push({ index: files, code: refusal.code, message: refusal.message });
        options.onProgress?.(files);
      }
    } finally {
      await sandbox.close();
      mapping.close();
      closeOutputFolder(folder);
    }
    const check: Applied['check'] = (policy, watch) =>
      checkFolder({ originals: input, output, mapping: pairing, policy, ...watch });
    const seconds = (performance.now() - started) / 1000;
    return { files, written: files - refused.length, refused, seconds, stopped, check, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** JavaScript of a script. @throws DeidError E_BAD_DRAFT with the first problem of the compiler */
async function compileScript(script: string): Promise<string> {
  const compiler = openCompiler();
  try {
    const compiled = await compiler.compile(script);
    if (compiled.kind === 'compiled') return compiled.code;
    const { line, message } = compiled.problems[0]!;
    throw new DeidError(
      'E_BAD_DRAFT',
      `the script does not compile${line === undefined ? '' : `, line ${line}`}: ${message}`,
    );
  } finally {
    await compiler.close();
  }
}

interface Job {
  readonly sandbox: Sandbox;
  readonly folder: ReturnType<typeof openOutputFolder>;
  readonly mapping: MappingWriter;
  readonly key: ProjectKey;
  /** What the tools of the script compute with: not the key itself, which never enters the sandbox. */
  readonly secret: string;
  readonly subjectOf: (file: Dicom, facts: FileFacts) => Subject;
  readonly reader: ReturnType<typeof createInputReader>;
  readonly names: Set<string>;
}

/** Read twice: what a reader gives is gone when the sandbox has done its work, and pixel data never waits in memory. */
async function applyToFile(job: Job, input: InputFile): Promise<DeidError | undefined> {
  try {
    if (input.refusal) throw input.refusal;
    const { text, name } = job.reader.read(input.path, (source) => {
      const file = readDicom(source);
      const facts = readFacts(file);
      refuseUnsafe(file, facts);
      return { text: JSON.stringify(toDraftJson(file)), name: nameOf(job, file, facts) };
    });
    if (job.names.has(name))
      throw new DeidError(
        'E_DUPLICATE',
        'expected a SOP Instance UID that no other input has, found one that an earlier file has (PS3.3 section C.12.1)',
        {
          tag: 0x00080018,
        },
      );
    const outcome = await job.sandbox.run(text, job.secret);
    if (outcome.kind === 'failed') throw failureOf(outcome.failure);
    job.reader.read(input.path, (source, fd) => {
      const file = readDicom(source);
      writeOutputFile(job.folder, name, rebuildFile(file, outcome.text), source, fd);
    });
    job.names.add(name);
    job.mapping.addFile({ input: input.name, output: name, status: 'deidentified', code: '' });
    return undefined;
  } catch (error) {
    if (!(error instanceof DeidError) || error.code === 'E_WRITE') throw error;
    job.mapping.addFile({ input: input.name, output: '', status: 'refused', code: error.code });
    return error;
  }
}

function nameOf({ key, subjectOf }: Job, file: Dicom, facts: FileFacts): string {
  const uids = [facts.studyUid, facts.seriesUid, facts.instanceUid].map((uid) => remapUid(key, uid));
  return `${subjectOf(file, facts).pseudonym}/${uids.join('/')}.dcm`;
}

/** The text of a script's error may hold a value of the file: only its kind and place are told. */
function failureOf({ code, line }: SandboxFailure): DeidError {
  const where = line === undefined ? '' : ` in line ${line}`;
  return new DeidError(
    'E_BAD_DRAFT',
    `the script gave nothing for this file: ${code}${where}. Try it on synthetic files like this one`,
  );
}
