import { chip, escapeHtml, frame } from './style.ts';

/** A stretch of bytes with a name. */
export interface Mark {
  readonly from: number;
  /** First byte after it. */
  readonly to: number;
  readonly label: string;
}

const BYTES_PER_LINE = 16;
const COLOURS = ['#cfe8ff', '#ffe0b2', '#d7f5d0', '#f3d1f4', '#fff3a3', '#d9d9ff', '#ffd0d0', '#c9f2ee'];

/**
 * Bytes as a hex dump: offset, sixteen bytes, the same as text; marked stretches in colour with a legend.
 *
 * @param options.from first byte. Default 0
 * @param options.to first byte that is not shown. Default: 256 bytes more, or the end
 * @example renderBytes(bytes, { from: 128, to: 160, marks: [{ from: 128, to: 132, label: 'magic word' }] })
 */
export function renderBytes(
  bytes: Uint8Array,
  options: { readonly from?: number; readonly to?: number; readonly marks?: readonly Mark[] } = {},
): string {
  const from = Math.max(0, options.from ?? 0);
  const to = Math.min(bytes.length, options.to ?? from + 256);
  const marks = options.marks ?? [];
  const markAt = (at: number): number => marks.findIndex((mark) => at >= mark.from && at < mark.to);
  const lines: string[] = [];
  for (let start = from - (from % BYTES_PER_LINE); start < to; start += BYTES_PER_LINE) {
    let hex = '';
    let text = '';
    for (let at = start; at < start + BYTES_PER_LINE; at++) {
      const isShown = at >= from && at < to;
      const byte = bytes[at] ?? 0;
      const colour = isShown ? markAt(at) : -1;
      hex += paint(isShown ? byte.toString(16).padStart(2, '0') : '  ', colour);
      hex += paint(
        ' ',
        colour >= 0 && markAt(at + 1) === colour && at + 1 < start + BYTES_PER_LINE ? colour : -1,
      );
      text += paint(isShown ? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·') : ' ', colour);
    }
    lines.push(`<span style="color:#57606a">${String(start).padStart(7)}</span>  ${hex} ${text}`);
  }
  const legend = marks
    .map(({ label, from: first, to: end }, index) => {
      const place = end - first === 1 ? `byte ${first}` : `bytes ${first} to ${end - 1}`;
      return `<span class="dl-chip" style="background:${COLOURS[index % COLOURS.length]};color:#1b1f24" title="${place}">${escapeHtml(label)}</span>`;
    })
    .join('');
  return frame(
    'bytes',
    `<div>${legend || chip(`${to - from} bytes`, '#57606a')}</div><div class="dl-mono dl-hex">${lines.join('\n')}</div>`,
  );
}

function paint(text: string, colour: number): string {
  const safe = escapeHtml(text);
  return colour < 0 ? safe : `<b style="background:${COLOURS[colour % COLOURS.length]}">${safe}</b>`;
}
