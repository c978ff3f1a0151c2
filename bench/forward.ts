/** Forward passes on one backend: ours, `tf.sequential().predict`, and plain Float32Array loops, in the same rounds. */
import * as tf from '@tensorflow/tfjs';
import { nodeId } from '../src/base/index.ts';
import type { GraphDocument } from '../src/graph/index.ts';
import type { Backend } from '../src/runtime/index.ts';
import { prepared } from './compiled.ts';
import { contest, type Contestant, type Result } from './contest.ts';
import { product } from './loops.ts';
import type { MeasureOptions } from './measure.ts';
import { multilayer, unitGraph, unitId, type UnitGraph } from './networks.ts';

/** Sums of at most 784 products, of numbers below 1, in another order. */
const agreement = { tolerance: 1e-4 };

/** Reads the activations of `shown`, which stand in one vector, as each of the others does. */
async function ours(backend: Backend, document: GraphDocument, shown: readonly string[]): Promise<Contestant> {
  const { plan, executable } = await prepared(backend, document);
  const places = shown.flatMap((id) => plan.locate(nodeId(id), 'activation') ?? []);
  const read = places.slice(0, 1).map(({ signal }) => signal);
  const run = () => (Object.keys(document.probes).length > 0 ? advance() : executable.evaluate(new Map(), read));
  const advance = async () => (await executable.advance(1, read))[0];
  return {
    name: 'neuroloom',
    async first() {
      const all = [...((await run())?.values() ?? [])][0];
      return places.length > 1 ? places.map(({ index }) => all?.values[index] ?? NaN) : (all?.values ?? []);
    },
    run: async () => void (await run()),
    dispose: () => executable.dispose(),
  };
}

function predicting(model: tf.Sequential, x: tf.Tensor2D): Contestant {
  const answer = async () => {
    const y = model.predict(x, { batchSize: x.shape[0] }) as tf.Tensor;
    const values = await y.data();
    y.dispose();
    return values;
  };
  return {
    name: 'tf.sequential().predict',
    first: answer,
    run: async () => void (await answer()),
    dispose() {
      model.dispose();
      x.dispose();
    },
  };
}

function predict(batch: number, { nodes, edges }: GraphDocument): Contestant {
  const layers = [tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }), tf.layers.dense({ units: 10 })];
  const model = tf.sequential({ layers });
  layers[0]?.setWeights([tf.tensor2d(edges['e1']?.params['weight'] as number[][]), tf.zeros([128])]);
  layers[1]?.setWeights([tf.tensor2d(edges['e2']?.params['weight'] as number[][]), tf.zeros([10])]);
  return predicting(model, tf.tensor2d(nodes['x']?.params['rows'] as number[][], [batch, 784]));
}

const flat = (lists: unknown): Float32Array => Float32Array.from((lists as number[][]).flat());

/** The one number that each input of the unit graph is clamped to. */
const inputsOf = ({ width, document }: UnitGraph): Float32Array =>
  Float32Array.from({ length: width }, (_, i) => flat(document.nodes[`x${i}`]?.params['rows'])[0] ?? 0);

/** Computes into an array of its own. */
const looping = (output: Float32Array, run: () => void): Contestant => ({
  name: 'Float32Array loops',
  async first() {
    run();
    return output.slice();
  },
  run,
});

function multilayerLoops(batch: number, { nodes, edges }: GraphDocument): Contestant {
  const x = flat(nodes['x']?.params['rows']);
  const [w1, w2] = [flat(edges['e1']?.params['weight']), flat(edges['e2']?.params['weight'])];
  const [h, y] = [new Float32Array(batch * 128), new Float32Array(batch * 10)];
  return looping(y, () => {
    product({ input: x, weights: w1, output: h, rows: batch });
    for (let i = 0; i < h.length; i++) h[i] = Math.max(0, h[i] as number);
    product({ input: h, weights: w2, output: y, rows: batch });
  });
}

function unitLoops(graph: UnitGraph): Contestant {
  const { width, sources, weights } = graph;
  const from = Int32Array.from(sources.flat());
  const fanIn = sources[0]?.length ?? 0;
  const packed = weights.map((level) => Float32Array.from(level));
  const x = inputsOf(graph);
  const levels = packed.map(() => new Float32Array(width));
  return looping(levels.at(-1) ?? x, () => {
    for (const [level, w] of packed.entries()) {
      const [before, now] = [levels[level - 1] ?? x, levels[level] as Float32Array];
      for (let i = 0; i < width; i++) {
        let n = 0;
        for (let e = i * fanIn; e < (i + 1) * fanIn; e++) n += (before[from[e] as number] as number) * (w[e] as number);
        now[i] = Math.tanh(n);
      }
    }
  });
}

/** The 10,000-unit graph as `tf.sequential` has it: a dense layer per level. */
function unitPredict(graph: UnitGraph): Contestant {
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
  return predicting(model, tf.tensor2d(inputsOf(graph), [1, width]));
}

export interface ForwardOptions extends MeasureOptions {
  readonly batches: readonly number[];
}

/** `batches` and the unit graph on a started backend. */
export async function forward(backend: Backend, { batches, ...options }: ForwardOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  await tf.setBackend(backend.name);
  const task = (what: string) => ({ what, backend: backend.name, agreement, ...options });
  for (const batch of batches) {
    const document = multilayer(batch);
    const ways = [await ours(backend, document, ['y']), predict(batch, document), multilayerLoops(batch, document)];
    results.push(await contest(task(`784-128-10, batch ${batch}`), ways));
  }
  const graph = unitGraph(10_000, 11);
  const ways = [
    await ours(
      backend,
      graph.document,
      Array.from({ length: graph.width }, (_, i) => unitId(graph.weights.length, i)),
    ),
    unitPredict(graph),
    unitLoops(graph),
  ];
  results.push(await contest(task('10,000 units, 99,000 scalar weights'), ways));
  return results;
}
