/** 10,000 leaky integrate-and-fire neurons for a second, each under a constant input of its own, spikes on the grid of steps. */
import * as tf from '@tensorflow/tfjs';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';
import { between, composedStates, each, type Population, type Simulated } from './population.ts';

const COUNT = 10_000;
const DT = 0.1;
const TAU_M = 20;
/** Steps of the refractory period after the one with the spike: 2 ms in all. */
const WAIT = 19;
/** What is left of v − u after a step. */
const LEFT = Math.exp(-DT / TAU_M);
const inputs = between(0.9, 2, COUNT);

const position = [0, 0] as const;

const document: GraphDocument = {
  ...emptyDocument('10,000 LIF'),
  settings: { seed: 1, dt: DT },
  nodes: {
    input: { type: 'input', params: { size: COUNT, rows: [inputs] }, position },
    cells: { type: 'lif', params: { size: COUNT, spikes: 'grid', tauM: TAU_M, tauRef: 2 }, position },
  },
  edges: { e: { type: 'wire', params: {}, from: { node: 'input', port: 'activation' }, to: { node: 'cells', port: 'input' } } },
  experiments: { main: { verb: 'simulate', length: 1_000 } },
};

function loops(): Simulated {
  const input = Float32Array.from(inputs);
  const [v, wait, spike] = [new Float32Array(COUNT), new Float32Array(COUNT), new Float32Array(COUNT)];
  const lastSpike = new Float32Array(COUNT).fill(-1);
  let step = 0;
  return {
    advance(steps) {
      for (const end = step + steps; step < end; step++)
        for (let i = 0; i < COUNT; i++) {
          const left = wait[i] as number;
          spike[i] = 0;
          if (left > 0) {
            wait[i] = left - 1;
            continue;
          }
          const goal = input[i] as number;
          const after = goal + ((v[i] as number) - goal) * LEFT;
          if (after > 1) {
            v[i] = 0;
            spike[i] = 1;
            wait[i] = WAIT;
            lastSpike[i] = (step + 1) * DT;
          } else v[i] = after;
        }
    },
    potentials: async () => v.slice(),
  };
}

function composed(): Simulated {
  const input = tf.tensor1d(inputs);
  const zeros = () => tf.zeros([COUNT]);
  const first = { v: zeros(), wait: zeros(), spike: zeros(), lastSpike: each(COUNT, -1) };
  return composedStates(
    first,
    ({ v, wait, lastSpike }, step) => {
      const waits = tf.greater(wait, 0);
      const moved = tf.add(input, tf.mul(tf.sub(v, input), LEFT));
      const after = tf.where(waits, v, moved);
      const fires = tf.logicalAnd(tf.greater(after, 1), tf.logicalNot(waits));
      return {
        v: tf.where(fires, tf.zerosLike(v), after),
        wait: tf.where(fires, each(COUNT, WAIT), tf.maximum(tf.sub(wait, 1), 0)),
        spike: tf.cast(fires, 'float32'),
        lastSpike: tf.where(fires, each(COUNT, (step + 1) * DT), lastSpike),
      };
    },
    'v',
    [input],
  );
}

export const lifPopulation: Population = {
  what: '10,000 LIF × 1 s, dt 0.1 ms',
  steps: 10_000,
  compareAfter: 300,
  // one neuron in a hundred may reach its threshold a step earlier or later where rounding differs
  agreement: { tolerance: 1e-3, share: 0.01 },
  document,
  loops,
  composed,
};
