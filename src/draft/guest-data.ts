/**
 * What runs in the sandbox before a draft: strict-mode JavaScript. It takes away what is
 * not repeatable (random numbers, the clock, the time zone), brings a small console and the `tools` of the contract.
 * Nothing of it leads to the host, and the key cannot be read by a draft: after its two hash states are made, the key is
 * used only through local typed arrays, without one call that a draft could replace.
 *
 * HMAC-SHA-256 is that of FIPS 180-4 and RFC 2104; the values equal those of `deidentify/uid.ts`, `dates.ts` and
 * `pseudonym.ts` under the same key.
 */
export const GUEST = String.raw`
'use strict';
(() => {
  const { parse, stringify } = JSON;
  const { freeze, defineProperty } = Object;
  const { isArray } = Array;
  const RealDate = Date;
  const BigIntOf = BigInt;
  const StringOf = String;
  const TypeErrorOf = TypeError;
  const Words = Int32Array;
  const Octets = Uint8Array;
  const construct = Reflect.construct;
  const root = globalThis;
  const call = Function.prototype.call;
  const bind = call.bind.bind(call);
  const charCodeAt = bind(String.prototype.charCodeAt);
  const slice = bind(String.prototype.slice);
  const padStart = bind(String.prototype.padStart);
  const exec = bind(RegExp.prototype.exec);

  // ---- what is not repeatable
  const forbid = (what) => () => {
    throw new TypeErrorOf(what + ' is not repeatable; the same file must give the same result');
  };
  const put = (object, name, value) => defineProperty(object, name, { value, writable: true, configurable: true });
  put(Math, 'random', forbid('Math.random'));
  for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'performance', 'navigator']) delete root[name];
  // one time zone for all machines: local time is UTC
  const utc = RealDate.UTC;
  const zoneless = /^\d{4}(-\d\d){0,2}T\d\d:\d\d(:\d\d(\.\d+)?)?$/;
  const iso = /^[+-]?\d{4,6}(-\d\d){0,2}(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;
  const inUtc = (value) => {
    if (typeof value !== 'string') return value;
    if (exec(iso, value) === null) throw new TypeErrorOf('Date reads only ISO 8601 text here');
    return exec(zoneless, value) === null ? value : value + 'Z';
  };
  function SafeDate(...parts) {
    if (new.target === undefined || parts.length === 0) forbid('the current time')();
    const value = parts.length === 1 ? inUtc(parts[0]) : utc(...parts);
    return construct(RealDate, [value], new.target);
  }
  SafeDate.prototype = RealDate.prototype;
  put(SafeDate, 'UTC', utc);
  put(SafeDate, 'parse', (text) => RealDate.parse(inUtc(StringOf(text))));
  put(SafeDate, 'now', forbid('Date.now'));
  put(RealDate, 'now', forbid('Date.now'));
  put(RealDate.prototype, 'constructor', SafeDate);
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    for (const verb of ['get', 'set']) {
      const universal = RealDate.prototype[verb + 'UTC' + part];
      if (universal !== undefined) put(RealDate.prototype, verb + part, universal);
    }
  }
  const { toISOString, toUTCString } = RealDate.prototype;
  put(RealDate.prototype, 'getTimezoneOffset', function () { return 0; });
  for (const name of ['toString', 'toDateString', 'toTimeString']) put(RealDate.prototype, name, toUTCString);
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) put(RealDate.prototype, name, toISOString);
  put(root, 'Date', SafeDate);

  // ---- a console for the learner's screen
  const MOST_CHARACTERS = 4000;
  let printed = '';
  const print = (...values) => {
    for (const value of values) {
      let text = '';
      try {
        text = typeof value === 'string' ? value : (stringify(value) ?? StringOf(value));
      } catch {
        text = '(cannot be shown)';
      }
      printed = slice(printed + text + ' ', 0, MOST_CHARACTERS);
    }
    printed = slice(printed + '\n', 0, MOST_CHARACTERS);
  };
  put(root, 'console', freeze({ log: print, info: print, warn: print, error: print, debug: print }));

  // ---- HMAC-SHA-256
  const K = new Words(64);
  const H0 = new Words(8);
  {
    // the first 32 bits of the fractional parts of cube and square roots of primes
    let found = 0;
    for (let n = 2; found < 64; n++) {
      let isPrime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
      if (!isPrime) continue;
      if (found < 8) H0[found] = ((n ** 0.5 % 1) * 4294967296) | 0;
      K[found++] = ((n ** (1 / 3) % 1) * 4294967296) | 0;
    }
  }
  const W = new Words(64);
  const block = new Octets(64);
  const compress = (state) => {
    for (let i = 0; i < 16; i++)
      W[i] = (block[4 * i] << 24) | (block[4 * i + 1] << 16) | (block[4 * i + 2] << 8) | block[4 * i + 3];
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + S1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d;
    state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  };
  // goes on from a state after one block (the key's); 'message' is a typed array
  const finish = (from, message, length) => {
    const state = new Words(8);
    for (let i = 0; i < 8; i++) state[i] = from[i];
    let at = 0;
    for (; at + 64 <= length; at += 64) {
      for (let i = 0; i < 64; i++) block[i] = message[at + i];
      compress(state);
    }
    const rest = length - at;
    for (let i = 0; i < 64; i++) block[i] = i < rest ? message[at + i] : i === rest ? 0x80 : 0;
    if (rest >= 56) {
      compress(state);
      for (let i = 0; i < 64; i++) block[i] = 0;
    }
    const bits = (length + 64) * 8;
    for (let i = 0; i < 4; i++) block[63 - i] = bits >>> (8 * i);
    block[59] = (bits / 4294967296) | 0;
    compress(state);
    const bytes = new Octets(32);
    for (let i = 0; i < 32; i++) bytes[i] = state[i >> 2] >>> (24 - 8 * (i & 3));
    return bytes;
  };
  const inner = new Words(8);
  const outer = new Words(8);
  const setKey = (hex) => {
    for (const [state, pad] of [[inner, 0x36], [outer, 0x5c]]) {
      for (let i = 0; i < 8; i++) state[i] = H0[i];
      for (let i = 0; i < 64; i++) {
        const high = i < 32 ? charCodeAt(hex, 2 * i) : 48, low = i < 32 ? charCodeAt(hex, 2 * i + 1) : 48;
        block[i] = (((high > 57 ? high - 87 : high - 48) << 4) | (low > 57 ? low - 87 : low - 48)) ^ pad;
      }
      compress(state);
    }
    for (let i = 0; i < 64; i++) block[i] = 0;
    for (let i = 0; i < 64; i++) W[i] = 0;
  };
  const utf8 = (text) => {
    const bytes = new Octets(text.length * 3);
    let to = 0;
    for (let i = 0; i < text.length; i++) {
      let code = charCodeAt(text, i);
      if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
        const low = charCodeAt(text, i + 1);
        if (low >= 0xdc00 && low < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
          i++;
        }
      }
      if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
      if (code < 0x80) bytes[to++] = code;
      else if (code < 0x800) { bytes[to++] = 0xc0 | (code >> 6); bytes[to++] = 0x80 | (code & 63); }
      else if (code < 0x10000) {
        bytes[to++] = 0xe0 | (code >> 12); bytes[to++] = 0x80 | ((code >> 6) & 63); bytes[to++] = 0x80 | (code & 63);
      } else {
        bytes[to++] = 0xf0 | (code >> 18); bytes[to++] = 0x80 | ((code >> 12) & 63);
        bytes[to++] = 0x80 | ((code >> 6) & 63); bytes[to++] = 0x80 | (code & 63);
      }
    }
    const out = { bytes, length: to };
    return out;
  };
  const derive = (purpose, text) => {
    const message = utf8(purpose + '\0' + text);
    const first = finish(inner, message.bytes, message.length);
    return finish(outer, first, 32);
  };

  // ---- the tools of the contract
  const textOf = (value, name) => {
    if (typeof value !== 'string') throw new TypeErrorOf('tools.' + name + ' expects a string');
    return value;
  };
  const DIGITS = '0123456789abcdef';
  const registered = /^1\.2\.840\.10008(?:\.\d{1,4})+$/;
  const uidForm = /^\d+(?:\.\d+)*$/;
  // what was computed for this file; objects without a prototype, which a draft cannot reach
  const [uids, days, names] = [{ __proto__: null }, { __proto__: null }, { __proto__: null }];
  const hashUid = (given) => {
    const uid = textOf(given, 'hashUid');
    if (uids[uid] !== undefined) return uids[uid];
    if (uid.length > 64 || exec(uidForm, uid) === null)
      throw new TypeErrorOf('tools.hashUid expects a UID: numbers with points between them');
    if (exec(registered, uid) !== null) return uid;
    const hash = derive('uid', uid);
    hash[6] = (hash[6] & 0x0f) | 0x80;
    hash[8] = (hash[8] & 0x3f) | 0x80;
    let hex = '0x';
    for (let i = 0; i < 16; i++) hex += DIGITS[hash[i] >> 4] + DIGITS[hash[i] & 15];
    return (uids[uid] = '2.25.' + StringOf(BigIntOf(hex)));
  };
  const offsetDays = (patient) => {
    if (days[patient] !== undefined) return days[patient];
    const hash = derive('offset', patient);
    return (days[patient] = -1 - ((hash[0] * 16777216 + hash[1] * 65536 + hash[2] * 256 + hash[3]) % 3650));
  };
  const moved = (year, month, day, patient) => {
    const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1] || year < 1) return undefined;
    // years of four digits only: no wrap of 0..99 to 1900
    let serial = offsetDays(patient) + day - 1;
    for (let m = 1; m < month; m++) serial += lengths[m - 1];
    const isLeap = (y) => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
    let y = year;
    while (serial < 0) { y--; serial += isLeap(y) ? 366 : 365; }
    if (y < 1) return undefined;
    lengths[1] = isLeap(y) ? 29 : 28;
    let m = 0;
    while (serial >= lengths[m]) { serial -= lengths[m]; m++; }
    return [padStart(StringOf(y), 4, '0'), padStart(StringOf(m + 1), 2, '0'), padStart(StringOf(serial + 1), 2, '0')];
  };
  const daForm = /^(\d{4})(\.?)(\d\d)\2(\d\d)$/;
  const shiftDate = (date, patient) => {
    const text = textOf(date, 'shiftDate'), who = textOf(patient, 'shiftDate');
    const match = exec(daForm, text);
    const parts = match === null ? undefined : moved(+match[1], +match[3], +match[4], who);
    return parts === undefined ? undefined : parts[0] + parts[1] + parts[2];
  };
  const dtForm = /^(\d{4})(\d\d)?(\d\d)?((?:[01]\d|2[0-3])(?:[0-5]\d(?:(?:[0-5]\d|60)(?:\.\d{1,6})?)?)?)?([+-](?:0\d|1[0-4])[0-5]\d)?$/;
  const shiftDateTime = (dateTime, patient) => {
    const text = textOf(dateTime, 'shiftDateTime'), who = textOf(patient, 'shiftDateTime');
    const match = exec(dtForm, text);
    if (match === null || (match[4] !== undefined && match[3] === undefined)) return undefined;
    const parts = moved(+match[1], +(match[2] ?? 1), +(match[3] ?? 1), who);
    if (parts === undefined) return undefined;
    return parts[0] + (match[2] === undefined ? '' : parts[1]) + (match[3] === undefined ? '' : parts[2]) + (match[4] ?? '') + (match[5] ?? '');
  };
  const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const pseudonym = (given, prefix = 'P') => {
    const text = textOf(given, 'pseudonym');
    const hash = (names[text] ??= derive('pseudonym draft', text));
    let digits = slice(textOf(prefix, 'pseudonym'), 0, 4);
    let bits = 0, held = 0;
    for (let i = 0; digits.length < 12; i++) {
      bits = ((bits << 8) | hash[i]) & 0xffff;
      held += 8;
      while (held >= 5 && digits.length < 12) {
        held -= 5;
        digits += BASE32[(bits >>> held) & 31];
      }
    }
    return digits;
  };
  const tools = freeze({ hashUid, shiftDate, shiftDateTime, pseudonym });
  freeze(hashUid); freeze(shiftDate); freeze(shiftDateTime); freeze(pseudonym);

  // ---- what the host calls; the draft never sees it
  const run = (deidentify, text) => {
    if (typeof deidentify !== 'function') return 'E';
    const out = deidentify(parse(text), tools);
    if (out === null || typeof out !== 'object' || isArray(out)) return 'T';
    if (typeof out.then === 'function') return 'P';
    const json = stringify(out);
    return typeof json === 'string' ? 'D' + json : 'T';
  };
  const describe = (error) => {
    try {
      const isError = typeof error === 'object' && error !== null;
      const name = isError ? slice(StringOf(error.name), 0, 80) : 'thrown ' + typeof error;
      const message = slice(StringOf(isError ? error.message : error), 0, 400);
      const stack = isError && typeof error.stack === 'string' ? slice(error.stack, 0, 2000) : '';
      return stringify([name, message, stack]);
    } catch {
      return '';
    }
  };
  return (kind, a, b) => {
    if (kind === 'key') return setKey(a);
    if (kind === 'run') return run(a, b);
    if (kind === 'error') return describe(a);
    return printed;
  };
})()
`;
