import { cosine, square } from './random.ts';
import { clamp, coverOf, grain, newPicture, type Picture, paint, type Shape, smoothNoise } from './raster.ts';

/** A curved-array picture, 0 black .. 1 white: liver and kidney, or (with `beat` 0..1) a beating heart in the apical four-chamber view. */
export function ultrasound(
  rows: number,
  columns: number,
  options: { seed: number; scene: 'kidney' | 'heart'; beat?: number },
): Picture {
  const { seed, scene } = options;
  const heart = scene === 'heart';
  const squeeze = 1 - 0.22 * (0.5 - 0.5 * cosine((options.beat ?? 0) * 6.2831853));
  const apexY = -rows / columns + (heart ? 0.16 : -0.12);
  const inner = heart ? 0.05 : 0.42;
  const outer = (2 * rows) / columns - (heart ? 0.26 : -0.02);
  const part = (shape: Omit<Shape, 'value'>): ((x: number, y: number) => number) =>
    coverOf({ soft: 3, ...shape, value: 1 }, { columns, seed });
  const echo = heart ? heartEcho(part, squeeze, seed) : kidneyEcho(part, seed);
  return paint(newPicture(rows, columns), (_value, x, y, index) => {
    const dx = x;
    const dy = y - apexY;
    const radius = Math.sqrt(dx * dx + dy * dy);
    if (radius < inner || radius > outer || Math.abs(dx) > dy * (heart ? 0.72 : 0.78)) return 0;
    // Speckle is longer across the beam than along it, and grows with depth.
    const along = radius * 64;
    const across = (dx / dy) * 46;
    const speckle =
      0.55 +
      0.75 * Math.abs(smoothNoise(seed + Math.floor((options.beat ?? 0) * 50), across, along)) +
      0.12 * grain(seed, index);
    const gain = 1.12 - 0.34 * (radius / outer);
    return clamp(echo(x, y) * speckle * 1.25 * gain, 0, 1);
  });
}

type Part = (shape: Omit<Shape, 'value'>) => (x: number, y: number) => number;

/** Ventricles above, atria below, the valves between them; `s` is 1 in diastole. */
function heartEcho(part: Part, s: number, seed: number): (x: number, y: number) => number {
  const isOpen = (s - 0.78) / 0.22;
  const walls = [
    part({ x: 0.19, y: -0.04, rx: 0.2 * s + 0.09, ry: 0.42 * s + 0.1, turn: -0.12, rough: 0.04 }),
    part({ x: -0.17, y: 0.02, rx: 0.13 * s + 0.05, ry: 0.34 * s + 0.06, turn: -0.3, rough: 0.05 }),
    part({ x: 0.24, y: 0.5, rx: 0.17 / s + 0.03, ry: 0.15 / s + 0.03, rough: 0.05 }),
    part({ x: -0.2, y: 0.5, rx: 0.16 / s + 0.03, ry: 0.14 / s + 0.03, rough: 0.05 }),
  ];
  const chambers = [
    part({ x: 0.19, y: -0.04, rx: 0.17 * s, ry: 0.42 * s, turn: -0.12, rough: 0.06 }),
    part({ x: -0.18, y: 0.03, rx: 0.12 * s, ry: 0.32 * s, turn: -0.3, rough: 0.08 }),
    part({ x: 0.24, y: 0.5, rx: 0.17 / s, ry: 0.14 / s, rough: 0.06 }),
    part({ x: -0.2, y: 0.5, rx: 0.16 / s, ry: 0.13 / s, rough: 0.06 }),
  ];
  const leaflets = [0.24, -0.19].flatMap((middle) =>
    [-1, 1].map((side) =>
      part({
        x: middle + side * (0.075 + 0.03 * isOpen),
        y: 0.33 - 0.05 * isOpen,
        rx: 0.075,
        ry: 0.012,
        turn: side * (0.9 * isOpen - 0.12),
        soft: 2,
      }),
    ),
  );
  const most = (covers: typeof walls, x: number, y: number): number =>
    covers.reduce((best, cover) => Math.max(best, cover(x, y)), 0);
  return (x, y) => {
    const around = 0.13 + 0.07 * smoothNoise(seed + 5, x * 4, y * 4);
    const tissue = Math.max(around, 0.36 * most(walls, x, y));
    const blood = most(chambers, x, y);
    return Math.max(tissue * (1 - blood) + 0.03 * blood, 0.72 * most(leaflets, x, y));
  };
}

function kidneyEcho(part: Part, seed: number): (x: number, y: number) => number {
  const kidneyAt = part({ x: 0.18, y: 0.28, rx: 0.42, ry: 0.2, turn: 0.2, rough: 0.03 });
  const sinusAt = part({ x: 0.18, y: 0.28, rx: 0.23, ry: 0.08, turn: 0.2, rough: 0.25, soft: 8 });
  const vessels = [
    part({ x: -0.28, y: -0.1, rx: 0.14, ry: 0.03, turn: 0.5 }),
    part({ x: -0.42, y: 0.12, rx: 0.05, ry: 0.045 }),
    part({ x: 0.05, y: -0.2, rx: 0.1, ry: 0.022, turn: -0.6 }),
  ];
  return (x, y) => {
    const liver = 0.38 + 0.08 * smoothNoise(seed, x * 3, y * 3);
    const kidney = kidneyAt(x, y);
    const vessel = vessels.reduce((most, cover) => Math.max(most, cover(x, y)), 0);
    const capsule = kidney > 0.02 && kidney < 0.9 ? 0.22 : 0;
    const bow = Math.sqrt(square(x + 0.1) + square(y + 0.55));
    const diaphragm = Math.abs(bow - 1.2) < 0.022 ? 0.5 : bow > 1.22 ? -0.2 : 0;
    return liver * (1 - 0.85 * vessel) * (1 - 0.45 * kidney) + 0.5 * sinusAt(x, y) + capsule + diaphragm;
  };
}
