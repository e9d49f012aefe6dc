/** Every way this library refuses. A code is stable; a message may be reworded. */
export type DeidErrorCode =
  // reading
  | 'E_NOT_DICOM'
  | 'E_TRUNCATED'
  | 'E_BAD_LENGTH'
  | 'E_BAD_ELEMENT'
  | 'E_TOO_DEEP'
  | 'E_TOO_LARGE'
  | 'E_NO_TRANSFER_SYNTAX'
  | 'E_UNSUPPORTED_SYNTAX'
  | 'E_BAD_DEFLATE'
  | 'E_BAD_CHARSET'
  | 'E_BAD_VALUE'
  | 'E_UNREADABLE'
  // what is read but cannot be de-identified safely
  | 'E_DICOMDIR'
  | 'E_ENCAPSULATED_DOCUMENT'
  | 'E_VIDEO'
  | 'E_PIXELS'
  | 'E_NOT_AN_INSTANCE'
  | 'E_DUPLICATE'
  // what the caller gave
  | 'E_BAD_PROFILE'
  | 'E_NO_KEY'
  | 'E_BAD_KEY'
  | 'E_USAGE'
  | 'E_OUTPUT_NOT_EMPTY'
  | 'E_OUTPUT_INSIDE_INPUT'
  | 'E_WRITE'
  | 'E_CHECK_FAILED'
  | 'E_STOPPED'
  // talking to a model
  | 'E_EGRESS'
  | 'E_MODEL_UNREACHABLE'
  | 'E_MODEL_KEY'
  | 'E_MODEL_UNKNOWN'
  | 'E_MODEL_BUSY'
  | 'E_MODEL_ANSWER'
  | 'E_MODEL_STOPPED'
  | 'E_BAD_TASK'
  | 'E_BAD_DRAFT';

/** Where an error happened. Never a value. */
export interface ErrorPlace {
  /** Element tag as a 32-bit number, group in the upper half. */
  readonly tag?: number | undefined;
  /** Byte offset in the file (in the inflated data set when the file is deflated). */
  readonly offset?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The one error of this library. The message says what was expected, what was found, where, and what to do.
 * It never holds an element's value: only tag, keyword, VR, length and offset.
 *
 * @example
 * try { readDicom(bytes) } catch (error) { if (error instanceof DeidError) console.log(error.code) }
 */
export class DeidError extends Error {
  override readonly name = 'DeidError';
  readonly code: DeidErrorCode;
  // not there rather than undefined: a notebook prints what is there
  declare readonly tag: number | undefined;
  declare readonly offset: number | undefined;

  constructor(code: DeidErrorCode, message: string, place: ErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.code = code;
    if (place.tag !== undefined) this.tag = place.tag;
    if (place.offset !== undefined) this.offset = place.offset;
  }
}

/** What the system calls the reason of a failure, such as `ENOENT`: unlike its message it holds no path. */
export function systemCode(error: unknown): string {
  return (error as { readonly code?: string }).code ?? 'unknown error';
}
