/** Whether a value is what its VR allows (PS3.5 section 6.2): one value, without padding. */
export function isWellFormed(value: string, vr: string): boolean {
  if (value === '') return true;
  const form = FORMS[vr];
  if (form !== undefined) return form(value);
  const most = LONGEST[vr];
  if (most === undefined) return true;
  return [...value].length <= most && !/[\u0000-\u0009\u000b\u000e-\u001a\u001c-\u001f]/.test(value);
}

const LONGEST: Readonly<Record<string, number>> = { LO: 64, SH: 16, ST: 1024, LT: 10240 };

const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  UI: (value) => value.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(value),
  DA: (value) => dayOf(value) !== undefined && value.length === 8,
  DT: isDateTime,
  TM: isTime,
  AS: (value) => /^\d{3}[DWMY]$/.test(value),
  CS: (value) => /^[A-Z0-9 _]{1,16}$/.test(value),
  AE: (value) => /^[ -[\]-~]{1,16}$/.test(value),
  DS: (value) => value.length <= 16 && /^ *[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)? *$/.test(value),
  IS: (value) => value.length <= 12 && /^ *[+-]?\d+ *$/.test(value),
  PN: (value) => value.split('=').length <= 3 && value.split('=').every((group) => [...group].length <= 64),
};

/** Days since 1970 of the date at the beginning of DA or DT text; `undefined` when there is no such day. */
export function dayOf(value: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)/.exec(value);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? Math.round(date.getTime() / 86_400_000) : undefined;
}

function isTime(value: string): boolean {
  const match = /^(\d\d)(?:(\d\d)(?:(\d\d)(?:\.\d{1,6})?)?)?$/.exec(value);
  return match !== null && Number(match[1]) < 24 && Number(match[2] ?? 0) < 60 && Number(match[3] ?? 0) <= 60;
}

function isDateTime(value: string): boolean {
  const match = /^(\d{4,8})(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?([+-]\d{4})?$/.exec(value);
  if (match === null) return false;
  const date = match[1]!;
  if (date.length === 8) return dayOf(date) !== undefined && (match[2] === undefined || isTime(match[2]));
  const month = Number(date.slice(4, 6) || '1');
  return date.length % 2 === 0 && month >= 1 && month <= 12 && match[2] === undefined;
}

/** What programs write where nothing is to be said: no original value that anybody could recognize. */
export function isPlaceholder(value: string): boolean {
  const isEmptyWords = !/[\p{L}1-9]/u.test(value) || value.startsWith('19000101');
  return isEmptyWords || (!/[1-9]/.test(value) && NOTHING.test(value));
}

const NOTHING =
  /^(?:.*\b(?:anonymi[sz]ed|anonymous|anon|de-?identified|unknown|unspecified|removed|none|not available|n\/?a|null|no ?name|test)\b.*|[x*?]+)$/i;
