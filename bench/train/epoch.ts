/** One epoch of 784-128-10: ours, `tf.LayersModel.fit` and plain Float32Array loops, each giving the loss of every batch. */
import * as tf from '@tensorflow/tfjs';
import type { Backend } from '../../src/runtime/index.ts';
import { prepared } from '../compiled.ts';
import { contest, type Contestant, type Result } from '../contest.ts';
import type { MeasureOptions } from '../measure.ts';
import { BATCH, BETA1, BETA2, CLASSES, EPSILON, HIDDEN, INPUTS, learning, learningDocument, rates, type Learning } from './learning.ts';
import { learnByLoops } from './loops.ts';

export interface EpochOptions extends MeasureOptions {
  readonly samples: number;
}

/** Weights of the second layer after an epoch: float32 sums in another order, through Adam's division by small roots. */
const agreement = { tolerance: 1e-3, share: 0.01 };

async function ours(backend: Backend, task: Learning): Promise<Contestant> {
  const { plan, executable, see } = await prepared(backend, learningDocument(task));
  const steps = Math.ceil(task.samples / BATCH);
  const epoch = async () => void (await executable.advance(steps, plan.loss === undefined ? [] : [plan.loss]));
  return {
    name: 'neuroloom',
    async first() {
      await epoch();
      return see('w2', 'weight');
    },
    run: epoch,
    dispose: () => executable.dispose(),
  };
}

/** As one writes it: softmax in the last layer, cross-entropy by name. */
function fit({ rule, samples, inputs, targets, weights: [first, second] }: Learning): Contestant {
  const layers = [
    tf.layers.dense({ inputShape: [INPUTS], units: HIDDEN, activation: 'relu' }),
    tf.layers.dense({ units: CLASSES, activation: 'softmax' }),
  ];
  const model = tf.sequential({ layers });
  layers[0]?.setWeights([tf.tensor2d(first, [INPUTS, HIDDEN]), tf.zeros([HIDDEN])]);
  layers[1]?.setWeights([tf.tensor2d(second, [HIDDEN, CLASSES]), tf.zeros([CLASSES])]);
  const optimizer = rule === 'sgd' ? tf.train.sgd(rates.sgd) : tf.train.adam(rates.adam, BETA1, BETA2, EPSILON);
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  const [x, y] = [tf.tensor2d(inputs, [samples, INPUTS]), tf.tensor2d(targets, [samples, CLASSES])];
  const epoch = async () => void (await model.fit(x, y, { batchSize: BATCH, epochs: 1, shuffle: false, verbose: 0, yieldEvery: 'never' }));
  return {
    name: 'tf.LayersModel.fit',
    async first() {
      await epoch();
      return layers[1]?.getWeights()[0]?.data() ?? [];
    },
    run: epoch,
    dispose: () => [model, optimizer, x, y].forEach((held) => held.dispose()),
  };
}

export async function epochs(backend: Backend, { samples, ...options }: EpochOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  await tf.setBackend(backend.name);
  for (const rule of ['sgd', 'adam'] as const) {
    const task = learning(rule, samples);
    const what = `an epoch of ${INPUTS}-${HIDDEN}-${CLASSES}, ${samples} samples, batch ${BATCH}, ${rule}`;
    results.push(
      await contest({ what, backend: backend.name, agreement, ...options }, [await ours(backend, task), fit(task), learnByLoops(task)]),
    );
  }
  return results;
}
