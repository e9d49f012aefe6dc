import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** The 58 files that other people's software wrote. They stay where they are and are only read. */
export const REAL_FOLDER: string = fileURLToPath(new URL('../../../shared/dicom/', import.meta.url));
const MISSING = 'skipped: the real files of ../shared/dicom are not here';

/** A row of MANIFEST.json. */
interface RealManifest {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly transferSyntax: string | null;
  readonly sopClass: string | null;
  readonly charset: readonly string[];
  readonly traits: readonly string[];
  readonly expect: 'ok' | 'reject';
  readonly reason: string;
  /** Both outcomes are defensible; the field says why. */
  readonly eitherAccepted?: string;
  readonly phiLike: readonly { readonly tag: string; readonly value: string }[];
}

/** What independent tools say about a file before any change (truth.json). */
interface RealTruth {
  readonly dcmdump: {
    /** 1: dcmdump refuses the file, and the counts are zero. */
    readonly returnCode: number;
    readonly metaElements: number;
    /** Data elements by nesting level, without items and delimiters. */
    readonly elementsPerLevel: Readonly<Record<string, number>>;
    readonly elements: number;
    readonly sequences: number;
    readonly items: number;
    /** The offset table item and the fragments. */
    readonly pixelItems: number;
  };
  readonly dciodvfy: { readonly returnCode: number; readonly errors: number; readonly warnings: number };
  readonly pydicom: { readonly elements: number };
  /** Absent without pixel data; sha256 of the native value, or of the fragments joined without the offset table. */
  readonly pixelData?: {
    readonly encoding: 'native' | 'encapsulated';
    readonly bytes: number;
    readonly sha256: string;
    readonly fragments?: number;
    readonly basicOffsetTableEntries?: number;
  };
  readonly dcmjs: { readonly read: string; readonly roundTripDifferences?: Readonly<Record<string, number>> };
}

export interface RealFile {
  readonly name: string;
  readonly path: string;
  /** A buffer of its own, made anew for each test that asks. */
  readonly bytes: () => Uint8Array;
  readonly manifest: RealManifest;
  readonly truth: RealTruth;
}

let files: readonly RealFile[] | undefined;

/**
 * The real test files in the order of their manifest; none when the folder is absent.
 *
 * @throws Error when a file's sha256 is not the manifest's: a damaged checkout, not a bug of ours
 */
export function realFiles(): readonly RealFile[] {
  files ??= existsSync(join(REAL_FOLDER, 'MANIFEST.json')) ? readFolder() : [];
  return files;
}

/** `describe` for tests that need the real files; where they are missing one skipped test says so. */
export function describeReal(title: string, body: () => void): void {
  if (realFiles().length > 0) describe(title, body);
  else describe(title, () => it.skip(MISSING, () => {}));
}

function readFolder(): RealFile[] {
  const { files: rows } = JSON.parse(readFileSync(join(REAL_FOLDER, 'MANIFEST.json'), 'utf8')) as {
    files: RealManifest[];
  };
  const truths = JSON.parse(readFileSync(join(REAL_FOLDER, 'truth.json'), 'utf8')) as {
    files: Record<string, RealTruth>;
  };
  return rows.map((manifest) => {
    const path = join(REAL_FOLDER, manifest.file);
    const content = readFileSync(path);
    if (createHash('sha256').update(content).digest('hex') !== manifest.sha256) {
      throw new Error(
        `${manifest.file}: sha256 is not the manifest's. The checkout of ../shared/dicom is damaged`,
      );
    }
    return {
      name: manifest.file,
      path,
      bytes: () => new Uint8Array(content),
      manifest,
      truth: truths.files[manifest.file]!,
    };
  });
}
