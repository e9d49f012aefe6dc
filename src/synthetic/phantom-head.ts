import { hash32, square } from './random.ts';
import {
  addGrain,
  grain,
  newPicture,
  type Picture,
  paint,
  paintShapes,
  smoothNoise,
  soften,
} from './raster.ts';

/** Tissue of the brain at one place. */
type Tissue = 'air' | 'scalp' | 'bone' | 'csf' | 'grey' | 'white' | 'deep' | 'eye' | 'lesion';

function headTissue(x: number, y: number, z: number, seed: number): Tissue {
  const squeeze = Math.sqrt(Math.max(0.05, 1 - square(z * 0.75)));
  const scaled = { x: x / squeeze, y: (y - 0.01) / squeeze };
  const outline = Math.sqrt(square(scaled.x / 0.74) + square(scaled.y / 0.9));
  if (outline > 1) return 'air';
  if (outline > 0.935) return 'scalp';
  if (outline > 0.86) return 'bone';
  if (z < -0.35) {
    for (const side of [-1, 1]) {
      const orbit = Math.sqrt(square((x - side * 0.3) / 0.17) + square((y + 0.58) / 0.16));
      if (orbit < 0.8) return 'eye';
      if (orbit < 1) return 'scalp';
    }
    if (square(x / 0.09) + square((y + 0.55) / 0.17) < 1) return 'air';
  }
  // The cortex is folded: a warped distance for the ribbon, ridges of noise for the sulci.
  const warp =
    0.085 * smoothNoise(seed, scaled.x * 9, scaled.y * 9) +
    0.05 * smoothNoise(seed + 3, scaled.x * 17, scaled.y * 17);
  const ridge = Math.abs(
    smoothNoise(
      seed + 5,
      scaled.x * 8.5 + 1.2 * smoothNoise(seed + 6, scaled.x * 3, scaled.y * 3),
      scaled.y * 8.5 + z,
    ),
  );
  if (outline > 0.83) return 'csf';
  if (Math.abs(x + 0.006 * smoothNoise(seed + 8, 1, y * 9)) < 0.013 && (y < -0.28 || y > 0.3 || z > 0.42))
    return 'csf';
  const inner = 0.4 - 0.35 * Math.max(0, z - 0.25); // towards the vertex the folds reach the middle
  if (outline > inner + 0.16 && ridge < (outline - inner - 0.12) * 0.24) return 'csf';
  for (const side of [-1, 1]) {
    const dx = x * side;
    const front = square((dx - 0.085 - Math.max(0, -y - 0.1) * 0.28) / 0.055) + square((y + 0.2) / 0.17);
    const back = square((dx - 0.12 - Math.max(0, y) * 0.3) / 0.055) + square((y - 0.2) / 0.22);
    const body = square((dx - 0.06) / 0.045) + square((y - 0.0) / 0.3);
    if (z > -0.3 && z < 0.5 && (front < 1 || back < 1 || (z > 0.15 && body < 1))) return 'csf';
    const lesion = square((x - 0.38) / 0.13) + square((y - 0.05) / 0.2) + square((z - 0.1) / 0.3);
    if (lesion + 0.5 * warp * 4 < 1) return 'lesion';
    const thalamus = square((dx - 0.11) / 0.085) + square((y - 0.06) / 0.13);
    const lentiform = square((dx - 0.26 - (y + 0.05) * 0.15) / 0.065) + square((y + 0.04) / 0.16);
    if (Math.abs(z) < 0.25 && (thalamus < 1 || lentiform < 1)) return 'deep';
  }
  return outline + warp > 0.73 || (outline > inner && ridge < 0.06 + (outline - inner) * 0.62)
    ? 'grey'
    : 'white';
}

const MR_SIGNAL: Readonly<Record<'T1' | 'T2' | 'DWI', Readonly<Record<Tissue, number>>>> = {
  T1: { air: 8, scalp: 900, bone: 60, csf: 110, grey: 430, white: 640, deep: 500, eye: 130, lesion: 360 },
  T2: { air: 8, scalp: 520, bone: 45, csf: 1000, grey: 520, white: 350, deep: 430, eye: 980, lesion: 690 },
  DWI: { air: 8, scalp: 60, bone: 20, csf: 900, grey: 480, white: 400, deep: 420, eye: 700, lesion: 760 },
};
/** Apparent diffusion coefficients in 1e-3 mm2/s: the lesion is an acute stroke. */
const ADC: Readonly<Record<Tissue, number>> = {
  air: 0,
  scalp: 1.2,
  bone: 0.5,
  csf: 3,
  grey: 0.85,
  white: 0.75,
  deep: 0.78,
  eye: 2.8,
  lesion: 0.35,
};

/** Axial MR of the brain, signal 0..1000; z from -1 (skull base) to 1 (vertex). */
export function brainMr(
  size: number,
  z: number,
  options: { seed: number; weighting: 'T1' | 'T2' | 'DWI'; bValue?: number },
): Picture {
  const { seed, weighting } = options;
  const b = (options.bValue ?? 0) / 1000;
  const picture = newPicture(size, size);
  const step = 0.5 / (size / 2);
  paint(picture, (_value, x, y) => {
    let sum = 0;
    for (const [dx, dy] of [
      [-step, -step],
      [step, -step],
      [-step, step],
      [step, step],
    ] as const) {
      const tissue = headTissue(x + dx, y + dy, z, seed);
      sum += MR_SIGNAL[weighting][tissue] * decay(b * ADC[tissue]);
    }
    const bias = 1 + 0.1 * smoothNoise(seed + 11, x * 1.3 + 5, y * 1.3); // coil sensitivity
    return (sum / 4) * bias;
  });
  const noise = weighting === 'DWI' ? 26 : 16;
  return paint(weighting === 'DWI' ? soften(picture) : picture, (value, _x, _y, index) => {
    const real = value + noise * grain(hash32(seed, z * 999, b * 10), index);
    const imaginary = noise * grain(hash32(seed, z * 999, b * 10, 1), index);
    return Math.sqrt(real * real + imaginary * imaginary); // Rician, as magnitude images are
  });
}

/** exp(-x) by halving and a short series, from basic operations only. */
function decay(x: number): number {
  const h = x / 16;
  const e = 1 - h + (h * h) / 2 - (h * h * h) / 6;
  return square(square(e * e) * square(e * e));
}

const HEAD_HU: Readonly<Record<Tissue, number>> = {
  air: -1000,
  scalp: -20,
  bone: 1100,
  csf: 6,
  grey: 39,
  white: 29,
  deep: 41,
  eye: 15,
  lesion: 66,
};

/** Axial head CT in Hounsfield units, with a bleed where the MR has its stroke. */
export function headCt(size: number, z: number, options: { seed: number }): Picture {
  const picture = newPicture(size, size, -1000);
  paintShapes(picture, [
    { x: 0, y: 1.02, rx: 0.75, ry: 0.16, value: -780 },
    { x: 0, y: 0.98, rx: 0.68, ry: 0.14, value: -985 },
  ]);
  paint(picture, (value, x, y) => {
    const tissue = headTissue(x, y, z, options.seed);
    return tissue === 'air' && y > 0.8 ? value : HEAD_HU[tissue];
  });
  return addGrain(
    soften(addGrain(picture, 11, hash32(options.seed, z * 997))),
    1.5,
    hash32(options.seed, z * 997, 2),
  );
}
