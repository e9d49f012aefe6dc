import { DeidError, type DeidErrorCode } from '../errors.ts';

/** What the SDK's errors have in common; read by shape, so that the SDK need not be loaded here. */
interface SdkError {
  readonly name?: string;
  readonly status?: number;
  readonly headers?: { get(name: string): string | null };
  readonly message?: string;
  readonly cause?: unknown;
}

const UNFINISHED = {
  cut: 'the answer was cut off before its end. Try again; if it happens again, look at the log of the server',
  empty:
    'nothing came, and no reason. Is the address that of a chat completions server (it often ends in /v1)?',
  length: 'the model stopped at its limit of length. Give it a larger context, or another model',
  refused:
    'the model stopped for a reason of its own (a filter, or it wanted to call a tool). Reword the task, or use another model',
  silent:
    'the server sent nothing more for too long. A model of this size may need longer: raise --timeout, or use a smaller one',
  endless: 'the model did not stop writing. Try again, or use another model',
} as const;

/** An answer that is not whole; what came of it is not used. */
export function unfinished(what: keyof typeof UNFINISHED, cause?: unknown): DeidError {
  return new DeidError('E_MODEL_ANSWER', `expected a whole answer of the model: ${UNFINISHED[what]}`, {
    cause,
  });
}

export function stopped(): DeidError {
  return new DeidError('E_MODEL_STOPPED', 'stopped; what the model had written is not used');
}

/**
 * What went wrong with a request, in plain words. What the server said is quoted only where it helps to choose a model.
 */
export function explainModelError(
  error: unknown,
  at: { readonly model: string; readonly endpoint: string; readonly hasBegun: boolean },
): DeidError {
  const inner = findDeidError(error);
  if (inner) return inner;
  const { status, name, headers } = error as SdkError;
  const make = (code: DeidErrorCode, text: string): DeidError => new DeidError(code, text, { cause: error });
  if (status === undefined) return explainNoStatus(error as SdkError, at, make);
  if (status === 401 || status === 403)
    return make(
      'E_MODEL_KEY',
      `${at.endpoint} does not accept the key (status ${status}). Look at OPENAI_API_KEY`,
    );
  if (status === 404)
    return make(
      'E_MODEL_UNKNOWN',
      `${at.endpoint} does not know the model ${at.model}, or is no chat completions server (status 404). Look at --model and --base-url; a local server has to have the model loaded`,
    );
  if (status === 429) {
    const wait = headers?.get('retry-after');
    const after = wait && /^\d{1,6}$/.test(wait) ? ` in ${wait} s` : ' later';
    return make(
      'E_MODEL_BUSY',
      `${at.endpoint} takes no more requests for now (status 429). Try again${after}, or look at the limits of the account`,
    );
  }
  if (status >= 500)
    return make(
      'E_MODEL_BUSY',
      `${at.endpoint} has a fault of its own (status ${status}), twice. Try again later`,
    );
  return make(
    'E_MODEL_ANSWER',
    `${at.endpoint} refused the request (status ${status}, ${name ?? 'no name'}). Does it speak chat completions with streaming?`,
  );
}

function explainNoStatus(
  error: SdkError,
  at: { readonly endpoint: string; readonly hasBegun: boolean },
  make: (code: DeidErrorCode, text: string) => DeidError,
): DeidError {
  const kind = nameOf(error);
  if (/Timeout/.test(kind))
    return make(
      'E_MODEL_UNREACHABLE',
      `${at.endpoint} did not answer in time, twice. A model that is being loaded may need longer: raise --timeout`,
    );
  if (/Connection/.test(kind))
    return make(
      'E_MODEL_UNREACHABLE',
      `there is no server at ${at.endpoint}${systemCode(error)}. Start it, or look at --base-url`,
    );
  if (kind === 'APIError')
    return make(
      'E_MODEL_ANSWER',
      `${at.endpoint} reported a fault instead of an answer. Look at the log of the server`,
    );
  // the stream was cut, or what came is no event stream
  return at.hasBegun || error.message === 'terminated'
    ? unfinished('cut', error)
    : make(
        'E_MODEL_ANSWER',
        `${at.endpoint} answered, but not with the events of a chat completions server. Look at --base-url (it often ends in /v1)`,
      );
}

/** The SDK's errors are all called Error; their class says what they are. */
function nameOf(error: SdkError): string {
  return (error as { constructor?: { name?: string } }).constructor?.name ?? '';
}

/** Such as ` (ECONNREFUSED)`. */
function systemCode(error: SdkError): string {
  for (let at: unknown = error, depth = 0; at && depth < 5; at = (at as SdkError).cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && /^[A-Z_]{3,30}$/.test(code)) return ` (${code})`;
  }
  return '';
}

/** What our own lock threw comes out wrapped as a connection error. */
function findDeidError(error: unknown): DeidError | undefined {
  for (let at: unknown = error, depth = 0; at && depth < 5; at = (at as SdkError).cause, depth++)
    if (at instanceof DeidError) return at;
  return undefined;
}
