import { sine, square } from './random.ts';
import {
  addGrain,
  addStrokes,
  type Cut,
  cloud,
  coverOf,
  newPicture,
  type Picture,
  paint,
  type Shape,
  type Stroke,
} from './raster.ts';

/** Chest radiograph, 0 black .. 1 white; the view decides the anatomy. */
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
