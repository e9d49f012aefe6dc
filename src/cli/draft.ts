import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { ChatClient } from '../draft/chat.ts';
import { type Compiler, openCompiler } from '../draft/compile.ts';
import { draftScript, type Run } from '../draft/loop.ts';
import type { Instruction, Message } from '../draft/prompt.ts';
import { readReplay, replayClient } from '../draft/replay.ts';
import { type RunRecord, recordOf, saveRun } from '../draft/run-folder.ts';
import { screenWords } from '../draft/screen.ts';
import { makeTable } from '../draft/table.ts';
import { listReplays, loadTask, type Task, visibleCorpus } from '../draft/task.ts';
import { DeidError, systemCode } from '../errors.ts';
import { readPrices, refuseTablePaths, saveTable, writeTable } from './draft-table.ts';
import { describeEnd, describeRound, describeTask, rule, streamable } from './draft-text.ts';
import { readTypedWords } from './draft-words.ts';
import { EXIT } from './exit.ts';
import { createSignOfLife, type SignOfLife } from './sign-of-life.ts';
import { fitted } from './wrap.ts';

interface DraftCommandOptions {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly rounds: string;
  readonly samples: string;
  readonly replay?: string;
  readonly words?: string;
  readonly sendAnyway?: boolean;
  readonly yesSend?: boolean;
  readonly showRequest?: boolean;
  readonly hints?: boolean;
  readonly timeout: string;
  readonly out?: string;
  readonly prices?: string;
  readonly html?: string;
  readonly json?: string;
}

const say = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};

/** `deidlab draft TASK`: has a script drafted, checked and repaired. A replay unless a model is named. */
export async function draftCommand(name: string, options: DraftCommandOptions): Promise<number> {
  const task = await loadTask(name);
  const repairs = wholeNumber('--rounds', options.rounds, 0, 4);
  const samples = wholeNumber('--samples', options.samples, 1, 20);
  const words =
    options.words === undefined ? undefined : readWords(options.words, options.sendAnyway === true);
  const clients = await clientsOf(task, options, words !== undefined);
  refuseUnwritable(options);
  const prices = options.prices === undefined ? undefined : await readPrices(options.prices);
  say(fitted(describeTask(task)));
  const sign = await createSignOfLife();
  const stop = new AbortController();
  const onInterrupt = (): void => {
    stop.abort();
    // the terminal shows ^C in the line that it is in
    if (!sign.clear()) say();
  };
  process.once('SIGINT', onInterrupt);
  const compiler = openCompiler();
  const runs: { run: Run; record: RunRecord; folder: string | undefined }[] = [];
  let failure: unknown;
  try {
    const many = clients.length * samples > 1;
    let isAllowed = options.yesSend === true;
    for (const client of clients)
      for (let sample = 1; sample <= samples; sample++) {
        if (client.label === undefined && !isAllowed) {
          await askToSend(task, client, { words, isKept: options.out !== undefined });
        }
        isAllowed = true;
        const run = await runOne(task, { client, repairs, words, compiler, stop, sign, options });
        const part = client.label === undefined ? `sample-${sample}` : client.model;
        const folder = options.out === undefined ? undefined : many ? join(options.out, part) : options.out;
        const record = recordOf(run, new Date().toISOString());
        if (folder !== undefined) saveRun(folder, run, record);
        runs.push({ run, record, folder });
      }
  } catch (error) {
    // the runs before it are told all the same
    if (runs.length === 0) throw error;
    failure = error;
  } finally {
    process.off('SIGINT', onInterrupt);
    await compiler.close();
  }
  const table = makeTable(
    runs.map(({ record }) => record),
    { prices },
  );
  if (runs.length > 1 || options.model !== undefined) say(fitted(`\n${writeTable(table)}`));
  await saveTable(table, options);
  say(fitted(`\n${describeEnd(task, runs)}`));
  if (failure !== undefined) throw failure;
  if (options.model === undefined && options.replay === undefined)
    say(fitted(describeOthers(task, clients[0]!.model)));
  return runs.every(({ run }) => run.ended === 'passed') ? EXIT.done : EXIT.failed;
}

async function clientsOf(task: Task, options: DraftCommandOptions, hasWords: boolean): Promise<ChatClient[]> {
  const { model, baseUrl, replay } = options;
  if (model !== undefined) {
    if (replay !== undefined) throw new DeidError('E_USAGE', 'expected --model or --replay, found both');
    const { connectModel } = await import('../draft/client.ts');
    return [
      connectModel({
        ...{ model, timeoutMs: 1000 * wholeNumber('--timeout', options.timeout, 1, 3600) },
        baseUrl: baseUrl || process.env.OPENAI_BASE_URL || undefined,
        apiKey: process.env.OPENAI_API_KEY,
      }),
    ];
  }
  if (baseUrl !== undefined)
    throw new DeidError('E_USAGE', 'expected --model beside --base-url: which model is to be asked?');
  if (hasWords)
    say(
      'The words of --words have no effect in a replay: its answers were written before. Name a model with --model.\n',
    );
  else if (process.env.OPENAI_API_KEY && replay === undefined)
    say('OPENAI_API_KEY is set, and no model is named: this is a replay. To ask a model: --model NAME\n');
  const known = listReplays(task);
  const names = replay === 'all' ? known : [replay ?? known[0]!];
  return Promise.all(
    names.map(async (each) => {
      const near = known.find((one) => one === each || one.slice(3) === each);
      const folder = near === undefined ? each : join(task.folder, 'replays', near);
      if (near === undefined && !each.includes(sep) && !existsSync(each))
        throw new DeidError(
          'E_USAGE',
          `expected all, a folder, or one of ${known.join(', ')} after --replay`,
        );
      const found = await readReplay(folder);
      if (found.task !== undefined && found.task !== task.name) {
        const { name } = await loadTask(found.task);
        throw new DeidError(
          'E_USAGE',
          `expected a run of the task ${task.name}, found one of ${name}. Play it with: deidlab draft ${name} --replay ${each}`,
        );
      }
      return replayClient(found);
    }),
  );
}

async function runOne(
  task: Task,
  given: {
    readonly client: ChatClient;
    readonly repairs: number;
    readonly words: (Instruction & { readonly name: string }) | undefined;
    readonly compiler: Compiler;
    readonly stop: AbortController;
    readonly sign: SignOfLife;
    readonly options: DraftCommandOptions;
  },
): Promise<Run> {
  const { client, repairs, words, compiler, stop, sign, options } = given;
  say(
    rule(
      client.label === undefined
        ? `${client.model} at ${client.endpoint}`
        : `${client.model} (${client.label})`,
    ),
  );
  let isInLine = false;
  const write = streamable((text) => {
    sign.clear();
    process.stdout.write(text);
    isInLine = !text.endsWith('\n');
  });
  const endLine = (): void => {
    if (isInLine) say();
    isInLine = false;
  };
  try {
    return await draftScript(task, {
      ...{ client, repairs, compiler, signal: stop.signal, onText: write, ...(words && { words }) },
      onAsk: (request, number) => {
        if (number > 1) say();
        if (options.showRequest) say(describeRequest(request, number));
        say(rule(`draft ${number}`));
        if (client.label === undefined) sign.show(`waiting for ${client.model}`);
      },
      onStep: ({ stage, done, all }) => {
        // Ctrl-C ended the line, and what is said next is that it did
        if (stop.signal.aborted) return;
        endLine();
        sign.show(STEPS[stage], { done, all });
      },
      onRound: (round) => {
        sign.clear();
        endLine();
        say(fitted(`\n${describeRound(round, { hints: options.hints === true })}`));
      },
    });
  } finally {
    sign.clear();
    // what is said next is not the model's
    if (!stop.signal.aborted) endLine();
  }
}

const STEPS = { compile: 'type check', run: 'in the sandbox', check: 'judging the output' } as const;

function describeRequest(request: readonly Message[], number: number): string {
  const isNew = number === 1 ? request : request.slice(-1);
  return isNew.map(({ role, content }) => `${rule(`request, ${role}`)}\n${content}`).join('\n');
}

/** Nothing leaves this machine before a person has seen what. */
async function askToSend(
  task: Task,
  client: ChatClient,
  { words, isKept }: { readonly words: Instruction | undefined; readonly isKept: boolean },
): Promise<void> {
  if (process.stdin.isTTY !== true)
    throw new DeidError(
      'E_USAGE',
      'expected --yes-send, as there is no terminal to ask on: what is sent leaves this machine',
    );
  const { schemaOf } = await import('../draft/schema.ts');
  const { renderPrompt } = await import('../draft/prompt.ts');
  const instruction = words ?? ({ by: 'authors', text: task.instruction } as const);
  const request = renderPrompt({ instruction, schema: schemaOf(visibleCorpus(task)), turns: [] });
  say(describeRequest(request, 1));
  say(rule());
  say(
    fitted(
      [
        `This, and nothing else, goes to ${client.model} at ${client.endpoint}.`,
        `It was made from ${words === undefined ? 'the words of the task' : 'your words'} and the public DICOM dictionary; no value of a file is in it, and files of your own are not read. Later rounds add the model's own drafts and the codes of findings.`,
        ...(words === undefined
          ? []
          : ['Your words were searched for patterns of values only: read them once more.']),
        ...(isKept ? [] : ['What comes back is shown and not kept, as --out is not given.']),
        'The client also sends the versions of itself, of Node and of the operating system.',
      ].join('\n'),
    ),
  );
  if (!/^y(es)?$/i.test((await ask('Send it? [y/N] ')).trim()))
    throw new DeidError('E_MODEL_STOPPED', 'nothing was sent');
}

/** An answer from the terminal; Ctrl-C and Ctrl-D give none. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const isClosed = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  const answer = await Promise.race([terminal.question(question).catch(() => undefined), isClosed]);
  terminal.close();
  if (answer === undefined) say();
  return answer ?? '';
}

/** The learner's own words in place of those of the task, looked through for values. */
function readWords(path: string, sendAnyway: boolean): Instruction & { readonly name: string } {
  const text = readTypedWords(path);
  const found = screenWords(text);
  for (const { kind, start, length } of found) {
    const before = text.slice(0, start).split('\n');
    const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
    process.stderr.write(`deidlab: ${place}: ${length} characters that look like a ${kind}\n`);
  }
  if (found.length > 0 && !sendAnyway)
    throw new DeidError(
      'E_EGRESS',
      'expected words without values of files, found what looks like some; the places are above. Take them out, or give --send-anyway. This is a search for patterns: it may miss a value',
    );
  if (found.length > 0) process.stderr.write('deidlab: WARNING: they are sent as they are (--send-anyway)\n');
  return { by: 'learner', text, sendAnyway, name: path.split(/[\\/]/).at(-1)! };
}

/** Before a model is asked: an answer that cannot be kept was paid for in vain. */
function refuseUnwritable({ out, html, json }: DraftCommandOptions): void {
  if (out !== undefined && existsSync(out))
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      'expected a new folder for --out, found one that is there. Give another name',
    );
  refuseTablePaths({ html, json });
  if (out === undefined) return;
  try {
    const made = mkdirSync(out, { recursive: true });
    if (made !== undefined) rmSync(made, { recursive: true });
  } catch (cause) {
    throw new DeidError(
      'E_WRITE',
      `expected a folder for --out that can be made, found none (${systemCode(cause)}). Look at the path and its rights`,
      { cause },
    );
  }
}

function describeOthers(task: Task, shown: string): string {
  const others = listReplays(task).filter((each) => each !== shown);
  return `More replays of this task: --replay ${others.join(' | ')} | all\nTo ask a model: --model NAME [--base-url http://localhost:11434/v1]`;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= most) return number;
  throw new DeidError('E_USAGE', `expected a whole number from ${least} to ${most} after ${name}`);
}
