import { drawText } from './font.ts';
import { cosine, hash32, sine, square } from './random.ts';

/** A grey picture: `values` is rows x columns, row by row. Coordinates of shapes run -1..1 over the columns, y downwards. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** An ellipsoid. `z` and `rz` let one list of shapes be cut at any level; `turn` is in radians. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly value: number;
  readonly z?: number;
  readonly rz?: number;
  readonly turn?: number;
  /** How far noise bends the outline, 0 (default) is a true ellipse. */
  readonly rough?: number;
  /** Width of the soft edge in pixels, default 1. */
  readonly soft?: number;
}

export function newPicture(rows: number, columns: number, value = 0): Picture {
  return { rows, columns, values: new Float64Array(rows * columns).fill(value) };
}

const LATTICE = 128;
const lattices = new Map<number, Float64Array>();

/** Random values at whole places; they repeat after 128. */
function latticeOf(seed: number): Float64Array {
  let lattice = lattices.get(seed);
  if (lattice === undefined) {
    lattice = Float64Array.from(
      { length: LATTICE * LATTICE },
      (_, index) => hash32(seed, index) / 2147483648 - 1,
    );
    if (lattices.size >= 64) lattices.clear();
    lattices.set(seed, lattice);
  }
  return lattice;
}

/** Smooth noise in about -1..1, the same for the same seed and place. */
export function smoothNoise(seed: number, x: number, y: number): number {
  const lattice = latticeOf(seed);
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = fade(x - column);
  const fy = fade(y - row);
  const [left, right] = [column & (LATTICE - 1), (column + 1) & (LATTICE - 1)];
  const [above, below] = [(row & (LATTICE - 1)) * LATTICE, ((row + 1) & (LATTICE - 1)) * LATTICE];
  const top = lattice[above + left]! + (lattice[above + right]! - lattice[above + left]!) * fx;
  const bottom = lattice[below + left]! + (lattice[below + right]! - lattice[below + left]!) * fx;
  return top + (bottom - top) * fy;
}

/** Three octaves of smooth noise. */
export function cloud(seed: number, x: number, y: number): number {
  return (
    0.57 * smoothNoise(seed, x, y) +
    0.28 * smoothNoise(seed + 1, x * 2, y * 2) +
    0.15 * smoothNoise(seed + 2, x * 4, y * 4)
  );
}

/** Changes every pixel: `change(value, x, y, index)`. */
export function paint(
  picture: Picture,
  change: (value: number, x: number, y: number, index: number) => number,
): Picture {
  const { rows, columns, values } = picture;
  const half = columns / 2;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      values[index] = change(
        values[index]!,
        (column + 0.5 - half) / half,
        (row + 0.5 - rows / 2) / half,
        index,
      );
    }
  return picture;
}

/** What the outline of a shape depends on besides itself: the level it is cut at, the picture's width, the noise. */
export interface Cut {
  readonly columns: number;
  readonly z?: number;
  readonly seed?: number;
}

/** A function that says how much of a point lies in the shape: 0..1, with a soft edge. */
export function coverOf(shape: Shape, cut: Cut): (x: number, y: number) => number {
  const { rx, ry, rough = 0 } = shape;
  const z = cut.z ?? 0;
  const c = cosine(shape.turn ?? 0);
  const s = sine(shape.turn ?? 0);
  const dz2 = shape.rz ? square((z - (shape.z ?? 0)) / shape.rz) : 0;
  const pixels = (Math.min(rx, ry) * cut.columns) / 2 / (shape.soft ?? 1);
  const seed = (cut.seed ?? 7) + Math.floor(shape.x * 97 + shape.y * 31);
  return (px, py) => {
    const dx = px - shape.x;
    const dy = py - shape.y;
    const u = (dx * c + dy * s) / rx;
    const v = (dy * c - dx * s) / ry;
    let distance = Math.sqrt(u * u + v * v + dz2);
    if (distance > 2) return 0;
    if (rough > 0 && Math.abs(distance - 1) < rough + 1 / pixels)
      distance += rough * cloud(seed, px * 4 + z, py * 4);
    return clamp((1 - distance) * pixels + 0.5, 0, 1);
  };
}

/** Paints shapes over the picture in order. */
export function paintShapes(
  picture: Picture,
  shapes: readonly Shape[],
  at: { z?: number; seed?: number } = {},
): Picture {
  const { rows, columns, values } = picture;
  const half = columns / 2;
  for (const shape of shapes) {
    if (shape.rz && Math.abs((at.z ?? 0) - (shape.z ?? 0)) > shape.rz * 1.3) continue;
    const cover = coverOf(shape, { ...at, columns });
    const reach = 1.3 * Math.max(shape.rx, shape.ry) + 4 / columns;
    const column = (x: number): number => clamp(Math.floor(x * half + half), 0, columns - 1);
    const row = (y: number): number => clamp(Math.floor(y * half + rows / 2), 0, rows - 1);
    for (let r = row(shape.y - reach); r <= row(shape.y + reach); r++)
      for (let q = column(shape.x - reach); q <= column(shape.x + reach); q++) {
        const part = cover((q + 0.5 - half) / half, (r + 0.5 - rows / 2) / half);
        const index = r * columns + q;
        if (part > 0) values[index] = values[index]! + (shape.value - values[index]!) * part;
      }
  }
  return picture;
}

/** A thick line through points, with round ends; `edge` brightens its rim, as cortical bone does. */
export interface Stroke {
  readonly points: readonly (readonly [number, number])[];
  readonly width: number;
  readonly endWidth?: number;
  readonly value: number;
  readonly edge?: number;
  readonly soft?: number;
}

/** A function giving how much of a point the stroke covers, 0..1, and how deep inside it lies (1 on the axis). */
export function strokeOf(
  stroke: Stroke,
  columns: number,
): (x: number, y: number) => { part: number; depth: number } {
  const { points, width: start } = stroke;
  const end = stroke.endWidth ?? start;
  return (x, y) => {
    let best = -1;
    let depth = 0;
    for (let k = 1; k < points.length; k++) {
      const [ax, ay] = points[k - 1]!;
      const ux = points[k]![0] - ax;
      const uy = points[k]![1] - ay;
      const t = clamp(((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1), 0, 1);
      const width = start + ((end - start) * (k - 1 + t)) / (points.length - 1);
      const inside = width - Math.sqrt(square(x - ax - t * ux) + square(y - ay - t * uy));
      if (inside > best) [best, depth] = [inside, inside / width];
    }
    return { part: clamp((best * columns) / 2 / (stroke.soft ?? 1) + 0.5, 0, 1), depth: clamp(depth, 0, 1) };
  };
}

/** Adds strokes to the picture: an X-ray adds up what it passes. */
export function addStrokes(picture: Picture, strokes: readonly Stroke[]): Picture {
  const { rows, columns, values } = picture;
  const half = columns / 2;
  for (const stroke of strokes) {
    const cover = strokeOf(stroke, columns);
    const reach = Math.max(stroke.width, stroke.endWidth ?? 0) + 4 / columns;
    const xs = stroke.points.map(([x]) => x);
    const ys = stroke.points.map(([, y]) => y);
    const column = (x: number): number => clamp(Math.floor(x * half + half), 0, columns - 1);
    const row = (y: number): number => clamp(Math.floor(y * half + rows / 2), 0, rows - 1);
    for (let r = row(Math.min(...ys) - reach); r <= row(Math.max(...ys) + reach); r++)
      for (let q = column(Math.min(...xs) - reach); q <= column(Math.max(...xs) + reach); q++) {
        const { part, depth } = cover((q + 0.5 - half) / half, (r + 0.5 - rows / 2) / half);
        if (part > 0)
          values[r * columns + q]! += part * (stroke.value + (stroke.edge ?? 0) * (depth < 0.35 ? 1 : 0.25));
      }
  }
  return picture;
}

/** Grain around each pixel, `amount` being about its standard deviation. */
export function addGrain(picture: Picture, amount: number, seed: number): Picture {
  return paint(picture, (value, _x, _y, index) => value + amount * grain(seed, index));
}

/** Roughly normal, mean 0, deviation 1: three uniform numbers added. */
export function grain(seed: number, index: number): number {
  const h = hash32(seed, index);
  return ((h & 0x3ff) + ((h >>> 10) & 0x3ff) + ((h >>> 20) & 0x3ff)) / 511.5 - 3;
}

/** Averages each pixel with its eight neighbours. */
export function soften(picture: Picture): Picture {
  const { rows, columns, values } = picture;
  const out = newPicture(rows, columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let dr = -1; dr <= 1; dr++)
        for (let dc = -1; dc <= 1; dc++)
          sum += values[clamp(row + dr, 0, rows - 1) * columns + clamp(column + dc, 0, columns - 1)]!;
      out.values[row * columns + column] = sum / 9;
    }
  return out;
}

/** Writes text into stored values; the box that it fills is known from `textSize`. */
export function writeText(
  pixels: { rows: number; columns: number; values: Uint8Array | Uint16Array | Int16Array },
  text: string,
  at: { row: number; column: number; scale: number; value: number; offset?: number },
): void {
  drawText(text, at.scale, (row, column) => {
    const r = at.row + row;
    const c = at.column + column;
    if (r < pixels.rows && c < pixels.columns)
      pixels.values[(at.offset ?? 0) + r * pixels.columns + c] = at.value;
  });
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}
