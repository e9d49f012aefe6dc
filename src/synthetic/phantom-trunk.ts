import { cosine, hash32, sine } from './random.ts';
import {
  addGrain,
  cloud,
  grain,
  newPicture,
  type Picture,
  paint,
  paintShapes,
  type Shape,
  soften,
} from './raster.ts';

/** An organ of the chest (z > 0) or the abdomen (z < 0) in Hounsfield units (unenhanced-to-portal phase) with its PET uptake in SUV. */
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
