import type { Share } from '../finding.ts';

/** `1,234`, whatever the language of the machine. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `3, 7-9`; at most 12 runs, as a list is for reading. */
export function positions(indexes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && index - last[1] <= 1) last[1] = index;
    else runs.push([index, index]);
  }
  const texts = runs.slice(0, 12).map(([from, to]) => (from === to ? number(from) : `${from}-${to}`));
  return texts.join(', ') + (runs.length > texts.length ? ', …' : '');
}

/** Whole percents would turn 99.97 into 100. */
export function percent({ passed, checked }: Share): string {
  if (checked === 0) return '–';
  if (passed === checked) return '100 %';
  return `${(Math.floor((passed / checked) * 10_000) / 100).toFixed(2)} %`;
}

export function bytes(size: number): string {
  if (size < 1024) return count(size, 'byte');
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = size / 1024;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${value.toFixed(1)} ${units[unit]}`;
}
