import type OpenAI from 'openai';
import { DeidError } from '../errors.ts';
import type { AskOptions, ChatAnswer, ChatClient, Usage } from './chat.ts';
import { assertEgress } from './egress.ts';
import { explainModelError, stopped, unfinished } from './model-errors.ts';
import { type Message, renderPrompt } from './prompt.ts';
import { isBundledInstruction } from './task.ts';

/** A model, and where it is. */
export interface ModelOptions {
  /** Name of the model, as the server calls it. */
  readonly model: string;
  /** Such as `http://localhost:11434/v1`; default that of OpenAI. */
  readonly baseUrl?: string | undefined;
  /** Servers on your own machine need none. */
  readonly apiKey?: string | undefined;
  /** The longest wait for the first, and for the next, piece of an answer; default 120 s. */
  readonly timeoutMs?: number;
  /** Further texts that must never be in a request, beside the identifiers of the files that drafts are made with. */
  readonly identifiers?: readonly string[];
}

const OPENAI_URL = 'https://api.openai.com/v1';
const TIMEOUT_MS = 120_000;
/** A model that writes more goes round in circles. */
const MOST_CHARACTERS = 400_000;

/**
 * A model behind an OpenAI-compatible server: OpenAI, Azure, Ollama, vLLM, LM Studio, llama.cpp. It takes a prompt as an
 * object, never as text, renders it itself, and looks at it before anything is sent. One retry; no other one hides behind it.
 *
 * @throws DeidError E_MODEL_KEY when OpenAI is meant and there is no key; E_USAGE for an address that is none
 * @example
 * const client = connectModel({ model: 'qwen3', baseUrl: 'http://localhost:11434/v1' });
 * (await client.ask(prompt)).text
 */
export function connectModel(options: ModelOptions): ChatClient {
  const { model, baseUrl = OPENAI_URL, apiKey, timeoutMs = TIMEOUT_MS, identifiers = [] } = options;
  const url = addressOf(baseUrl);
  const isOpenAi = url.hostname === 'api.openai.com';
  if (isOpenAi && !apiKey)
    throw new DeidError(
      'E_MODEL_KEY',
      'expected a key for OpenAI in OPENAI_API_KEY, found none. Set it, or give --base-url of a server of your own, or leave out --model: a replay needs no key',
    );
  const where = { model, endpoint: `${url.host}${url.pathname.replace(/\/$/, '')}` };
  let sdk: Promise<OpenAI> | undefined;
  const connect = async (): Promise<OpenAI> => {
    const { default: Sdk } = await import('openai');
    return new Sdk({
      apiKey: apiKey || 'none-needed',
      baseURL: baseUrl,
      maxRetries: 1,
      timeout: timeoutMs,
      logLevel: 'off',
    });
  };
  return {
    ...where,
    ask: async (prompt, ask = {}) => {
      const { by, text } = prompt.instruction;
      if (by === 'authors' && !(await isBundledInstruction(text)))
        throw new DeidError(
          'E_EGRESS',
          "Nothing was sent: expected the words of a task as the authors', found others. Words of your own are by: 'learner'.",
        );
      assertEgress(prompt, [...identifiers, ...(ask.identifiers ?? [])]);
      const messages = renderPrompt(prompt);
      sdk ??= connect();
      return stream(await sdk, messages, { ...where, ...ask, timeoutMs });
    },
  };
}

function addressOf(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '') return url;
  throw new DeidError(
    'E_USAGE',
    'expected --base-url to be an http or https address without a user name, such as http://localhost:11434/v1',
  );
}

interface StreamOptions extends AskOptions {
  readonly model: string;
  readonly endpoint: string;
  readonly timeoutMs: number;
}

async function stream(sdk: OpenAI, messages: Message[], options: StreamOptions): Promise<ChatAnswer> {
  const { model, endpoint, timeoutMs, signal, onText } = options;
  const started = performance.now();
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const waitOnce = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), timeoutMs);
  };
  const lock = guardedFetch(messages);
  let text = '';
  let finish: string | undefined;
  let usage: Usage | undefined;
  try {
    const chunks = await sdk
      .withOptions({ fetch: lock })
      .chat.completions.create(
        { model, messages, stream: true, stream_options: { include_usage: true } },
        { signal: AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]) },
      );
    waitOnce();
    for await (const chunk of chunks) {
      waitOnce();
      usage = usageOf(chunk) ?? usage;
      const choice = chunk.choices?.[0];
      // what a model thinks comes in fields of other names, and is nobody's draft
      const piece = choice?.delta?.content ?? '';
      if (piece !== '') onText?.(piece);
      text += piece;
      finish = choice?.finish_reason ?? finish;
      if (text.length > MOST_CHARACTERS) throw unfinished('endless');
    }
  } catch (error) {
    if (signal?.aborted) throw stopped();
    if (silence.signal.aborted) throw unfinished('silent', error);
    throw explainModelError(error, { model, endpoint, hasBegun: text !== '' });
  } finally {
    clearTimeout(timer);
  }
  if (signal?.aborted) throw stopped();
  if (silence.signal.aborted) throw unfinished('silent');
  if (finish === undefined) throw unfinished(text === '' ? 'empty' : 'cut');
  if (finish !== 'stop') throw unfinished(finish === 'length' ? 'length' : 'refused');
  return { text, ...(usage && { usage }), seconds: (performance.now() - started) / 1000 };
}

function usageOf(chunk: OpenAI.ChatCompletionChunk): Usage | undefined {
  const { prompt_tokens, completion_tokens } = chunk.usage ?? {};
  return Number.isSafeInteger(prompt_tokens) && Number.isSafeInteger(completion_tokens)
    ? { inputTokens: prompt_tokens!, outputTokens: completion_tokens! }
    : undefined;
}

/** The second lock: only a body with the messages that were looked at leaves, and no server may send it on elsewhere. */
function guardedFetch(messages: readonly Message[]): typeof fetch {
  const approved = JSON.stringify(messages);
  return async (input, init) => {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { messages?: unknown }) : {};
    if (JSON.stringify(body.messages) !== approved)
      throw new DeidError('E_EGRESS', 'Nothing was sent: the request is not the one that was looked at.');
    return fetch(input, { ...init, redirect: 'error' });
  };
}
