import { afterEach, describe, expect, it } from 'vitest';
import { connectModel, type ModelOptions } from '../../src/draft/client.ts';
import { extractDraft } from '../../src/draft/extract.ts';
import type { DraftPrompt } from '../../src/draft/prompt.ts';
import type { DeidError } from '../../src/errors.ts';
import {
  type Behaviour,
  beginStream,
  eventsOf,
  type ModelServer,
  pause,
  sendAnswer,
  startModelServer,
} from '../support/model-server.ts';

const ANSWER = 'Für Müller — 放射線 🩻:\n```ts\nexport default (dataset: Dataset) => dataset;\n```\n';
const PROMPT: DraftPrompt = {
  instruction: { by: 'learner', text: 'Remove the names.' },
  schema: {
    files: 2,
    rows: [{ depth: 0, tag: '00100010', keyword: 'PatientName', vr: 'PN', files: 2, values: [1, 1] }],
  },
  turns: [],
};

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function clientOf(behave: Behaviour, options: Partial<ModelOptions> = {}) {
  server = await startModelServer(behave);
  return connectModel({
    model: 'test',
    baseUrl: server.baseUrl,
    timeoutMs: 2000,
    ...options,
  });
}

async function codeOf(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    return { code: (error as DeidError).code, message: (error as Error).message };
  }
  throw new Error('no error');
}

describe('the client', () => {
  it('streams the text, and reports the usage that the server reports', async () => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER));
    let seen = '';
    const answer = await client.ask(PROMPT, { onText: (text) => (seen += text) });
    expect(answer.text).toBe(ANSWER);
    expect(seen).toBe(ANSWER);
    expect(answer.usage).toEqual({ inputTokens: 478, outputTokens: 211 });
  });

  it('sends model, messages and stream options, and nothing else', async () => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER), { apiKey: 'secret-key' });
    await client.ask(PROMPT);
    const body = JSON.parse(server!.requests[0]!);
    expect(Object.keys(body).sort()).toEqual(['messages', 'model', 'stream', 'stream_options']);
    expect(body.messages.map((message: { role: string }) => message.role)).toEqual(['system', 'user']);
    expect(server!.headers[0]!.authorization).toBe('Bearer secret-key');
  });

  it('puts together chunks that are split inside a character and inside "data:"', async () => {
    const bytes = Buffer.from(eventsOf([ANSWER]).join(''));
    const client = await clientOf(async (response) => {
      beginStream(response);
      response.socket!.setNoDelay(true);
      for (let at = 0; at < bytes.length; at += 3) {
        response.write(bytes.subarray(at, at + 3));
        if (at % 60 === 0) await pause(1);
      }
      response.end();
    });
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
  });

  it('passes over pings and takes CRLF', async () => {
    const client = await clientOf((response) => {
      beginStream(response);
      const events = eventsOf([ANSWER]).map((each) => `: ping\n\n${each}`);
      response.end(events.join('').replace(/\n/g, '\r\n'));
    });
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
  });

  it('says nothing of usage when the server does not', async () => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER, { usage: false }));
    expect((await client.ask(PROMPT)).usage).toBeUndefined();
  });

  it('takes a whole answer without [DONE]', async () => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER, { done: false }));
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
  });

  it.each([
    ['a stream that ends without a reason', { finish: null }, /cut off/],
    ['a stream that ends without reason and [DONE]', { finish: null, done: false }, /cut off/],
    ['a stop at the limit of length', { finish: 'length' }, /limit of length/],
    ['a filter', { finish: 'content_filter' }, /filter/],
  ])('does not take %s for an answer', async (_, options, message) => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER, options));
    const error = await codeOf(client.ask(PROMPT));
    expect(error.code).toBe('E_MODEL_ANSWER');
    expect(error.message).toMatch(message);
  });

  it('does not take a cut connection for an answer', async () => {
    const client = await clientOf(async (response) => {
      beginStream(response);
      response.write(eventsOf([ANSWER]).slice(0, 2).join(''));
      await pause(20);
      response.destroy();
    });
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({
      code: 'E_MODEL_ANSWER',
      message: expect.stringMatching(/cut off/),
    });
  });

  it.each([
    [401, 'E_MODEL_KEY', 1, /key/],
    [403, 'E_MODEL_KEY', 1, /key/],
    [404, 'E_MODEL_UNKNOWN', 1, /does not know the model test/],
    [400, 'E_MODEL_ANSWER', 1, /status 400/],
    [429, 'E_MODEL_BUSY', 2, /in 1 s/],
    [500, 'E_MODEL_BUSY', 2, /fault of its own/],
  ])(
    'says in plain words what status %i means, after at most one retry',
    async (status, code, requests, message) => {
      const client = await clientOf(
        (response) => {
          response.writeHead(status, {
            'content-type': 'application/json',
            ...(status === 429 && { 'retry-after': '1' }),
          });
          response.end(JSON.stringify({ error: { message: 'Incorrect key sk-12345', type: 'x' } }));
        },
        { apiKey: 'sk-12345' },
      );
      const error = await codeOf(client.ask(PROMPT));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(message);
      expect(error.message).not.toContain('sk-12345');
      expect(server!.requests).toHaveLength(requests);
    },
  );

  it('waits as long as a busy server asks for, and goes on', async () => {
    const client = await clientOf((response, { turn }) => {
      if (turn > 0) return sendAnswer(response, ANSWER);
      response.writeHead(429, { 'retry-after': '1' });
      response.end();
    });
    const started = performance.now();
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  it('waits for a slow first byte within the limit', async () => {
    const client = await clientOf(async (response) => {
      await pause(600);
      sendAnswer(response, ANSWER);
    });
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
  });

  it('does not wait for ever for a first byte', async () => {
    const client = await clientOf(() => {}, { timeoutMs: 200 });
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({ code: 'E_MODEL_UNREACHABLE' });
    expect(server!.requests.length).toBeLessThanOrEqual(2);
  });

  it('does not wait for ever for the next byte', async () => {
    const client = await clientOf(
      (response) => {
        beginStream(response);
        response.write(eventsOf([ANSWER]).slice(0, 2).join(''));
      },
      { timeoutMs: 300 },
    );
    const error = await codeOf(client.ask(PROMPT));
    expect(error).toMatchObject({ code: 'E_MODEL_ANSWER', message: expect.stringMatching(/nothing more/) });
    expect(server!.requests).toHaveLength(1);
  });

  it('stops at once when the learner does, and closes the connection', async () => {
    let isClosed = false;
    const client = await clientOf((response) => {
      response.on('close', () => (isClosed = true));
      beginStream(response);
      response.write(eventsOf([ANSWER]).slice(0, 2).join(''));
    });
    const stop = new AbortController();
    const asked = client.ask(PROMPT, { signal: stop.signal, onText: () => stop.abort() });
    const started = performance.now();
    expect(await codeOf(asked)).toMatchObject({ code: 'E_MODEL_STOPPED' });
    expect(performance.now() - started).toBeLessThan(1500);
    await pause(50);
    expect(isClosed).toBe(true);
    expect(server!.requests).toHaveLength(1);
  });

  it.each(['text/html', 'text/event-stream'])('says that a page of HTML (%s) is no answer', async (type) => {
    const client = await clientOf((response) => {
      response.writeHead(200, { 'content-type': type });
      response.end('<!doctype html><title>Login</title><p>Please log in</p>');
    });
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({
      code: 'E_MODEL_ANSWER',
      message: expect.stringMatching(/\/v1/),
    });
  });

  it('reports a fault that comes as an event', async () => {
    const client = await clientOf((response) => {
      beginStream(response);
      response.end('data: {"error":{"message":"out of memory","code":500}}\n\n');
    });
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({ code: 'E_MODEL_ANSWER' });
  });

  it('leaves out what the model thinks in other fields', async () => {
    const client = await clientOf((response) => {
      beginStream(response);
      const thought = {
        choices: [
          { index: 0, delta: { reasoning_content: 'Hm. ```ts', reasoning: 'Hm.' }, finish_reason: null },
        ],
      };
      response.end([`data: ${JSON.stringify(thought)}\n\n`, ...eventsOf([ANSWER])].join(''));
    });
    expect((await client.ask(PROMPT)).text).toBe(ANSWER);
  });

  it('ends an answer that does not end', async () => {
    const client = await clientOf(async (response) => {
      beginStream(response);
      const piece = eventsOf(['x'.repeat(60_000)])[1]!;
      for (let count = 0; count < 20 && !response.destroyed; count++) {
        response.write(piece);
        await pause(1);
      }
    });
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({
      code: 'E_MODEL_ANSWER',
      message: expect.stringMatching(/did not stop/),
    });
  });

  it('says that there is no server', async () => {
    const client = await clientOf(() => {});
    await server!.close();
    server = undefined;
    expect(await codeOf(client.ask(PROMPT))).toMatchObject({
      code: 'E_MODEL_UNREACHABLE',
      message: expect.stringMatching(/no server.*ECONNREFUSED/),
    });
  });

  it('does not follow a server that sends the request on', async () => {
    const other = await startModelServer((response) => sendAnswer(response, ANSWER));
    const client = await clientOf((response) => {
      response.writeHead(307, { location: `${other.baseUrl}/chat/completions` });
      response.end();
    });
    await codeOf(client.ask(PROMPT));
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it('asks for a key before a request to OpenAI, and takes only addresses', () => {
    expect(() => connectModel({ model: 'x' })).toThrow(/OPENAI_API_KEY/);
    expect(() => connectModel({ model: 'x', baseUrl: 'localhost:11434' })).toThrow(/http or https/);
    expect(() => connectModel({ model: 'x', baseUrl: 'http://u:p@h/v1' })).toThrow(/user name/);
  });

  it('sends nothing that holds an identifier of the corpora, or words that look like a value', async () => {
    const client = await clientOf((response) => sendAnswer(response, ANSWER), {
      identifiers: ['Quenarford', '004711338812'],
    });
    for (const text of [
      'Remove Quenarford.',
      'Remove drofraneuq.',
      `Remove ${btoa('Quenarford')}.`,
      'Remove 004711338812.',
    ])
      expect(await codeOf(client.ask({ ...PROMPT, instruction: { by: 'learner', text } }))).toMatchObject({
        code: 'E_EGRESS',
      });
    const typed = { by: 'learner', text: 'Remove Smith^John.' } as const;
    expect(await codeOf(client.ask({ ...PROMPT, instruction: typed }))).toMatchObject({ code: 'E_EGRESS' });
    const passedOff = { by: 'authors', text: 'Remove Smith^John.' } as const;
    expect(await codeOf(client.ask({ ...PROMPT, instruction: passedOff }))).toMatchObject({
      code: 'E_EGRESS',
    });
    const row = { ...PROMPT.schema.rows[0]!, keyword: 'Smith' };
    expect(await codeOf(client.ask({ ...PROMPT, schema: { files: 2, rows: [row] } }))).toMatchObject({
      code: 'E_EGRESS',
    });
    expect(server!.requests).toHaveLength(0);
    await client.ask({ ...PROMPT, instruction: { ...typed, sendAnyway: true } });
    expect(server!.requests).toHaveLength(1);
  });
});

describe('taking the draft out of an answer', () => {
  const block = (label: string, code = 'export default 1;'): string => `\`\`\`${label}\n${code}\n\`\`\`\n`;
  it.each([
    ['one block', ANSWER, 'draft'],
    ['a block labelled typescript', block('typescript'), 'draft'],
    ['a block of a shell beside it', block('bash', 'npm i') + block('ts'), 'draft'],
    ['a thought with code before it', `<think>${block('ts')}</think>${block('ts')}`, 'draft'],
    ['CRLF', block('ts').replace(/\n/g, '\r\n'), 'draft'],
    ['a fence of four', `\`\`\`\`ts\nconst x = \`\n\`\`\`\n\`;\n\`\`\`\`\n`, 'draft'],
    ['two blocks', block('ts') + block('ts'), 'several-code-blocks'],
    ['a second block in JavaScript', block('ts') + block('js'), 'several-code-blocks'],
    ['no block', 'export default 1;', 'no-code-block'],
    ['a block without a label', block(''), 'no-code-block'],
    ['an empty block', block('ts', ''), 'no-code-block'],
    ['a block that is not closed', '```ts\nexport default 1;', 'open-code-block'],
  ])('%s', (_, answer, expected) => {
    const found = extractDraft(answer);
    expect(found.kind === 'draft' ? 'draft' : found.code).toBe(expected);
    if (found.kind === 'draft') expect(found.draft).not.toMatch(/^```ts|\r/);
  });
});
