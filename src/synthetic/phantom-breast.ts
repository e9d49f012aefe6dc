import { hash32, sine, square } from './random.ts';
import { addGrain, clamp, cloud, newPicture, type Picture, paint, smoothNoise } from './raster.ts';

/** Where the skin is in the oblique view: from the armpit out to the nipple, and round to the fold below the breast. */
function obliqueEdge(y: number, tall: number, nippleY: number): number {
  if (y < nippleY) return 0.78 + 0.67 * sine(((y + tall) / (nippleY + tall)) * 1.5708);
  const down = clamp((y - nippleY) / (tall * 0.96 - nippleY), 0, 1);
  return Math.max(0.01, 1.45 * Math.sqrt(1 - down * down));
}

/** Mammogram, 0 black .. 1 white; the chest wall is on the left for a left breast. */
export function mammogram(
  rows: number,
  columns: number,
  options: { seed: number; side: 'L' | 'R'; view: 'CC' | 'MLO'; mass?: boolean },
): Picture {
  const { seed, side, view } = options;
  const mirror = side === 'L' ? 1 : -1;
  const tall = rows / columns;
  const picture = newPicture(rows, columns, 0.02);
  return addGrain(
    paint(picture, (value, px, y) => {
      const x = px * mirror + 1; // 0 at the chest wall, 2 at the far edge
      const isOblique = view === 'MLO';
      const nippleY = isOblique ? 0.25 : 0.1;
      const edge = isOblique ? obliqueEdge(y, tall, nippleY) : 1.45;
      const outline = isOblique ? x / edge : Math.sqrt(square(x / edge) + square(y / (tall * 0.9)));
      const nipple = Math.sqrt(square((x - 1.42) / 0.085) + square((y - nippleY) / 0.07));
      const depth = clamp((1 - outline) * 9, 0, 1);
      let grey = value;
      if (depth > 0) {
        const gland =
          cloud(seed + (side === 'L' ? 0 : 9), x * 4 + y, y * 4) * 0.5 +
          cloud(seed + 4, x * 11 - y * 3, y * 9) * 0.4;
        const centre = Math.max(0, 1 - square((x - 0.75) / 0.72) - square(y / (tall * 0.62)));
        const strand = 1 - Math.abs(smoothNoise(seed + 6, x * 7 + y * 2, y * 13));
        grey =
          depth *
          (0.2 + 0.3 * centre * (0.75 + gland) + 0.09 * centre * square(square(strand)) + 0.05 * gland);
        if (outline > 0.955) grey += 0.1; // skin line
      }
      grey = Math.max(grey, 0.36 * clamp((1 - nipple) * 3, 0, 1));
      if (isOblique) {
        const along = (y + tall) / 1.9;
        const muscle = clamp((0.74 * (1 - along) + 0.1 * sine(along * 3.14) - x) * 9, 0, 1);
        grey = Math.max(grey, depth * muscle * (0.56 - 0.1 * along + 0.06 * cloud(seed, x * 5, y * 16)));
      }
      if (options.mass) {
        const angle = cloud(seed + 20, x * 12, y * 12);
        const mass = Math.sqrt(square((x - 0.86) / 0.12) + square((y + 0.22) / 0.11)) + 0.28 * angle;
        grey += 0.27 * clamp((1.05 - mass) * 3, 0, 1);
        for (let k = 0; k < 9; k++) {
          const cx = 1.0 + ((hash32(seed, k) % 100) / 100) * 0.16;
          const cy = 0.24 + ((hash32(seed, k, 1) % 100) / 100) * 0.16;
          if (square(x - cx) + square(y - cy) < 0.00016) grey += 0.34;
        }
      }
      return grey;
    }),
    0.008,
    hash32(seed, view === 'CC' ? 1 : 2),
  );
}
