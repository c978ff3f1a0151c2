/** One sweep of a Hopfield memory from its cue: ours, plain Float32Array loops, and composed TensorFlow.js operations. */
import * as tf from '@tensorflow/tfjs';
import { permutation } from '../../src/base/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
import { prepared, type Compiled } from '../compiled.ts';
import { contest, type Contestant, type Result } from '../contest.ts';
import type { MeasureOptions } from '../measure.ts';
import { sweepByLoops } from './loops.ts';
import { hebbian, memoryDocument, PATTERNS, UNITS, type Memory, type Update } from './task.ts';

export interface SweepOptions extends MeasureOptions {
  /** Units that composed operations visit in a call, of an asynchronous sweep; times are extrapolated to all. */
  readonly visits: number;
}

/** Patterns, cue and order as the drawing has them, so that all ways can give the same state to the last unit. */
async function memoryOf(update: Update, { plan, see }: Compiled, known: Float32Array | undefined): Promise<Memory> {
  const patterns = Float32Array.from(await see('stored', 'patterns'));
  const drawn = plan.program.ops.find((op) => op.kind === 'permutation');
  return {
    update,
    patterns,
    cue: Float32Array.from(await see('stored', 'cue')),
    weights: known ?? hebbian(patterns),
    order: (sweep) => (drawn ? permutation(drawn.attrs.key, sweep, UNITS) : new Int32Array()),
  };
}

/** Every sweep begins from the cue again, of which the state at the start is a checkpoint. */
async function ours({ executable, see }: Compiled): Promise<Contestant> {
  const start = await executable.checkpoint();
  const run = async () => {
    executable.restore(start);
    await executable.advance(1, []);
    await executable.checkpoint();
  };
  return {
    name: 'neuroloom',
    async first() {
      await run();
      return see('memory', 'state');
    },
    run,
    dispose: () => executable.dispose(),
  };
}

function loops(memory: Memory, by: 'weights' | 'overlaps'): Contestant {
  const [state, fields] = [new Float32Array(UNITS), new Float32Array(UNITS)];
  const run = () => sweepByLoops(memory, by, state, fields);
  return {
    name: by === 'weights' ? 'Float32Array loops' : 'Float32Array loops through the overlaps',
    async first() {
      run();
      return state.slice();
    },
    run,
  };
}

/** +1 where the field is at least 0, else −1. */
const signOf = (field: tf.Tensor): tf.Tensor => tf.sub(tf.mul(tf.cast(tf.greaterEqual(field, 0), 'float32'), 2), 1);

const composedSweeps: { readonly [U in Update]: (weights: tf.Tensor2D, cue: tf.Tensor1D, order: Int32Array) => tf.Tensor } = {
  synchronous: (weights, cue) => signOf(tf.matMul(tf.reshape(cue, [1, UNITS]), weights)),
  asynchronous(weights, cue, order) {
    let state: tf.Tensor1D = tf.clone(cue);
    for (const unit of order) {
      const before = state;
      state = tf.tidy(() => {
        const place = tf.tensor1d([unit], 'int32');
        const row = tf.reshape(tf.gather(weights, place), [UNITS]); // a slice copies all weights on wasm
        const settled = signOf(tf.sum(tf.mul(row, before)));
        const isUnit = tf.reshape(tf.oneHot(place, UNITS), [UNITS]);
        return tf.where(tf.cast(isUnit, 'bool'), tf.mul(tf.onesLike(before), settled), before);
      });
      before.dispose();
    }
    return state;
  },
};

function composed({ update, weights, cue, order }: Memory, visits: number): Contestant {
  const [matrix, start] = [tf.tensor2d(weights, [UNITS, UNITS]), tf.tensor1d(cue)];
  const sweep = async (visited: Int32Array) => {
    const state = tf.tidy(() => composedSweeps[update](matrix, start, visited));
    const values = await state.data();
    state.dispose();
    return values;
  };
  const isPart = update === 'asynchronous' && visits < UNITS;
  return {
    name: 'composed tfjs operations',
    ...(isPart ? { share: visits / UNITS } : {}),
    first: () => sweep(order(0)),
    run: async () => void (await sweep(isPart ? order(0).subarray(0, visits) : order(0))),
    dispose: () => tf.dispose([matrix, start]),
  };
}

export async function sweeps(backend: Backend, { visits, ...options }: SweepOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  let weights: Float32Array | undefined;
  for (const update of ['synchronous', 'asynchronous'] as const) {
    const compiled = await prepared(backend, memoryDocument(update));
    const memory = await memoryOf(update, compiled, weights);
    weights = memory.weights;
    await tf.setBackend(backend.name);
    const ways = [await ours(compiled), loops(memory, 'weights'), loops(memory, 'overlaps'), composed(memory, visits)];
    const what = `${update === 'synchronous' ? 'a synchronous' : 'an asynchronous'} sweep, N = ${UNITS}, P = ${PATTERNS}`;
    results.push(await contest({ what, backend: backend.name, agreement: { tolerance: 0 }, ...options }, ways));
  }
  return results;
}
