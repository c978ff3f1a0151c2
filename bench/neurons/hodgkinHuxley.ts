/** 1,000 Hodgkin-Huxley neurons for 100 ms by exponential Euler, each under a constant current of its own. */
import * as tf from '@tensorflow/tfjs';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';
import { between, composedStates, each, type Population, type Simulated } from './population.ts';

const COUNT = 1_000;
const DT = 0.025;
/** µA/cm² */
const currents = between(5, 25, COUNT);
const START = { V: -65, m: 0.05293, h: 0.59612, n: 0.31768 } as const;
const [G_NA, G_K, G_L, E_NA, E_K, E_L] = [120, 36, 0.3, 50, -77, -54.387] as const;
/** The current of the leak, and the potential that the rates count from. */
const [LEAK, RESTING] = [G_L * E_L, -65] as const;

const position = [0, 0] as const;

const document: GraphDocument = {
  ...emptyDocument('1,000 Hodgkin-Huxley'),
  settings: { seed: 1, dt: DT },
  nodes: {
    input: { type: 'input', params: { size: COUNT, rows: [currents] }, position },
    cells: {
      type: 'hodgkin-huxley',
      params: { size: COUNT, integrator: 'exponential-euler', V0: START.V, m0: START.m, h0: START.h, n0: START.n },
      position,
    },
  },
  edges: { e: { type: 'wire', params: {}, from: { node: 'input', port: 'activation' }, to: { node: 'cells', port: 'current' } } },
  experiments: { main: { verb: 'simulate', length: 100 } },
};

/** x / (eˣ − 1) */
const bernoulli = (x: number): number => (Math.abs(x) < 1e-3 ? 1 - x / 2 : x / (Math.exp(x) - 1));

/** A gate after a step. */
function relaxed(x: number, alpha: number, beta: number): number {
  const rate = alpha + beta;
  const goal = alpha / rate;
  return goal + (x - goal) * Math.exp(-DT * rate);
}

function loops(): Simulated {
  const current = Float32Array.from(currents);
  const [V, m, h, n] = [
    new Float32Array(COUNT).fill(START.V),
    new Float32Array(COUNT).fill(START.m),
    new Float32Array(COUNT).fill(START.h),
    new Float32Array(COUNT).fill(START.n),
  ];
  const [spike, lastSpike] = [new Float32Array(COUNT).fill(0), new Float32Array(COUNT).fill(-1)];
  let step = 0;
  return {
    advance(steps) {
      for (const end = step + steps; step < end; step++)
        for (let i = 0; i < COUNT; i++) {
          const [v, mi, hi, ni] = [V[i] as number, m[i] as number, h[i] as number, n[i] as number];
          const u = v - RESTING;
          m[i] = relaxed(mi, bernoulli((25 - u) / 10), 4 * Math.exp(-u / 18));
          h[i] = relaxed(hi, 0.07 * Math.exp(-u / 20), 1 / (1 + Math.exp((30 - u) / 10)));
          n[i] = relaxed(ni, 0.1 * bernoulli((10 - u) / 10), 0.125 * Math.exp(-u / 80));
          const [gNa, gK] = [G_NA * mi * mi * mi * hi, G_K * ni * ni * ni * ni];
          const g = gNa + gK + G_L;
          const goal = (gNa * E_NA + gK * E_K + LEAK + (current[i] as number)) / g;
          const after = goal + (v - goal) * Math.exp(-DT * g);
          V[i] = after;
          const crosses = v < 0 && after >= 0;
          spike[i] = crosses ? 1 : 0;
          if (crosses) lastSpike[i] = DT * (step - v / (after - v));
        }
    },
    potentials: async () => V.slice(),
  };
}

function composed(): Simulated {
  const current = tf.tensor1d(currents);
  const first = {
    V: each(COUNT, START.V),
    m: each(COUNT, START.m),
    h: each(COUNT, START.h),
    n: each(COUNT, START.n),
    spike: each(COUNT, 0),
    lastSpike: each(COUNT, -1),
  };
  return composedStates(
    first,
    ({ V, m, h, n, lastSpike }, step) => {
      const u = tf.sub(V, RESTING);
      const gNa = tf.mul(tf.mul(tf.mul(tf.mul(m, m), m), h), G_NA);
      const square = tf.mul(n, n);
      const gK = tf.mul(tf.mul(square, square), G_K);
      const g = tf.add(tf.add(gNa, gK), G_L);
      const pulled = tf.add(tf.add(tf.mul(gNa, E_NA), tf.mul(gK, E_K)), LEAK);
      const goal = tf.div(tf.add(pulled, current), g);
      const after = tf.add(goal, tf.mul(tf.sub(V, goal), tf.exp(tf.mul(g, -DT))));
      const crosses = tf.logicalAnd(tf.less(V, 0), tf.greaterEqual(after, 0));
      const at = tf.mul(tf.sub(step, tf.div(V, tf.sub(after, V))), DT);
      return {
        V: after,
        m: composedGate(m, composedBernoulli(tf.div(tf.sub(25, u), 10)), tf.mul(tf.exp(tf.div(u, -18)), 4)),
        h: composedGate(h, tf.mul(tf.exp(tf.div(u, -20)), 0.07), tf.sigmoid(tf.div(tf.sub(u, 30), 10))),
        n: composedGate(n, tf.mul(composedBernoulli(tf.div(tf.sub(10, u), 10)), 0.1), tf.mul(tf.exp(tf.div(u, -80)), 0.125)),
        spike: tf.cast(crosses, 'float32'),
        lastSpike: tf.where(crosses, at, lastSpike),
      };
    },
    'V',
    [current],
  );
}

/** As `bernoulli`; the range of the series is wider, because float32 loses digits of eˣ − 1. */
function composedBernoulli(x: tf.Tensor): tf.Tensor {
  const isNear = tf.less(tf.abs(x), 0.01);
  const safe = tf.where(isNear, tf.onesLike(x), x);
  return tf.where(isNear, tf.sub(1, tf.div(x, 2)), tf.div(safe, tf.sub(tf.exp(safe), 1)));
}

function composedGate(x: tf.Tensor, alpha: tf.Tensor, beta: tf.Tensor): tf.Tensor {
  const rate = tf.add(alpha, beta);
  const goal = tf.div(alpha, rate);
  return tf.add(goal, tf.mul(tf.sub(x, goal), tf.exp(tf.mul(rate, -DT))));
}

export const hodgkinHuxleyPopulation: Population = {
  what: '1,000 Hodgkin-Huxley × 100 ms, dt 0.025 ms, exponential Euler',
  steps: 4_000,
  compareAfter: 400,
  // on the upstroke, at 400 mV/ms, rounding that moves a spike by a microsecond is half a millivolt
  agreement: { tolerance: 0.5, share: 0.02 },
  document,
  loops,
  composed,
};
