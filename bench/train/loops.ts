/** Forward and backward pass and the update of 784-128-10, in plain Float32Array loops. */
import type { Contestant } from '../contest.ts';
import { product, productWithTransposed, transposedProduct } from '../loops.ts';
import { BATCH, BETA1, BETA2, CLASSES, EPSILON, HIDDEN, INPUTS, rates, type Learning, type Rule } from './learning.ts';

/** A parameter, its gradient, and what Adam keeps of it. */
interface Trained {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

const trained = (values: Float32Array): Trained => ({
  values,
  gradient: new Float32Array(values.length),
  mean: new Float32Array(values.length),
  square: new Float32Array(values.length),
});

const updates: { readonly [R in Rule]: (parameter: Trained, t: number) => void } = {
  sgd({ values, gradient }) {
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - rates.sgd * (gradient[i] as number);
  },
  adam({ values, gradient, mean, square }, t) {
    const [ofMean, ofSquare] = [1 / (1 - BETA1 ** t), 1 / (1 - BETA2 ** t)];
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i] as number;
      const m = BETA1 * (mean[i] as number) + (1 - BETA1) * g;
      const v = BETA2 * (square[i] as number) + (1 - BETA2) * g * g;
      mean[i] = m;
      square[i] = v;
      values[i] = (values[i] as number) - (rates.adam * m * ofMean) / (Math.sqrt(v * ofSquare) + EPSILON);
    }
  },
};

export function learnByLoops({ rule, samples, inputs, targets, weights }: Learning): Contestant {
  const [w1, w2] = [trained(weights[0].slice()), trained(weights[1].slice())];
  const [b1, b2] = [trained(new Float32Array(HIDDEN)), trained(new Float32Array(CLASSES))];
  const [hidden, slope] = [new Float32Array(BATCH * HIDDEN), new Float32Array(BATCH * HIDDEN)];
  const output = new Float32Array(BATCH * CLASSES);
  const losses = new Float32Array(Math.ceil(samples / BATCH));
  let t = 0;

  function step(from: number, rows: number): number {
    const x = inputs.subarray(from * INPUTS, (from + rows) * INPUTS);
    const [h, dh] = [hidden.subarray(0, rows * HIDDEN), slope.subarray(0, rows * HIDDEN)];
    const y = output.subarray(0, rows * CLASSES);
    product({ input: x, weights: w1.values, output: h, rows });
    for (let i = 0; i < h.length; i++) h[i] = Math.max(0, (h[i] as number) + (b1.values[i % HIDDEN] as number));
    product({ input: h, weights: w2.values, output: y, rows });
    for (let i = 0; i < y.length; i++) y[i] = (y[i] as number) + (b2.values[i % CLASSES] as number);
    const loss = crossEntropy(y, targets.subarray(from * CLASSES, (from + rows) * CLASSES), rows);
    transposedProduct(h, y, w2.gradient, rows);
    columnSums(y, b2.gradient);
    productWithTransposed(y, w2.values, dh, rows);
    for (let i = 0; i < dh.length; i++) if (h[i] === 0) dh[i] = 0;
    transposedProduct(x, dh, w1.gradient, rows);
    columnSums(dh, b1.gradient);
    t++;
    for (const parameter of [w1, b1, w2, b2]) updates[rule](parameter, t);
    return loss;
  }

  function run(): void {
    for (let from = 0; from < samples; from += BATCH) losses[from / BATCH] = step(from, Math.min(BATCH, samples - from));
  }

  return {
    name: 'Float32Array loops',
    async first() {
      run();
      return w2.values.slice();
    },
    run,
  };
}

/** The mean loss; puts its gradient by the net inputs, (softmax − target) / rows, in their place. */
function crossEntropy(netInputs: Float32Array, targets: Float32Array, rows: number): number {
  let loss = 0;
  for (let at = 0; at < netInputs.length; at += CLASSES) {
    let [largest, total] = [-Infinity, 0];
    for (let j = at; j < at + CLASSES; j++) largest = Math.max(largest, netInputs[j] as number);
    for (let j = at; j < at + CLASSES; j++) total += Math.exp((netInputs[j] as number) - largest);
    for (let j = at; j < at + CLASSES; j++) {
      const below = (netInputs[j] as number) - largest;
      loss += (targets[j] as number) * (Math.log(total) - below);
      netInputs[j] = (Math.exp(below) / total - (targets[j] as number)) / rows;
    }
  }
  return loss / rows;
}

function columnSums(matrix: Float32Array, sums: Float32Array): void {
  sums.fill(0);
  for (let i = 0; i < matrix.length; i++) sums[i % sums.length] = (sums[i % sums.length] as number) + (matrix[i] as number);
}
