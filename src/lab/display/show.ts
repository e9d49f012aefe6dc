import type { Finding } from '../../check/finding.ts';
import { type Dicom, readDicom } from '../../dicom/read.ts';
import { bytesOf } from '../../dicom/source.ts';
import { DeidError } from '../../errors.ts';
import type { Figure } from '../../metadata/figure.ts';
import { figureHtml } from '../../metadata/figure-html.ts';
import { isOfCohort } from '../cohort.ts';
import { checkSetup, renderSetup } from '../setup.ts';
import { type Mark, renderBytes } from './bytes.ts';
import { renderDiff } from './diff.ts';
import { emitHtml } from './emit.ts';
import { renderFindings } from './findings.ts';
import { type HeaderOptions, renderHeader } from './header-tree.ts';
import { type Box, renderImages, type ShownImage } from './image.ts';
import { escapeHtml, frame } from './style.ts';
import { type DataFrameLike, renderTable, type TableOptions } from './table.ts';

/** A file that was read, or its bytes. */
type FileOrBytes = Dicom | Uint8Array;

/**
 * The header as a tree below the cell. Values are shown of the bundled cohort only: a saved notebook keeps what it showed.
 *
 * @param options.values also of other files. Default: false for these
 * @example showHeader(cohortFile('patient-1/report-sr.dcm'), { profile: builtinProfile('basic') })
 */
export function showHeader(file: FileOrBytes, options: HeaderOptions = {}): void {
  const dicom = asFile(file);
  const values = options.values ?? isFictional(dicom);
  if (!values && options.values === undefined)
    showNote(
      'This file is not one of the bundled fictional ones, so its values are hidden. With { values: true } they are shown; then do not save or share the notebook.',
    );
  emitHtml(renderHeader(dicom, { ...options, values }));
}

/** Bytes as a hex dump, see `renderBytes`. */
export function showBytes(
  bytes: Uint8Array,
  options: { readonly from?: number; readonly to?: number; readonly marks?: readonly Mark[] } = {},
): void {
  emitHtml(renderBytes(bytes, options));
}

/**
 * One frame of an image, compressed or not. Decoding takes a moment, so the cell waits for it.
 *
 * @param options.boxes rectangles to draw around something
 * @param options.width in points of the screen. Default 420
 * @example await showImage(cohortFile('patient-2/dx-hand.dcm'))
 */
export async function showImage(
  file: FileOrBytes,
  options: {
    readonly frame?: number;
    readonly boxes?: readonly Box[];
    readonly caption?: string;
    readonly width?: number;
  } = {},
): Promise<void> {
  const { width = 420, ...image } = options;
  emitHtml(await renderImages([{ ...image, file: asFile(file) }], { width }));
}

/**
 * Several images side by side.
 *
 * @param options.width of each, in points of the screen. Default 240
 * @example await showImages([{ file: cohortFile('patient-2/dx-hand.dcm') }])
 */
export async function showImages(
  images: readonly (Omit<ShownImage, 'file'> & { readonly file: FileOrBytes })[],
  options: { readonly width?: number } = {},
): Promise<void> {
  emitHtml(
    await renderImages(
      images.map((image) => ({ ...image, file: asFile(image.file) })),
      { width: options.width ?? 240 },
    ),
  );
}

/**
 * Before and after, element by element. Values are shown when the file before is one of the bundled cohort.
 *
 * @param options.filter only rows whose tags or name have this in them
 * @param options.values also of other files. Default: false for these
 */
export function showDiff(
  before: FileOrBytes,
  after: FileOrBytes,
  options: { readonly filter?: string | RegExp; readonly values?: boolean } = {},
): void {
  const [old, now] = [asFile(before), asFile(after)];
  emitHtml(renderDiff(old, now, { ...options, values: options.values ?? isFictional(old) }));
}

/** What the checker found. */
export function showFindings(
  findings: readonly Finding[],
  options: { readonly limit?: number; readonly caption?: string } = {},
): void {
  emitHtml(renderFindings(findings, options));
}

/** Rows or a danfo DataFrame as a table. */
export function showTable(data: readonly object[] | DataFrameLike, options: TableOptions = {}): void {
  emitHtml(renderTable(data, options));
}

let isLibraryShown = false;

/**
 * Draws a chart. plotly.js comes with the first one, from the package on disk, so no network is needed.
 *
 * @param options.withLibrary bring plotly.js into the page again, after its output was cleared. Default: with the first chart
 * @example show(missingnessFigure(dump))
 */
export function show(figure: Figure, options: { readonly withLibrary?: boolean } = {}): void {
  if (figure?.data === undefined || figure.layout === undefined)
    throw new DeidError(
      'E_USAGE',
      'expected a chart, which has data and a layout, found something else; showTable shows rows, showText text',
    );
  emitHtml(figureHtml(figure, { withLibrary: options.withLibrary ?? !isLibraryShown }));
  isLibraryShown = true;
}

/** A sentence in a box. */
export function showNote(text: string): void {
  emitHtml(frame('note', `<div class="dl-warn">${escapeHtml(text)}</div>`));
}

/** Text as it is, such as a script or a request. @param options.caption a line above it */
export function showText(text: string, options: { readonly caption?: string } = {}): void {
  emitHtml(renderText(text, options));
}

/** The same as HTML. */
function renderText(text: string, options: { readonly caption?: string } = {}): string {
  const caption = options.caption ? `<div class="dl-note">${escapeHtml(options.caption)}</div>` : '';
  return frame('text', `${caption}<div class="dl-mono dl-text dl-scroll">${escapeHtml(text)}</div>`);
}

/** What the lab needs and whether it is there, with OK and FAIL. */
export function showSetup(): void {
  emitHtml(renderSetup(checkSetup()));
}

function asFile(file: FileOrBytes): Dicom {
  return file instanceof Uint8Array ? readDicom(file) : file;
}

function isFictional({ file }: Dicom): boolean {
  return isOfCohort(bytesOf(file, 0, file.size));
}
