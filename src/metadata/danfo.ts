import { DeidError } from '../errors.ts';

/** danfo.js, loaded when a frame is first asked for: it takes a second. */
export type Danfo = typeof import('danfojs');

let loaded: Promise<Danfo> | undefined;

/**
 * danfo.js. This project leaves TensorFlow.js out, 266 MB of which danfo uses a few functions: `sample` works all the same;
 * arithmetic on whole frames and the scalers say so. Series have arithmetic of their own: `df['KVP'].add(1)`.
 */
export function loadDanfo(): Promise<Danfo> {
  loaded ??= import('danfojs').then(
    (module) => {
      const danfo = ((module as { default?: Danfo }).default ?? module) as Danfo;
      completeTensors(danfo.tensorflow as unknown as Record<string, unknown>);
      return danfo;
    },
    (cause: unknown) => {
      throw new DeidError(
        'E_USAGE',
        'expected danfojs, found it not installed: it comes with a clone of this project, not with its package. Add it to ' +
          'yours with the overrides for @tensorflow/tfjs and xlsx that package.json of deidlab has',
        { cause },
      );
    },
  );
  return loaded;
}

const TENSOR_FUNCTIONS = ['tensor1d', 'tensor2d', 'scalar', 'moments'];

/** What danfo asks its tensor library for, where there is none. */
function completeTensors(tensors: Record<string, unknown>): void {
  if (tensors.Tensor !== undefined) return;
  tensors.Tensor = class {};
  tensors.data = { array: samplerOf };
  for (const name of TENSOR_FUNCTIONS) {
    tensors[name] = () => {
      throw new DeidError(
        'E_USAGE',
        'expected a danfo function that needs no tensors, found one that does (TensorFlow.js is left out). ' +
          "Work on one column: df['KVP'].add(1)",
      );
    };
  }
}

/** The part of tf.data that `sample` calls: `array(list).shuffle(n, seed).take(n).toArray()`. */
function samplerOf(list: readonly unknown[]): object {
  return {
    shuffle: (_buffer: number, seed: string) => {
      const shuffled = [...list];
      let state = 0x9e3779b9;
      for (const character of String(seed))
        state = Math.imul(state ^ character.charCodeAt(0), 0x01000193) >>> 0;
      for (let last = shuffled.length - 1; last > 0; last--) {
        // xorshift: which rows are looked at need not be secret, only the same for the same seed
        state ^= state << 13;
        state ^= state >>> 17;
        state = (state ^ (state << 5)) >>> 0;
        const other = state % (last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
      }
      return samplerOf(shuffled);
    },
    take: (count: number) => samplerOf(list.slice(0, count)),
    toArray: () => Promise.resolve([...list]),
  };
}
