import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createDeidentifier, type Deidentified } from '../deidentify/deidentify.ts';
import type { ProjectKey } from '../deidentify/key.ts';
import { createSealer } from '../deidentify/seal.ts';
import type { Dicom } from '../dicom/read.ts';
import { createReader, type Reader } from '../dicom/reread.ts';
import type { Source } from '../dicom/source.ts';
import { DeidError, type DeidErrorCode } from '../errors.ts';
import type { Profile } from '../profile/compile.ts';
import { checkOutputFolder, discoverFiles, type InputFile, isInside, isZip } from './discover.ts';
import { createInputReader } from './input.ts';
import { type MappingWriter, openMapping } from './mapping.ts';
import {
  closeOutputFolder,
  isWritten,
  type OutputFolder,
  openOutputFolder,
  sizeOfPieces,
  writeOutputFile,
} from './output.ts';
import { type OutputThread, startOutputThread } from './output-thread.ts';
import { countDone, createTally, type RunSummary, summarize, type Tally } from './summary.ts';
import { createTurns } from './turns.ts';
import { listZip } from './zip.ts';

/** A run over files: what is read, where it is written, and by what. */
export interface RunOptions {
  /** A file, a folder (with all below it) or a zip. */
  readonly input: string;
  /** Filled as PATIENT/STUDY/SERIES/INSTANCE.dcm, by new identifiers. */
  readonly output: string;
  readonly profile: Profile;
  readonly key: ProjectKey;
  /** PEM text of the certificate that a profile with `encrypt` encrypts for, see `createSealer`. */
  readonly certificate?: string | undefined;
  /** Folder for the confidential mapping; none is written without it. */
  readonly mapping?: string | undefined;
  /** Go on with an interrupted run: whole files that are there stay. Default false. */
  readonly resume?: boolean | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Told what became of each file while input and output are on the disk; nothing it is told goes anywhere else. */
  readonly onFile?: ((file: FileDone) => void) | undefined;
  /** Asked between files; true ends the run cleanly. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** What became of one file. Paths are confidential. */
interface FileDone {
  /** Position in the input, from 1. */
  readonly index: number;
  readonly input: string;
  /** Absent when it was refused. */
  readonly output?: string | undefined;
  readonly code?: DeidErrorCode | undefined;
}

/**
 * The main job: every file of the input is either written de-identified or listed as refused, never both, never
 * neither.
 *
 * @throws DeidError E_USAGE, E_OUTPUT_NOT_EMPTY, E_OUTPUT_INSIDE_INPUT, E_WRITE; what was written until then is whole
 * @example
 * const summary = await runBatch({ input: 'in', output: 'out', profile: builtinProfile('basic'), key })
 * summary.refused.length // => 0
 */
export async function runBatch(options: RunOptions): Promise<RunSummary> {
  const started = performance.now();
  checkOutputFolder(options.input, options.output, options.resume ?? false);
  refuseMixing(options);
  if (!existsSync(options.input)) {
    throw new DeidError('E_USAGE', 'expected a file, a folder or a zip as input, found nothing at that path');
  }
  const { profile, key, certificate } = options;
  const seal = certificate === undefined ? undefined : createSealer(certificate, key);
  const deidentify = createDeidentifier(profile, key, { seal });
  const tally = createTally();
  const names = new Set<string>();
  const mapping = options.mapping === undefined ? undefined : openMapping(options.mapping);
  const folder = openOutputFolder(options.output);
  const files = isZip(options.input) ? listZip(options.input) : discoverFiles(options.input);
  const work: FileWork = {
    folder,
    mapping,
    resume: options.resume ?? false,
    tally,
    deidentify,
    input: createInputReader(),
    readDicom: createReader(),
    names,
    onFile: options.onFile,
    writer: undefined,
  };
  try {
    const takeTurn = createTurns();
    for (let next = files.next(); ; next = files.next()) {
      const { done, value: file } = next instanceof Promise ? await next : next;
      if (done) break;
      const turn = takeTurn();
      if (turn !== undefined) await turn;
      if (options.shouldStop?.()) {
        tally.stopped = true;
        break;
      }
      tally.files++;
      doFile(work, file);
      options.onProgress?.(tally.files);
    }
  } finally {
    try {
      // a zip has an entry unpacked, also when the run ends early
      await files.return(undefined);
      work.writer?.finish();
    } finally {
      mapping?.close();
      closeOutputFolder(folder);
    }
  }
  if (options.resume && !tally.stopped) tally.foreign = countForeign(options.output, names);
  return summarize(tally, (performance.now() - started) / 1000);
}

/** An earlier run with another key, profile or input leaves files that a resumed run must not be mixed with. */
function countForeign(output: string, names: ReadonlySet<string>): number {
  let foreign = 0;
  for (const { name } of discoverFiles(output)) if (!names.has(name)) foreign++;
  return foreign;
}

interface FileWork {
  readonly folder: OutputFolder;
  readonly mapping: MappingWriter | undefined;
  readonly resume: boolean;
  readonly tally: Tally;
  readonly deidentify: (file: Dicom) => Deidentified;
  readonly input: ReturnType<typeof createInputReader>;
  readonly readDicom: Reader;
  /** Output names of this run. */
  readonly names: Set<string>;
  /** Writes while the next file is read. */
  writer: OutputThread | undefined;
  readonly onFile: ((file: FileDone) => void) | undefined;
}

function doFile(work: FileWork, input: InputFile): void {
  try {
    const done = deidentifyInput(work, input);
    work.onFile?.({ index: work.tally.files, input: input.path, ...done });
  } finally {
    input.dispose?.();
  }
}

function deidentifyInput(work: FileWork, input: InputFile): Pick<FileDone, 'output' | 'code'> {
  try {
    if (input.refusal) throw input.refusal;
    const writer = writerOf(work);
    const use = (source: Source, fd: number): Pick<FileDone, 'output'> => {
      const file = work.readDicom(source);
      const result = work.deidentify(file);
      const name = nameOf(result);
      if (work.names.has(name)) {
        throw new DeidError(
          'E_DUPLICATE',
          'expected a SOP Instance UID that no other input has, found one that an earlier file has (PS3.3 section C.12.1). ' +
            'Compare the two originals and keep one',
          { tag: 0x00080018 },
        );
      }
      work.names.add(name);
      const size = sizeOfPieces(result.pieces);
      let isThere: (() => boolean) | undefined;
      if (!(work.resume && isWritten(work.folder, name, result.pieces))) {
        isThere = writer?.write(name, result.pieces, source);
        if (isThere === undefined) writeOutputFile(work.folder, name, result.pieces, source, fd);
      }
      countDone(work.tally, result, source.size, size);
      if (work.mapping) {
        const { patientId, uids } = result.mapping();
        if (patientId) work.mapping.addPatient(...patientId);
        for (const [old, fresh] of uids) work.mapping.addUid(old, fresh);
        const line = { input: input.name, output: name, status: 'deidentified', code: '' } as const;
        work.mapping.addFile(line, isThere);
      }
      return { output: join(work.folder.path, name) };
    };
    return work.input.read(input.path, use, writer?.buffer());
  } catch (error) {
    if (!(error instanceof DeidError) || error.code === 'E_WRITE') throw error;
    work.tally.refused.push({ index: work.tally.files, code: error.code, message: error.message });
    work.mapping?.addFile({ input: input.name, output: '', status: 'refused', code: error.code });
    return { code: error.code };
  }
}

/** The second thread, once there are so many files that it is worth its start. */
function writerOf(work: FileWork): OutputThread | undefined {
  // who looks at each file wants it to be there
  if (work.onFile !== undefined) return undefined;
  if (work.writer === undefined && work.tally.deidentified >= ENOUGH_FILES && availableParallelism() > 1) {
    work.writer = startOutputThread(work.folder);
  }
  return work.writer;
}

const ENOUGH_FILES = 100;

function nameOf(result: Deidentified): string {
  return `${result.patient}/${result.studyUid}/${result.seriesUid}/${result.instanceUid}.dcm`;
}

function refuseMixing(options: RunOptions): void {
  const { mapping, output, input, resume } = options;
  if (mapping === undefined) return;
  if (isInside(mapping, output) || isInside(mapping, input)) {
    throw new DeidError(
      'E_USAGE',
      'expected a mapping folder outside input and output, found one inside; the mapping is confidential, the output is to be given away',
    );
  }
  if (!resume && existsSync(join(mapping, 'uid_mapping.csv'))) {
    throw new DeidError(
      'E_USAGE',
      'expected a mapping folder without a mapping, found the one of an earlier run, which would be lost. Choose another folder',
    );
  }
}
