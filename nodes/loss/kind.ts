/** How far predictions are from their targets, as one number that training makes small, and how many of them are right. */
import { choiceParam, defineNode, paramsOf } from '../../src/graph/index.ts';
import { codes, labelNames, rightness, type Labels } from './accuracy.ts';
import { lossNames, losses, type LossName } from './losses.ts';

interface LossParams {
  readonly loss: LossName;
  readonly labels: Labels | 'none';
}

export const lossParams = paramsOf({
  loss: choiceParam(lossNames, {
    title: 'Loss',
    symbol: 'L',
    description: 'What training makes small. Cross-entropies take the net input of linear units, not shares or probabilities.',
    default: 'mean-squared-error',
    titles: Object.fromEntries(lossNames.map((name) => [name, losses[name].title])),
  }),
  labels: choiceParam(['none', ...labelNames], {
    title: 'Targets are',
    description: 'Numbers, or classes: then the accuracy says which share of the examples is on the right side.',
    default: 'none',
    titles: { none: 'numbers', 'zero-one': 'classes, 0 or 1', 'plus-minus': 'classes, −1 or 1', 'one-hot': 'classes, one-hot' },
    shownWhen: { parameter: 'loss', is: lossNames.filter((name) => losses[name].labels === undefined) },
  }),
});

/** How targets name classes; undefined where they are numbers. */
const labelsOf = ({ loss, labels }: LossParams): Labels | undefined => losses[loss].labels ?? (labels === 'none' ? undefined : labels);

export const loss = defineNode<LossParams, 'prediction' | 'target'>({
  role: 'node',
  type: 'loss',
  title: 'Loss',
  summary: 'How far predictions are from their targets: what training makes small.',
  group: 'Learning',
  keywords: ['error', 'cost', 'objective', 'mse', 'mean squared error', 'cross-entropy', 'log loss', 'accuracy', 'training'],
  params: lossParams,
  migrations: [],
  mixes: true,
  ports: () => [
    { name: 'prediction', direction: 'in', title: 'prediction', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'target', direction: 'in', title: 'target', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'value', direction: 'out', title: 'loss', size: 1 },
  ],
  observed: (params) => [
    { name: 'prediction', title: 'prediction', symbol: 'a' },
    { name: 'target', title: 'target', symbol: 't' },
    { name: 'value', title: 'loss', symbol: 'L' },
    ...(labelsOf(params) ? [{ name: 'accuracy', title: 'accuracy', symbol: 'A' }] : []),
  ],
  infer(params, { prediction = 1, target = 1 }) {
    if (target !== prediction) return { port: 'target', problem: `expected [${prediction}], as the prediction has, got [${target}]` };
    const least = losses[params.loss].atLeast;
    if (prediction < least)
      return { port: 'prediction', problem: `${losses[params.loss].title} needs an element per class, got [${prediction}]` };
    return { prediction, target, value: 1, ...(labelsOf(params) ? { accuracy: 1 } : {}) };
  },
  expects(params) {
    const { title, logits, targets, areShares } = losses[params.loss];
    const labels = labelsOf(params);
    const compared = { title, prediction: 'prediction', target: 'target', targets, areShares };
    return {
      ...compared,
      ...(logits ? { applies: logits } : {}),
      ...(labels ? { classes: labels === 'one-hot' ? 'largest' : codes[labels] } : {}),
    };
  },
  adapts: ['labels', 'loss'],
  lower({ structure, inputs, emit }) {
    const { prediction, target } = inputs;
    const of = losses[structure.loss].of;
    const logits = losses[structure.loss].logits !== undefined;
    const value = emit.meanBatch(of(emit, prediction, target));
    const labels = labelsOf(structure);
    if (!labels) return { prediction, target, value };
    return { prediction, target, value, accuracy: emit.meanBatch(rightness(emit, prediction, target, { labels, logits })) };
  },
});
