import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat completions server on a real socket, which behaves as badly as it is told. */
export interface ModelServer {
  readonly baseUrl: string;
  /** The bodies of all requests, byte for byte. */
  readonly requests: string[];
  readonly headers: IncomingMessage['headers'][];
  close(): Promise<void>;
}

export type Behaviour = (
  response: ServerResponse,
  request: { readonly body: string; readonly turn: number },
) => void | Promise<void>;

/** Answers every request by `behave`. Closes all sockets at the end. */
export async function startModelServer(behave: Behaviour): Promise<ModelServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      requests.push(body);
      headers.push(request.headers);
      void behave(response, { body, turn: requests.length - 1 });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    headers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const USAGE = { prompt_tokens: 478, completion_tokens: 211, total_tokens: 689 };

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const base = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'test' };

/** The events of an answer, one for every piece of text. */
export function eventsOf(
  pieces: readonly string[],
  options: { finish?: string | null; usage?: boolean; done?: boolean } = {},
): string[] {
  const { finish = 'stop', usage = true, done = true } = options;
  return [
    event({
      ...base,
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    }),
    ...pieces.map((content) =>
      event({ ...base, choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
    ),
    ...(finish === null
      ? []
      : [event({ ...base, choices: [{ index: 0, delta: {}, finish_reason: finish }] })]),
    ...(usage ? [event({ ...base, choices: [], usage: USAGE })] : []),
    ...(done ? ['data: [DONE]\n\n'] : []),
  ];
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

/** A whole, well-behaved answer. */
export function sendAnswer(
  response: ServerResponse,
  text: string,
  options?: Parameters<typeof eventsOf>[1],
): void {
  beginStream(response);
  response.end(eventsOf(text.match(/[\s\S]{1,40}/g) ?? [], options).join(''));
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resume) => setTimeout(resume, milliseconds));
}
