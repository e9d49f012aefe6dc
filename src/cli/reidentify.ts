import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { createInputReader } from '../batch/input.ts';
import { reidentify } from '../deidentify/reidentify.ts';
import { readDicom } from '../dicom/read.ts';
import { bytesOf, type Source } from '../dicom/source.ts';
import type { Piece } from '../dicom/write.ts';
import { DeidError, systemCode } from '../errors.ts';
import { EXIT } from './exit.ts';
import { readPem } from './pem-file.ts';
import { WHO_CAN_READ } from './who-can-read.ts';

/** Larger ranges pass from disk to disk in steps of this many bytes. */
const STEP_BYTES = 1 << 20;

export function reidentifyCommand(
  input: string,
  output: string,
  options: { readonly privateKey: string },
): number {
  if (existsSync(output)) {
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      `expected no file at ${output}, found one. Choose another name`,
    );
  }
  const privateKey = readPem(options.privateKey, '--private-key');
  const restored = createInputReader().read(input, (source) => {
    const result = reidentify(readDicom(source), privateKey);
    writeRestored(output, result.pieces, source);
    return result.restored.length;
  });
  process.stdout.write(
    `${restored} attributes restored to ${output}; ${WHO_CAN_READ}. It says again who the patient is: keep it as you keep the original.\n`,
  );
  return EXIT.done;
}

/** Under its final name the file is whole or not there, and only its owner can read it. */
function writeRestored(path: string, pieces: readonly Piece[], source: Source): void {
  const partial = `${path}.partial`;
  try {
    // what a crash left behind may be readable for others, and a mode is given to new files only
    rmSync(partial, { force: true });
    const out = openSync(partial, 'wx', 0o600);
    try {
      for (const piece of pieces) writePiece(out, piece, source);
    } finally {
      closeSync(out);
    }
    renameSync(partial, path);
  } catch (cause) {
    rmSync(partial, { force: true });
    if (cause instanceof DeidError) throw cause;
    const code = systemCode(cause);
    throw new DeidError(
      'E_WRITE',
      `expected to write ${path}, and could not (${code}). Nothing was left there`,
      { cause },
    );
  }
}

function writePiece(out: number, piece: Piece, source: Source): void {
  if (piece instanceof Uint8Array) {
    writeAll(out, piece);
    return;
  }
  for (let at = piece.start; at < piece.end; at += STEP_BYTES) {
    writeAll(out, bytesOf(source, at, Math.min(piece.end, at + STEP_BYTES)));
  }
}

function writeAll(out: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at);
}
