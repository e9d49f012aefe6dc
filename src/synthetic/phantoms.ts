import { cosine, hash32, sine, square } from './random.ts';
import {
  addGrain,
  addStrokes,
  type Cut,
  clamp,
  cloud,
  coverOf,
  grain,
  newPicture,
  type Picture,
  paint,
  paintShapes,
  type Shape,
  type Stroke,
  smoothNoise,
  soften,
  strokeOf,
} from './raster.ts';

// ---------------------------------------------------------------- trunk: chest (z > 0) and abdomen (z < 0), axial

/** An organ in Hounsfield units (unenhanced-to-portal phase) with its PET uptake in SUV. */
interface Organ extends Shape {
  readonly suv?: number;
}

const RIBS: readonly Organ[] = [-1, 1].flatMap((side) =>
  [0.3, 0.85, 1.45, 2.05, 2.6].map((angle, index) => ({
    x: side * 0.79 * sine(angle + 0.25),
    y: -0.02 - 0.55 * cosine(angle + 0.25),
    rx: 0.065,
    ry: 0.026,
    turn: side * (angle + 0.25) + (index % 2) * 0.1,
    value: 520,
  })),
);

const spine: readonly Organ[] = [
  { x: 0, y: 0.32, rx: 0.145, ry: 0.115, value: 420, soft: 1.5 },
  { x: 0, y: 0.32, rx: 0.125, ry: 0.095, value: 190, suv: 1.4 },
  { x: -0.15, y: 0.46, rx: 0.12, ry: 0.035, value: 420, turn: 0.25 },
  { x: 0.15, y: 0.46, rx: 0.12, ry: 0.035, value: 420, turn: -0.25 },
  { x: 0, y: 0.53, rx: 0.032, ry: 0.09, value: 430 },
  { x: 0, y: 0.455, rx: 0.068, ry: 0.05, value: 420 },
  { x: 0, y: 0.45, rx: 0.052, ry: 0.038, value: 25 },
];

const wall: readonly Organ[] = [
  { x: 0, y: 0, rx: 0.9, ry: 0.66, value: -105, rough: 0.03, suv: 0.3 },
  { x: 0, y: 0, rx: 0.83, ry: 0.58, value: 55, rough: 0.03, suv: 0.7 },
  { x: -0.2, y: 0.5, rx: 0.17, ry: 0.12, value: 58, suv: 0.7 },
  { x: 0.2, y: 0.5, rx: 0.17, ry: 0.12, value: 58, suv: 0.7 },
];

const chest: readonly Organ[] = [
  { x: -0.4, y: -0.01, rx: 0.35, ry: 0.46, z: 0.62, rz: 0.75, value: -850, rough: 0.04, suv: 0.35 },
  { x: 0.4, y: 0.01, rx: 0.34, ry: 0.45, z: 0.62, rz: 0.75, value: -855, rough: 0.04, suv: 0.35 },
  { x: 0, y: 0.02, rx: 0.15, ry: 0.36, value: -70, z: 0.65, rz: 0.9, suv: 0.6 },
  { x: 0.12, y: -0.12, rx: 0.31, ry: 0.26, z: 0.28, rz: 0.3, turn: 0.5, value: 48, rough: 0.05, suv: 2.6 },
  { x: 0.16, y: -0.1, rx: 0.17, ry: 0.12, z: 0.26, rz: 0.2, turn: 0.5, value: 165, suv: 1.6 },
  { x: -0.1, y: -0.12, rx: 0.1, ry: 0.12, z: 0.3, rz: 0.22, value: 160, suv: 1.6 },
  { x: -0.04, y: -0.16, rx: 0.085, ry: 0.085, z: 0.66, rz: 0.2, value: 170, suv: 1.6 },
  { x: 0.08, y: -0.1, rx: 0.13, ry: 0.06, z: 0.6, rz: 0.1, value: 160, turn: 0.4, suv: 1.6 },
  { x: -0.02, y: 0.08, rx: 0.05, ry: 0.05, z: 0.85, rz: 0.35, value: -990 },
  { x: -0.1, y: 0.09, rx: 0.038, ry: 0.038, z: 0.5, rz: 0.16, value: -990 },
  { x: 0.09, y: 0.1, rx: 0.038, ry: 0.038, z: 0.5, rz: 0.16, value: -990 },
  { x: 0, y: -0.52, rx: 0.13, ry: 0.035, z: 0.55, rz: 0.5, value: 380 },
];

const abdomen: readonly Organ[] = [
  { x: 0, y: -0.07, rx: 0.72, ry: 0.44, value: -95, z: -0.55, rz: 0.62, rough: 0.03, suv: 0.4 },
  { x: -0.4, y: -0.03, rx: 0.4, ry: 0.42, z: -0.05, rz: 0.5, value: 108, rough: 0.07, suv: 2.3 },
  {
    x: -0.05,
    y: -0.2,
    rx: 0.34,
    ry: 0.17,
    z: -0.05,
    rz: 0.26,
    turn: 0.12,
    value: 106,
    rough: 0.06,
    suv: 2.3,
  },
  { x: 0.42, y: -0.18, rx: 0.24, ry: 0.19, z: -0.1, rz: 0.27, turn: 0.3, value: 35, rough: 0.05, suv: 1.9 },
  { x: 0.44, y: -0.27, rx: 0.16, ry: 0.07, z: -0.1, rz: 0.2, value: -960 },
  { x: 0.6, y: 0.15, rx: 0.13, ry: 0.22, z: -0.12, rz: 0.26, turn: -0.3, value: 120, rough: 0.05, suv: 2.1 },
  { x: -0.25, y: -0.14, rx: 0.1, ry: 0.13, z: -0.32, rz: 0.14, turn: 0.4, value: 8, suv: 0.5 },
  { x: 0.08, y: 0, rx: 0.32, ry: 0.06, z: -0.36, rz: 0.12, turn: -0.25, value: 88, rough: 0.1, suv: 1.8 },
  { x: -0.42, y: 0.27, rx: 0.14, ry: 0.18, z: -0.52, rz: 0.3, turn: 0.35, value: 185, rough: 0.04, suv: 3.5 },
  { x: -0.39, y: 0.26, rx: 0.075, ry: 0.105, z: -0.52, rz: 0.2, turn: 0.35, value: 130, suv: 5.5 },
  { x: -0.34, y: 0.22, rx: 0.05, ry: 0.06, z: -0.52, rz: 0.12, turn: 0.35, value: -60, suv: 7.5 },
  { x: 0.43, y: 0.25, rx: 0.14, ry: 0.18, z: -0.46, rz: 0.3, turn: -0.35, value: 185, rough: 0.04, suv: 3.5 },
  { x: 0.4, y: 0.24, rx: 0.075, ry: 0.105, z: -0.46, rz: 0.2, turn: -0.35, value: 130, suv: 5.5 },
  { x: 0.35, y: 0.2, rx: 0.05, ry: 0.06, z: -0.46, rz: 0.12, turn: -0.35, value: -60, suv: 7.5 },
  { x: -0.14, y: 0.16, rx: 0.075, ry: 0.055, z: -0.5, rz: 0.8, value: 140, suv: 1.6 },
  { x: -0.12, y: 0.36, rx: 0.1, ry: 0.1, z: -0.75, rz: 0.3, value: 60, suv: 0.8 },
  { x: 0.25, y: 0.38, rx: 0.09, ry: 0.1, z: -0.75, rz: 0.3, value: 60, suv: 0.8 },
  ...[
    [-0.5, -0.2],
    [-0.28, -0.3],
    [-0.02, -0.24],
    [0.22, -0.31],
    [0.46, -0.16],
    [0.3, -0.08],
    [-0.16, -0.08],
    [0.08, -0.1],
  ].map(([x, y], index) => ({
    x: x!,
    y: y!,
    rx: 0.125,
    ry: 0.09,
    z: -0.85,
    rz: 0.34,
    turn: index * 0.7,
    value: index % 3 === 0 ? -30 : 45,
    rough: 0.12,
    suv: 1.7,
  })),
  ...[
    [-0.56, -0.12],
    [0.56, -0.08],
    [-0.26, -0.33],
  ].map(([x, y]) => ({ x: x!, y: y!, rx: 0.06, ry: 0.05, z: -0.85, rz: 0.28, value: -900, rough: 0.1 })),
];

const AORTA: Organ = { x: 0.09, y: 0.19, rx: 0.062, ry: 0.062, value: 175, suv: 1.7 };
/** What the kidney stone protocol looks for. */
const STONE: Organ = { x: -0.33, y: 0.23, rx: 0.03, ry: 0.026, z: -0.62, rz: 0.1, value: 950 };

export const KIDNEYS: readonly Shape[] = abdomen.filter((organ) => organ.value === 185);

/** Axial CT of the trunk in Hounsfield units. `z` from -1 (pelvic brim) to 1 (apex of the lungs). */
export function trunkCt(size: number, z: number, options: { seed: number; stone?: boolean }): Picture {
  const { seed } = options;
  const picture = newPicture(size, size, -1000);
  const at = { z, seed };
  paintShapes(picture, [
    { x: 0, y: 1.42, rx: 1.05, ry: 0.72, value: -700 },
    { x: 0, y: 1.5, rx: 1.05, ry: 0.76, value: -960 },
  ]);
  paintShapes(picture, [...wall, ...chest, ...abdomen, ...spine, AORTA, ...RIBS.slice(z < -0.5 ? 2 : 0)], at);
  if (options.stone) paintShapes(picture, [STONE], at);
  paint(picture, (value, x, y) => {
    if (value < -600 && value > -950 && Math.abs(y) < 0.6 && Math.abs(x) < 0.8) {
      const vessel = cloud(seed + 40, x * 14 + z * 3, y * 14); // bronchovascular markings
      return value + (vessel > 0.24 ? (vessel - 0.24) * 2600 : vessel * 40);
    }
    return value + (value > 80 && value < 130 ? 14 * cloud(seed + 50, x * 16, y * 16) : 0);
  });
  return addGrain(soften(addGrain(picture, 34, hash32(seed, z * 1000))), 6, hash32(seed, z * 1000, 1));
}

/** Axial PET of the trunk in SUV, with one avid nodule in the right lung and one in the liver. */
export function trunkPet(size: number, z: number, options: { seed: number }): Picture {
  const hot: Organ[] = [
    { x: -0.42, y: 0.05, rx: 0.07, ry: 0.065, z: 0.5, rz: 0.14, value: 9.5 },
    { x: -0.52, y: 0.08, rx: 0.085, ry: 0.08, z: -0.12, rz: 0.16, value: 8 },
  ];
  const organs = [...wall, ...chest, ...abdomen, ...spine, AORTA].map((organ) => ({
    ...organ,
    value: organ.suv ?? 0.05,
  }));
  const picture = paintShapes(newPicture(size, size, 0.02), [...organs, ...hot], { z, seed: options.seed });
  const noisy = paint(picture, (value, _x, _y, index) =>
    Math.max(0, value * (1 + 0.16 * grain(hash32(options.seed, z * 1000), index))),
  );
  return soften(soften(noisy)); // the resolution of PET is about 5 mm
}

// ---------------------------------------------------------------- head

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
  return paint(soften2(picture, weighting === 'DWI'), (value, _x, _y, index) => {
    const real = value + noise * grain(hash32(seed, z * 999, b * 10), index);
    const imaginary = noise * grain(hash32(seed, z * 999, b * 10, 1), index);
    return Math.sqrt(real * real + imaginary * imaginary); // Rician, as magnitude images are
  });
}

function soften2(picture: Picture, strong: boolean): Picture {
  return strong ? soften(picture) : picture;
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

// ---------------------------------------------------------------- projection radiographs (0 black .. 1 white)

/** Chest radiograph; the view decides the anatomy. */
export function chestXray(
  size: number,
  view: 'PA' | 'LATERAL',
  options: { seed: number; pacemaker?: boolean },
): Picture {
  const { seed } = options;
  const picture = newPicture(size, size, 0.02);
  const cut = { columns: size, seed };
  const frontal = view === 'PA';
  const lungs: Shape[] = frontal
    ? [
        { x: -0.4, y: -0.13, rx: 0.31, ry: 0.58, value: 1, turn: 0.07, rough: 0.03, soft: 9 },
        { x: 0.4, y: -0.11, rx: 0.3, ry: 0.57, value: 1, turn: -0.07, rough: 0.03, soft: 9 },
      ]
    : [{ x: 0.02, y: -0.1, rx: 0.55, ry: 0.66, value: 1, turn: 0.2, soft: 9 }];
  const domes: Shape[] = frontal
    ? [
        { x: -0.43, y: 0.75, rx: 0.42, ry: 0.42, value: 1, soft: 3 },
        { x: 0.43, y: 0.82, rx: 0.42, ry: 0.43, value: 1, soft: 3 },
      ]
    : [
        { x: -0.12, y: 0.88, rx: 0.62, ry: 0.5, value: 1, soft: 3 },
        { x: -0.06, y: 0.9, rx: 0.66, ry: 0.46, value: 1, soft: 3 },
      ];
  const heart: Shape[] = frontal
    ? [
        { x: 0.12, y: 0.24, rx: 0.33, ry: 0.25, value: 1, turn: 0.55, soft: 7 },
        { x: -0.02, y: 0.02, rx: 0.16, ry: 0.42, value: 1, soft: 8 },
        { x: 0.14, y: -0.3, rx: 0.11, ry: 0.1, value: 0.6, soft: 6 },
      ]
    : [
        { x: -0.2, y: 0.28, rx: 0.36, ry: 0.27, value: 0.85, turn: 0.6, soft: 16 },
        { x: -0.02, y: -0.25, rx: 0.12, ry: 0.3, value: 0.4, turn: 0.3, soft: 14 },
      ];
  const torso: Shape = frontal
    ? { x: 0, y: 0.35, rx: 0.98, ry: 1.25, value: 1, soft: 5 }
    : { x: 0, y: 0.3, rx: 0.8, ry: 1.2, value: 1, soft: 5 };
  const neck: Shape = { x: frontal ? 0 : 0.12, y: -0.95, rx: 0.24, ry: 0.4, value: 1, soft: 8 };
  const bodyAt = greatest([torso, neck], cut);
  const lungAt = greatest(lungs, cut);
  const domeAt = greatest(domes, cut);
  const heartAt = greatest(heart, cut);
  paint(picture, (value, x, y) => {
    const body = bodyAt(x, y);
    if (body === 0) return value;
    const lung = lungAt(x, y);
    const dome = domeAt(x, y);
    const cardiac = heartAt(x, y);
    const air = lung * (1 - dome) * (1 - 0.82 * cardiac);
    const fromHilum = frontal ? Math.abs(x) - 0.17 : x;
    const hilum = Math.max(0, 1 - square(fromHilum / 0.22) - square((y - 0.02) / 0.3));
    const vessels = Math.max(0, cloud(seed, x * 9 + Math.abs(y) * 2, y * 9)) * (0.05 + 0.22 * hilum);
    return body * (0.56 + 0.06 * dome + 0.1 * cardiac) - air * (0.4 - vessels);
  });
  const strokes: Stroke[] = [];
  if (frontal) {
    for (let rib = 0; rib < 9; rib++) {
      const top = -0.68 + rib * 0.145;
      const reach = 0.42 + 0.36 * Math.min(1, 0.35 + rib / 7);
      for (const side of [-1, 1])
        strokes.push(...ribArc(side, top, reach), ...(rib < 7 ? ribFront(side, top + 0.2, reach) : []));
    }
    for (const side of [-1, 1]) {
      strokes.push({
        points: [
          [side * 0.1, -0.66],
          [side * 0.42, -0.74],
        ],
        width: 0.032,
        value: 0.09,
        edge: 0.04,
        soft: 2,
      });
      strokes.push({
        points: [
          [side * 0.42, -0.74],
          [side * 0.78, -0.84],
        ],
        width: 0.03,
        value: 0.09,
        edge: 0.04,
        soft: 2,
      });
      strokes.push({
        points: [
          [side * 0.9, -0.72],
          [side * 1.0, -0.3],
        ],
        width: 0.085,
        value: 0.12,
        edge: 0.05,
        soft: 2,
      });
    }
    for (let body = 0; body < 14; body++)
      strokes.push({
        points: [
          [-0.05, -0.93 + body * 0.14],
          [0.05, -0.93 + body * 0.14],
        ],
        width: 0.056,
        value: 0.085,
        edge: 0.03,
        soft: 2,
      });
    strokes.push({
      points: [
        [0, -1.0],
        [-0.005, -0.22],
      ],
      width: 0.035,
      value: -0.07,
      soft: 4,
    });
  } else {
    for (let body = 0; body < 15; body++) {
      const y = -1 + body * 0.14;
      const x = spineAt(y);
      strokes.push({
        points: [
          [x - 0.045, y],
          [x + 0.045, y],
        ],
        width: 0.055,
        value: 0.11,
        edge: 0.04,
        soft: 2,
      });
      strokes.push({
        points: [
          [x + 0.09, y],
          [x + 0.15, y + 0.06],
        ],
        width: 0.022,
        value: 0.05,
        soft: 2,
      });
      if (body > 1 && body < 12) strokes.push(...ribLateral(y, 0), ...ribLateral(y + 0.035, 0.03));
    }
    strokes.push({
      points: [
        [0.1, -1],
        [0.04, -0.2],
      ],
      width: 0.035,
      value: -0.07,
      soft: 4,
    });
    strokes.push({
      points: [
        [-0.57, -0.5],
        [-0.63, 0.25],
      ],
      width: 0.03,
      value: 0.12,
      edge: 0.05,
      soft: 2,
    });
  }
  if (options.pacemaker && frontal)
    strokes.push(
      {
        points: [
          [0.44, -0.52],
          [0.54, -0.48],
        ],
        width: 0.075,
        value: 0.55,
        soft: 1,
      },
      {
        points: [
          [0.44, -0.5],
          [0.06, -0.36],
        ],
        width: 0.008,
        value: 0.4,
        soft: 1,
      },
      {
        points: [
          [0.06, -0.36],
          [-0.06, 0.05],
        ],
        width: 0.008,
        value: 0.4,
        soft: 1,
      },
      {
        points: [
          [-0.06, 0.05],
          [0.2, 0.4],
        ],
        width: 0.008,
        value: 0.4,
        soft: 1,
      },
    );
  return addGrain(addStrokes(picture, strokes), 0.008, seed);
}

/** The most that any of the shapes puts on a point: cover times value. */
function greatest(shapes: readonly Shape[], cut: Cut): (x: number, y: number) => number {
  const covers = shapes.map((shape) => [coverOf(shape, cut), shape.value] as const);
  return (x, y) => covers.reduce((most, [cover, value]) => Math.max(most, cover(x, y) * value), 0);
}

/** A posterior rib: from the spine outwards and down, in short pieces. */
function ribArc(side: number, top: number, reach: number): Stroke[] {
  return arc(
    side,
    (t) => [0.07 + (reach - 0.07) * sine(t * 1.45), top - 0.05 * sine(t * 3) + 0.26 * t * t],
    0.022,
    0.075,
  );
}

/** The spine from the side: kyphosis between two lordoses. */
function spineAt(y: number): number {
  return 0.52 - (y < -0.1 ? 0.45 : 0.12) * square(y + 0.1);
}

/** A rib from the side: from the spine forwards, steep first, then flatter. */
function ribLateral(top: number, shift: number): Stroke[] {
  const back = spineAt(top);
  return arc(
    1,
    (t) => [back + shift - (back + 0.48) * t * (1 - 0.12 * top), top + 0.46 * sine(t * 1.5)],
    0.016,
    0.022,
  );
}

/** An anterior rib: fainter, from the side inwards and down. */
function ribFront(side: number, top: number, reach: number): Stroke[] {
  return arc(side, (t) => [reach - (reach - 0.3) * t, top + 0.2 * t], 0.02, 0.025);
}

function arc(side: number, point: (t: number) => [number, number], width: number, value: number): Stroke[] {
  const points = Array.from({ length: 9 }, (_, step): [number, number] => {
    const [x, y] = point(step / 8);
    return [side * x, y];
  });
  return [{ points, width, value, edge: value * 0.45, soft: 1.5 }];
}

/** Radiograph of a left hand, dorsopalmar. */
export function handXray(rows: number, columns: number, options: { seed: number }): Picture {
  const picture = newPicture(rows, columns, 0.03);
  const fingers: [number, number, number, number, number][] = [
    // base x, base y, tip x, tip y, thickness
    [-0.43, 0.1, -0.62, -0.62, 0.075],
    [-0.15, 0.02, -0.22, -0.98, 0.085],
    [0.1, 0.02, 0.1, -1.08, 0.088],
    [0.32, 0.08, 0.42, -0.92, 0.082],
    [0.42, 0.55, 0.86, -0.12, 0.095],
  ];
  const skin: Stroke[] = fingers.map(([bx, by, tx, ty, w]) => ({
    points: [
      [bx, by],
      [tx, ty],
    ],
    width: w * 1.7,
    endWidth: w * 1.35,
    value: 1,
    soft: 2,
  }));
  skin.push(
    {
      points: [
        [-0.22, 0.25],
        [0.22, 0.25],
      ],
      width: 0.34,
      value: 1,
      soft: 2,
    },
    {
      points: [
        [-0.1, 0.4],
        [0.12, 0.55],
      ],
      width: 0.36,
      value: 1,
      soft: 2,
    },
    {
      points: [
        [0, 0.7],
        [0, 1.6],
      ],
      width: 0.29,
      endWidth: 0.32,
      value: 1,
      soft: 2,
    },
    {
      points: [
        [0.3, 0.45],
        [0.5, 0.42],
      ],
      width: 0.17,
      value: 1,
      soft: 2,
    },
  );
  const skinCovers = skin.map((stroke) => strokeOf(stroke, columns));
  paint(
    picture,
    (value, x, y) => value + 0.2 * skinCovers.reduce((most, cover) => Math.max(most, cover(x, y).part), 0),
  );
  const bones: Stroke[] = [];
  const bone = (from: readonly [number, number], to: readonly [number, number], w: number): void => {
    const mix = (t: number): [number, number] => [
      from[0] + (to[0] - from[0]) * t,
      from[1] + (to[1] - from[1]) * t,
    ];
    bones.push({ points: [mix(0.08), mix(0.92)], width: w * 0.72, value: 0.2, edge: 0.16, soft: 1.2 });
    bones.push({ points: [mix(0.1), mix(0.16)], width: w * 1.12, value: 0.16, edge: 0.06, soft: 1.4 });
    bones.push({ points: [mix(0.86), mix(0.92)], width: w, value: 0.16, edge: 0.06, soft: 1.4 });
  };
  for (const [index, [bx, by, tx, ty, w]] of fingers.entries()) {
    const thumb = index === 4;
    const root: [number, number] = thumb ? [0.2, 0.78] : [bx * 0.45, 0.58];
    const cuts = thumb ? [0, 0.55, 1] : [0, 0.46, 0.76, 1];
    bone(root, [bx, by], w * 0.78);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const p = (t: number): [number, number] => [bx + (tx - bx) * t * 0.95, by + (ty - by) * t * 0.95];
      bone(p(cuts[k]!), p(cuts[k + 1]!), w * (0.7 - 0.13 * k));
    }
  }
  for (const [x, y, r] of [
    [-0.17, 0.67, 0.075],
    [-0.04, 0.68, 0.085],
    [0.09, 0.69, 0.07],
    [0.19, 0.76, 0.06],
    [-0.15, 0.8, 0.08],
    [-0.01, 0.82, 0.08],
    [0.12, 0.84, 0.085],
    [-0.23, 0.76, 0.055],
  ] as const)
    bones.push({
      points: [
        [x, y],
        [x + 0.01, y],
      ],
      width: r,
      value: 0.2,
      edge: 0.12,
      soft: 1.5,
    });
  bones.push({
    points: [
      [0.1, 1.02],
      [0.12, 1.6],
    ],
    width: 0.115,
    endWidth: 0.085,
    value: 0.24,
    edge: 0.13,
    soft: 1.5,
  });
  bones.push({
    points: [
      [-0.15, 1.04],
      [-0.12, 1.6],
    ],
    width: 0.07,
    endWidth: 0.06,
    value: 0.22,
    edge: 0.13,
    soft: 1.5,
  });
  addStrokes(picture, bones);
  paint(picture, (value, x, y) =>
    value > 0.3 ? value * (1 + 0.07 * cloud(options.seed, x * 30, y * 30)) : value,
  );
  return addGrain(picture, 0.008, options.seed);
}

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

// ---------------------------------------------------------------- ultrasound (0 black .. 1 white)

/** A curved-array picture: liver and kidney, or (with `beat` 0..1) a beating heart in the apical four-chamber view. */
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
