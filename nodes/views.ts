/** What every kind of node looks like, one line each. A kind without a line is drawn as a plain card with its name. */
import type { NodeView } from '../src/editor/kit/index.ts';
import { activationView } from './activation/view.tsx';
import { angleView } from './angle/view.tsx';
import { biasView } from './bias/view.tsx';
import { currentView } from './current/view.tsx';
import { datasetView } from './dataset/view.tsx';
import { firingRateView } from './firing-rate/view.tsx';
import { hodgkinHuxleyView } from './hodgkin-huxley/view.tsx';
import { hopfieldView } from './hopfield/view.tsx';
import { inputView } from './input/view.tsx';
import { layerView } from './layer/view.tsx';
import { lifView } from './lif/view.tsx';
import { lossView } from './loss/view.tsx';
import { maxoutView } from './maxout/view.tsx';
import { netInputView } from './net-input/view.tsx';
import { noteView } from './note/view.tsx';
import { oneHotView } from './one-hot/view.tsx';
import { patternSetView } from './pattern-set/view.tsx';
import { rateView } from './rate/view.tsx';
import { softmaxView } from './softmax/view.tsx';
import { spikeSourceView } from './spike-source/view.tsx';
import { unitView } from './unit/view.tsx';

export const views: ReadonlyMap<string, NodeView> = new Map([
  ['input', inputView],
  ['bias', biasView],
  ['unit', unitView],
  ['layer', layerView],
  ['net-input', netInputView],
  ['activation', activationView],
  ['softmax', softmaxView],
  ['one-hot', oneHotView],
  ['maxout', maxoutView],
  ['angle', angleView],
  ['dataset', datasetView],
  ['loss', lossView],
  ['pattern-set', patternSetView],
  ['hopfield', hopfieldView],
  ['current', currentView],
  ['spike-source', spikeSourceView],
  ['hodgkin-huxley', hodgkinHuxleyView],
  ['lif', lifView],
  ['rate', rateView],
  ['firing-rate', firingRateView],
  ['note', noteView],
]);
