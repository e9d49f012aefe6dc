import { type VrCode, vrName } from '../dicom/vr.ts';
import type { Generalization } from '../profile/action.ts';
import { shiftDate, shiftDateTime } from './dates.ts';

const AGE = /^(\d{3})([DWMY])$/;
const DATE = /^(\d{4})(\d\d)(\d\d)/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A coarser value that says the same thing less exactly.
 *
 * @returns `undefined` when the text is not what the generalization is for
 * @example generalizeText('047Y', vrCode('AS'), { kind: 'age', width: 5, cap: 90 }) // => '045Y'
 */
export function generalizeText(text: string, vr: VrCode, to: Generalization): string | undefined {
  switch (to.kind) {
    case 'age':
      return generalizeAge(text, to.width, to.cap);
    case 'date':
      return generalizeDate(text, vrName(vr), to.period);
    case 'postcode':
      return text.length > to.digits ? text.slice(0, to.digits) : text;
    case 'number':
      return generalizeNumber(text, vrName(vr), to.step);
  }
}

/** To the lower end of the band. Days, weeks and months are of a child: below one year they stay, above they become years. */
function generalizeAge(text: string, width: number, cap: number): string | undefined {
  const match = AGE.exec(text);
  if (match === null) return undefined;
  const count = Number(match[1]);
  const years = { D: count / 365.25, W: count / 52.18, M: count / 12, Y: count }[
    match[2] as 'D' | 'W' | 'M' | 'Y'
  ];
  if (years < 1) return width <= 1 ? text : '000Y';
  const band = Math.floor(Math.floor(years) / width) * width;
  return `${String(Math.min(years >= cap ? cap : band, cap)).padStart(3, '0')}Y`;
}

function generalizeDate(text: string, vr: string, period: 'month' | 'quarter' | 'year'): string | undefined {
  const isDate =
    (vr === 'DA' ? shiftDate(text, 0) : vr === 'DT' ? shiftDateTime(text, 0) : undefined) !== undefined;
  const match = DATE.exec(text.replaceAll('.', ''));
  if (match === null || !isDate) return undefined;
  const month = Number(match[2]);
  const first = period === 'year' ? 1 : period === 'quarter' ? month - ((month - 1) % 3) : month;
  return `${match[1]}${String(first).padStart(2, '0')}01`;
}

function generalizeNumber(text: string, vr: string, step: number): string | undefined {
  if (!NUMBER.test(text)) return undefined;
  return formatNumber(Math.round(Number(text) / step) * step, vr);
}

const MAX_IS = 2 ** 31 - 1;

/** A DS has at most 16 characters, an IS is whole and fits into 32 bits (PS3.5 Table 6.2-1). */
export function formatNumber(number: number, vr: string): string {
  if (vr === 'IS') return String(Math.min(MAX_IS, Math.max(-MAX_IS, Math.round(number))));
  for (let digits = 12; digits > 0; digits--) {
    const text = String(Number(number.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  return '0';
}
