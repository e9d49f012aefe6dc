import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { offsetDaysOf, shiftDate, shiftDateTime } from '../../src/deidentify/dates.ts';
import { keyFromBytes } from '../../src/deidentify/key.ts';
import { remapUid } from '../../src/deidentify/uid.ts';
import { type Outcome, openSandbox, type SandboxLimits } from '../../src/draft/sandbox.ts';

const SECRET = Uint8Array.from({ length: 32 }, (_, index) => 7 * index + 3);
const KEY = Buffer.from(SECRET).toString('hex');
const PROJECT_KEY = keyFromBytes(SECRET);

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

async function run(code: string, input: unknown = {}, limits: Partial<SandboxLimits> = {}): Promise<Outcome> {
  const sandbox = openSandbox(code, limits);
  open.push(sandbox);
  return sandbox.run(JSON.stringify(input), KEY);
}

/** What the draft's function body returns, read back. */
async function resultOf(body: string, input: unknown = {}): Promise<unknown> {
  const outcome = await run(`export default function (dataset, tools) { ${body} }`, input);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.failure));
  return JSON.parse(outcome.text);
}

async function failureOf(code: string): Promise<unknown> {
  const outcome = await run(code);
  return outcome.kind === 'failed' ? outcome.failure : outcome;
}

describe('the sandbox', () => {
  it('gives a data set to a draft as a copy, and takes one back', async () => {
    const input = {
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'A^B\u0000 "é 放" \ud800' }] },
      __proto__x: 1,
    };
    expect(await resultOf('return dataset', input)).toEqual(JSON.parse(JSON.stringify(input)));
  });

  it('meets every file with a fresh engine: nothing is remembered', async () => {
    const sandbox = openSandbox(
      'let n = 0; export default () => ({ n: ++n, g: (globalThis.g = (globalThis.g ?? 0) + 1) })',
    );
    open.push(sandbox);
    for (let file = 0; file < 3; file++)
      expect(await sandbox.run('{}', KEY)).toMatchObject({ text: '{"n":1,"g":1}' });
  });

  it.each([
    ['returned', 'return out'],
    ['threw', 'throw new Error("so")'],
    ['overflowed its stack', 'const f = () => 1 + f(); return f()'],
    [
      'took 30 MB',
      'root.held = []; for (let i = 0; i < 30; i++) root.held.push("x".repeat(1 << 20)); return out',
    ],
    ['left a promise to run', 'Promise.resolve().then(() => { root.late = 1 }); return out'],
  ])('remembers nothing of a file for which the draft %s', async (_, end) => {
    const sandbox = openSandbox(`export default (dataset, tools) => {
      const root = globalThis;
      const out = { left: [Object.keys(root), typeof [].at, String(JSON.parse), /a(.)?/.exec('ab')[1], RegExp.$1] };
      out.left.push(root.late, root.held?.length, tools.pseudonym('A'), tools.hashUid('1.2.3'));
      if (dataset.first === undefined) return out;
      root.kept = dataset; root.fn = () => dataset;
      delete Array.prototype.at;
      JSON.parse = () => dataset;
      Object.prototype.secret = 1;
      RegExp.prototype.exec = () => ['', 'secret'];
      Object.defineProperty(Map.prototype, 'get', { value: () => dataset });
      Object.freeze(Array.prototype);
      ${end}
    }`);
    open.push(sandbox);
    const alone = await sandbox.run('{}', KEY);
    await sandbox.run('{"first":"secret"}', '77'.repeat(32));
    const after = await sandbox.run('{}', KEY);
    expect(alone.kind).toBe('done');
    expect(after).toEqual(alone);
  });

  describe('tools', () => {
    const patients = ['4MR1', 'é 放 🩻', ''];
    it('hash UIDs as the engine does', async () => {
      const uids = ['1.2.3', '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.20240101', `1.2.${'9'.repeat(60)}`];
      expect(await resultOf('return { all: dataset.uids.map(tools.hashUid) }', { uids })).toEqual({
        all: uids.map((uid) => remapUid(PROJECT_KEY, uid)),
      });
    });

    it('shift dates as the engine does', async () => {
      const dates = [
        '20240301',
        '2024.03.01',
        '20240230',
        '19000301',
        '00010101',
        '2024',
        '',
        '20231231',
        '20200229',
      ];
      const times = [
        '20240301101530.5+0100',
        '2024',
        '202403',
        '20240301',
        '20241301',
        '2024030125',
        '',
        '202403011015',
      ];
      const found = await resultOf(
        'return { all: dataset.patients.map((p) => [dataset.dates.map((d) => tools.shiftDate(d, p) ?? null), dataset.times.map((d) => tools.shiftDateTime(d, p) ?? null)]) }',
        { dates, times, patients },
      );
      expect(found).toEqual({
        all: patients.map((patient) => {
          const days = offsetDaysOf(PROJECT_KEY, patient);
          return [
            dates.map((d) => shiftDate(d, days) ?? null),
            times.map((d) => shiftDateTime(d, days) ?? null),
          ];
        }),
      });
    });

    it('make pseudonyms with the key', async () => {
      const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const expected = patients.map((text) => {
        const bits = [...createHmac('sha256', SECRET).update(`pseudonym draft\0${text}`).digest()]
          .map((byte) => byte.toString(2).padStart(8, '0'))
          .join('');
        return `P${Array.from({ length: 11 }, (_, at) => digits[Number.parseInt(bits.slice(5 * at, 5 * at + 5), 2)]).join('')}`;
      });
      expect(
        await resultOf('return { all: dataset.patients.map((p) => tools.pseudonym(p)) }', { patients }),
      ).toEqual({ all: expected });
      expect(await resultOf('return { one: tools.pseudonym("a", "SITE1").length }')).toEqual({ one: 12 });
    });

    it('hash long texts right (HMAC-SHA-256 against node:crypto)', async () => {
      for (const length of [0, 40, 47, 48, 49, 55, 56, 63, 64, 65, 119, 500]) {
        const text = 'é'.repeat(length);
        const made = (await resultOf('return { one: tools.pseudonym(dataset.text) }', { text })) as {
          one: string;
        };
        const first = createHmac('sha256', SECRET).update(`pseudonym draft\0${text}`).digest()[0]!;
        expect('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(made.one[1]!)).toBe(first >> 3);
      }
    });

    it('say what they expect', async () => {
      expect(await failureOf('export default (d, tools) => tools.hashUid("Smith")')).toMatchObject({
        code: 'threw',
        message: 'tools.hashUid expects a UID: numbers with points between them',
      });
      expect(await failureOf('export default (d, tools) => tools.shiftDate(7, "p")')).toMatchObject({
        message: 'tools.shiftDate expects a string',
      });
    });
  });

  describe('is repeatable', () => {
    it.each([
      'Math.random()',
      'Date.now()',
      'new Date()',
      'Date()',
      'new (Object.getPrototypeOf(new Date(0)).constructor)()',
    ])('%s throws', async (text) => {
      expect(await failureOf(`export default () => ({ x: String(${text}) })`)).toMatchObject({
        code: 'threw',
        message: expect.stringMatching(/is not repeatable/),
      });
    });

    it('knows one time zone only', async () => {
      expect(
        await resultOf(`const d = new Date(2024, 2, 1, 10); return {
          a: d.toISOString(), b: d.getHours(), c: d.getTimezoneOffset(), d: String(new Date('2024-03-01T10:00')), e: new Date(0).toLocaleDateString() }`),
      ).toEqual({
        ...{ a: '2024-03-01T10:00:00.000Z', b: 10, c: 0 },
        ...{ d: 'Fri, 01 Mar 2024 10:00:00 GMT', e: '1970-01-01T00:00:00.000Z' },
      });
    });
  });

  describe('tells apart', () => {
    it.each([
      ['no default export', 'export const x = 1', { code: 'no-default-export' }],
      ['a default export that is no function', 'export default 7', { code: 'no-default-export' }],
      ['an async function', 'export default async (d) => d', { code: 'returned-promise' }],
      [
        'a top-level await',
        'await new Promise(() => {}); export default (d) => d',
        { code: 'top-level-await' },
      ],
      ['an import', 'import fs from "node:fs"; export default (d) => d', { code: 'import' }],
      ['a number', 'export default () => 7', { code: 'not-a-dataset' }],
      ['a list', 'export default () => []', { code: 'not-a-dataset' }],
      ['nothing', 'export default () => {}', { code: 'not-a-dataset' }],
      [
        'an output that is too large',
        'export default () => ({ x: "x".repeat(3e6) })',
        { code: 'output-too-large' },
      ],
      [
        'a thrown error, with its place',
        '\n\nexport default (d) => { d.x.y.z }',
        { code: 'threw', line: 3, column: 28, message: "cannot read property 'y' of undefined" },
      ],
      ['a thrown text', 'export default () => { throw "x" }', { code: 'threw', name: 'thrown string' }],
      ['a thrown nothing', 'export default () => { throw undefined }', { code: 'threw' }],
      [
        'an error that hides',
        'export default () => { throw { get message() { throw 1 } } }',
        { code: 'threw' },
      ],
      [
        'an error that never tells',
        'export default () => { throw { get message() { for (;;) {} } } }',
        { code: 'timed-out' },
      ],
      [
        'a circle',
        'export default (d) => { d.d = d; return d }',
        { code: 'threw', message: 'circular reference' },
      ],
    ])('%s', async (_, code, expected) => {
      expect(await failureOf(code)).toMatchObject(expected);
    });

    it('goes on with the next file after a draft was ended', async () => {
      const sandbox = openSandbox('export default (d) => { if (d.loop) for (;;) {} return d }');
      open.push(sandbox);
      const outcomes = await Promise.all(
        ['{"a":1}', '{"loop":1}', '{"b":1}'].map((text) => sandbox.run(text, KEY)),
      );
      expect(outcomes.map((each) => each.kind)).toEqual(['done', 'failed', 'done']);
    });

    it('is stopped after an amount of work, not of time: at the same turn of a loop whenever it runs', async () => {
      const passes = async (turns: number): Promise<boolean> => {
        const sandbox = openSandbox(
          `export default (d) => { for (let i = 0; i < ${turns}; i++); return d }`,
          {
            jumps: 200_000,
            wallMs: 20_000,
          },
        );
        const outcome = await sandbox.run('{}', KEY);
        await sandbox.close();
        return outcome.kind === 'done';
      };
      let [fewest, most] = [0, 1_000_000];
      while (most - fewest > 1) {
        const half = (fewest + most) >> 1;
        if (await passes(half)) fewest = half;
        else most = half;
      }
      expect(most).toBeGreaterThan(50_000);
      expect(most).toBeLessThan(500_000);
      const again = Array.from({ length: 10 }, (_, at) => passes(at % 2 === 0 ? fewest : most));
      expect(await Promise.all(again)).toEqual(again.map((_, at) => at % 2 === 0));
    });

    it('keeps the console short', async () => {
      const outcome = await run(
        'export default (d) => { for (let i = 0; i < 9000; i++) console.log("line", { i }); return d }',
      );
      expect(outcome.kind).toBe('done');
      expect(outcome.printed).toMatch(/^line \{"i":0\} \nline/);
      expect(outcome.printed.length).toBeLessThanOrEqual(4000);
    });
  });

  describe('has no way out:', () => {
    it('nothing of Node, of browsers or of other engines is there', async () => {
      const names = [
        ...[
          'process',
          'require',
          'module',
          '__dirname',
          'Buffer',
          'fetch',
          'XMLHttpRequest',
          'WebSocket',
          'Worker',
        ],
        ...[
          'importScripts',
          'setTimeout',
          'queueMicrotask',
          'structuredClone',
          'TextEncoder',
          'Deno',
          'Bun',
          'std',
          'os',
        ],
        ...[
          'bjson',
          'scriptArgs',
          'navigator',
          'performance',
          'SharedArrayBuffer',
          'Atomics',
          'WebAssembly',
          'Intl',
        ],
        ...['postMessage', 'Module', 'gc', 'print', 'load', 'loadScript', 'read'],
      ];
      const found = `return { found: dataset.names.filter((name) => name in globalThis || (0, eval)('typeof ' + name) !== 'undefined') }`;
      expect(await resultOf(found, { names })).toEqual({ found: [] });
    });

    it('nothing can be imported', async () => {
      const names = [
        'node:fs',
        'fs',
        'std',
        'os',
        'file:///etc/passwd',
        'data:text/javascript,1',
        'tools.js',
        '../draft.ts',
      ];
      for (const name of names)
        expect(
          await failureOf(`import * as x from ${JSON.stringify(name)}; export default (d) => d`),
          name,
        ).toMatchObject({
          code: 'import',
        });
      // a dynamic import is a promise, and nobody waits for it
      const found = `let found = []; for (const name of dataset.names) import(name).then(() => found.push(name)); return { found }`;
      expect(await resultOf(found, { names })).toEqual({ found: [] });
    });

    it('functions lead to their own engine only', async () => {
      const probes = [
        `Function('return typeof process')()`,
        `(0, eval)('typeof process')`,
        `tools.hashUid.constructor('return typeof process')()`,
        `console.log.constructor.constructor('return typeof require')()`,
        `(async () => {}).constructor('return 1') instanceof Function ? typeof globalThis.process : 'undefined'`,
        `Object.getPrototypeOf(function* () {}).constructor('return typeof process')().next?.().value ?? 'undefined'`,
        `(() => { try { null.x } catch (e) { return e.constructor.constructor('return typeof process')() } })()`,
        `typeof Object.getOwnPropertyDescriptor(globalThis, 'process')`,
        `typeof Error.captureStackTrace === 'function' && typeof Error.prepareStackTrace === 'object' ? 'v8' : 'undefined'`,
      ];
      for (const probe of probes)
        expect(await resultOf(`return { x: ${probe} }`), probe).toEqual({ x: 'undefined' });
    });

    it('no environment, and no way to the network', async () => {
      process.env.DEIDLAB_PLANTED = 'planted-in-the-environment';
      let connections = 0;
      const server = createServer(() => connections++);
      await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
      const names = await resultOf(
        'const all = []; for (let o = globalThis; o; o = Object.getPrototypeOf(o)) all.push(...Object.getOwnPropertyNames(o)); return { all }',
      );
      expect(JSON.stringify(names)).not.toMatch(/planted|env|socket|fetch|http|file|exec|spawn/i);
      expect(connections).toBe(0);
      server.close();
      delete process.env.DEIDLAB_PLANTED;
    });

    it('the key cannot be had, whatever is replaced', async () => {
      const spy = `
        const seen = [];
        const note = (value) => { try { seen.push(typeof value === 'object' && value !== null ? Array.from(value).join() : String(value)); } catch {} };
        for (const C of [Int32Array, Uint8Array, Array, String, RegExp, Object, Function, Number, BigInt, Date]) {
          const proto = C.prototype;
          for (const name of Object.getOwnPropertyNames(proto)) {
            const d = Object.getOwnPropertyDescriptor(proto, name);
            if (typeof d.value === 'function' && name !== 'constructor' && d.configurable) {
              const old = d.value;
              Object.defineProperty(proto, name, { ...d, value: function (...a) { seen.push('called ' + name); return Reflect.apply(old, this, a); } });
            }
          }
        }
        const typed = Object.getPrototypeOf(Int32Array.prototype);
        for (const name of Object.getOwnPropertyNames(typed)) {
          const d = Object.getOwnPropertyDescriptor(typed, name);
          if (typeof d.value === 'function' && d.configurable) Object.defineProperty(typed, name, { ...d, value: function () { seen.push('typed ' + name); return 0; } });
        }
        for (const name of ['Int32Array', 'Uint8Array', 'String', 'BigInt', 'Math', 'JSON', 'Array', 'Object', 'Reflect'])
          globalThis[name] = new Proxy(globalThis[name], { construct(t, a) { seen.push('new ' + name); return Reflect.construct(t, a); }, apply(t, s, a) { seen.push('call ' + name); return t(...a); } });
        seen.length = 0;
        const length = () => seen.length;
        const first = tools.hashUid('1.2.3'), second = tools.pseudonym('x'), third = tools.shiftDate('20240301', 'x');
        return { calls: [...seen], first };`;
      // the typed arrays of the tools are not seen: no call of theirs can be replaced by a draft
      const found = (await resultOf(spy)) as { calls: string[]; first: string };
      expect(found.calls).toEqual([]);
      expect(found.first).toBe(remapUid(PROJECT_KEY, '1.2.3'));
      const tools = await resultOf(
        'try { tools.hashUid = 1; } catch {} return { frozen: Object.isFrozen(tools), all: Object.keys(tools), caller: Object.getOwnPropertyNames(tools.hashUid) }',
      );
      expect(tools).toMatchObject({
        frozen: true,
        all: ['hashUid', 'shiftDate', 'shiftDateTime', 'pseudonym'],
      });
    });

    it('keys of a prototype are data', async () => {
      const outcome = await run(
        'export default (d) => d',
        JSON.parse('{"__proto__":{"vr":"LO"},"constructor":{"vr":"LO"}}'),
      );
      expect(outcome).toMatchObject({ text: '{"__proto__":{"vr":"LO"},"constructor":{"vr":"LO"}}' });
    });
  });
});
