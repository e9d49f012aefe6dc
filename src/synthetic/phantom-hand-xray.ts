import {
  addGrain,
  addStrokes,
  cloud,
  newPicture,
  type Picture,
  paint,
  type Stroke,
  strokeOf,
} from './raster.ts';

/** Radiograph of a left hand, dorsopalmar, 0 black .. 1 white. */
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
