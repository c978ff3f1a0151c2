/** A population of neurons over time: ours, plain Float32Array loops, and composed TensorFlow.js operations. */
import * as tf from '@tensorflow/tfjs';
import type { GraphDocument } from '../../src/graph/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
import { prepared } from '../compiled.ts';
import { contest, type Agreement, type Contestant, type Result } from '../contest.ts';
import type { MeasureOptions } from '../measure.ts';

/** A way of advancing the population from its start. */
export interface Simulated {
  advance(steps: number): Promise<void> | void;
  /** Membrane potentials now. */
  potentials(): Promise<ArrayLike<number>>;
  dispose?(): void;
}

export interface Population {
  readonly what: string;
  /** Steps of the whole task. */
  readonly steps: number;
  /** Steps after which the potentials are compared. */
  readonly compareAfter: number;
  readonly agreement: Agreement;
  readonly document: GraphDocument;
  loops(): Simulated;
  composed(): Simulated;
}

export interface PopulationOptions extends MeasureOptions {
  /** Steps that one call advances; times are extrapolated to the whole task. */
  readonly steps: number;
  /** As `steps`, of composed operations. */
  readonly composedSteps: number;
}

async function ours(backend: Backend, document: GraphDocument): Promise<Simulated> {
  const { executable, see } = await prepared(backend, document);
  return {
    advance: async (steps) => void (await executable.advance(steps, [])),
    potentials: () => see('cells', 'potential'),
    dispose: () => executable.dispose(),
  };
}

export async function simulated(backend: Backend, population: Population, options: PopulationOptions): Promise<Result> {
  const { what, agreement, steps: whole, compareAfter } = population;
  const { steps, composedSteps, ...measuring } = options;
  await tf.setBackend(backend.name);
  const contestant = (name: string, way: Simulated, each: number): Contestant => ({
    name,
    ...(each < whole ? { share: each / whole } : {}),
    async first() {
      await way.advance(compareAfter);
      return way.potentials();
    },
    async run() {
      await way.advance(each);
      await way.potentials();
    },
    dispose: () => way.dispose?.(),
  });
  return contest({ what, backend: backend.name, agreement, ...measuring }, [
    contestant('neuroloom', await ours(backend, population.document), steps),
    contestant('Float32Array loops', population.loops(), steps),
    contestant('composed tfjs operations', population.composed(), composedSteps),
  ]);
}

/** States as tensors, replaced step after step by what `next` makes of them; the names are kept. */
export function composedStates<Name extends string>(
  first: Readonly<Record<Name, tf.Tensor>>,
  next: (now: Readonly<Record<Name, tf.Tensor>>, step: number) => Readonly<Record<Name, tf.Tensor>>,
  shown: NoInfer<Name>,
  constants: readonly tf.Tensor[],
): Simulated {
  let states = first;
  let step = 0;
  return {
    advance(steps) {
      for (const end = step + steps; step < end; step++) {
        const before = states;
        states = tf.tidy(() => next(before, step) as Record<Name, tf.Tensor>);
        tf.dispose(before);
      }
    },
    potentials: () => tf.tidy(() => tf.mul(states[shown], 1)).data(), // a copy: a read takes a tensor off the GPU
    dispose: () => tf.dispose([states, [...constants]] as tf.TensorContainer),
  };
}

/** `value` for each of `count` neurons. */
export const each = (count: number, value: number): tf.Tensor => tf.mul(tf.ones([count]), value);

/** `count` currents, evenly from the first to the last. */
export const between = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));
