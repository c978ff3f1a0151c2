/** Forward passes on one backend: ours, `tf.sequential().predict`, and plain Float32Array loops, in the same rounds. */
import * as tf from '@tensorflow/tfjs';
import { kinds } from '../nodes/kinds.ts';
import { compile } from '../src/compiler/index.ts';
import type { GraphDocument } from '../src/graph/index.ts';
import type { Backend } from '../src/runtime/index.ts';
import { sideBySide, type Candidate, type Measured, type MeasureOptions } from './measure.ts';
import { multilayer, unitGraph, type UnitGraph } from './networks.ts';

export interface ForwardResult {
  readonly what: string;
  readonly backend: string;
  readonly measured: readonly Measured[];
}

/** Reads its result back, as each of the others does. */
async function ours(backend: Backend, document: GraphDocument): Promise<Candidate & { dispose(): void }> {
  const { plan } = compile(document, 'main', kinds);
  if (!plan) throw new Error(`${document.title} does not compile`);
  const executable = await backend.prepare(plan);
  const probed = plan.entries.step.roots;
  const read = probed.length > 0 ? probed : plan.entries.evaluate.roots.slice(-1);
  return {
    name: 'neuroloom',
    run: async () => void (await (probed.length > 0 ? executable.advance(1, read) : executable.evaluate(new Map(), read))),
    dispose: () => executable.dispose(),
  };
}

function predict(batch: number, document: GraphDocument): Candidate & { dispose(): void } {
  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }), tf.layers.dense({ units: 10 })],
  });
  const x = tf.tensor2d(document.nodes['x']?.params['rows'] as number[][], [batch, 784]);
  return {
    name: 'tf.sequential().predict',
    async run() {
      const y = model.predict(x, { batchSize: batch }) as tf.Tensor;
      await y.data();
      y.dispose();
    },
    dispose() {
      model.dispose();
      x.dispose();
    },
  };
}

const flat = (lists: unknown): Float32Array => Float32Array.from((lists as number[][]).flat());

/** The one number that each input of the unit graph is clamped to. */
const inputsOf = ({ width, document }: UnitGraph): Float32Array =>
  Float32Array.from({ length: width }, (_, i) => flat(document.nodes[`x${i}`]?.params['rows'])[0] ?? 0);

function multilayerLoops(batch: number, { nodes, edges }: GraphDocument): Candidate {
  const x = flat(nodes['x']?.params['rows']);
  const [w1, w2] = [flat(edges['e1']?.params['weight']), flat(edges['e2']?.params['weight'])];
  const [h, y] = [new Float32Array(batch * 128), new Float32Array(batch * 10)];
  return {
    name: 'Float32Array loops',
    run() {
      product({ input: x, weights: w1, output: h, rows: batch });
      for (let i = 0; i < h.length; i++) h[i] = Math.max(0, h[i] as number);
      product({ input: h, weights: w2, output: y, rows: batch });
    },
  };
}

interface Product {
  readonly input: Float32Array;
  readonly weights: Float32Array;
  readonly output: Float32Array;
  readonly rows: number;
}

function product({ input, weights, output, rows }: Product): void {
  const [m, n] = [input.length / rows, output.length / rows];
  output.fill(0);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < m; i++) {
      const a = input[row * m + i] as number;
      for (let j = 0; j < n; j++) output[row * n + j] = (output[row * n + j] as number) + a * (weights[i * n + j] as number);
    }
}

function unitLoops(graph: UnitGraph): Candidate {
  const { width, sources, weights } = graph;
  const from = Int32Array.from(sources.flat());
  const fanIn = sources[0]?.length ?? 0;
  const packed = weights.map((level) => Float32Array.from(level));
  const x = inputsOf(graph);
  const levels = packed.map(() => new Float32Array(width));
  return {
    name: 'Float32Array loops',
    run() {
      for (const [level, w] of packed.entries()) {
        const [before, now] = [levels[level - 1] ?? x, levels[level] as Float32Array];
        for (let i = 0; i < width; i++) {
          let n = 0;
          for (let e = i * fanIn; e < (i + 1) * fanIn; e++) n += (before[from[e] as number] as number) * (w[e] as number);
          now[i] = Math.tanh(n);
        }
      }
    },
  };
}

/** The 10,000-unit graph as `tf.sequential` has it: a dense layer per level. */
function unitPredict(graph: UnitGraph): Candidate & { dispose(): void } {
  const { width, sources, weights } = graph;
  const fanIn = sources[0]?.length ?? 0;
  const model = tf.sequential();
  for (const [level, w] of weights.entries()) {
    model.add(tf.layers.dense({ units: width, activation: 'tanh', useBias: false, ...(level === 0 ? { inputShape: [width] } : {}) }));
    const kernel = new Float32Array(width * width);
    sources.forEach((heard, to) =>
      heard.forEach((from, k) => (kernel[from * width + to] = (kernel[from * width + to] ?? 0) + (w[to * fanIn + k] ?? 0))),
    );
    model.layers[level]?.setWeights([tf.tensor2d(kernel, [width, width])]);
  }
  const x = tf.tensor2d(inputsOf(graph), [1, width]);
  return {
    name: 'tf.sequential().predict',
    async run() {
      const y = model.predict(x) as tf.Tensor;
      await y.data();
      y.dispose();
    },
    dispose() {
      model.dispose();
      x.dispose();
    },
  };
}

/** `batches` and the unit graph on a started backend, which must be tfjs's current one as well. */
export async function forward(
  backend: Backend,
  batches: readonly number[],
  options: MeasureOptions = {},
): Promise<readonly ForwardResult[]> {
  const results: ForwardResult[] = [];
  await tf.setBackend(backend.name);
  for (const batch of batches) {
    const document = multilayer(batch);
    const candidates = [await ours(backend, document), predict(batch, document), multilayerLoops(batch, document)];
    results.push({ what: `784-128-10, batch ${batch}`, backend: backend.name, measured: await sideBySide(candidates, options) });
    for (const candidate of candidates) if ('dispose' in candidate) (candidate as { dispose(): void }).dispose();
  }
  const graph = unitGraph(10_000, 11);
  const candidates = [await ours(backend, graph.document), unitPredict(graph), unitLoops(graph)];
  results.push({ what: '10,000 units, 99,000 scalar weights', backend: backend.name, measured: await sideBySide(candidates, options) });
  for (const candidate of candidates) if ('dispose' in candidate) (candidate as { dispose(): void }).dispose();
  return results;
}
