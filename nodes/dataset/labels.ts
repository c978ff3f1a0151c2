/** How the targets of a data set name a class. */
import type { DatasetParams } from './params.ts';

interface Labelling {
  /** One of two classes by one number. */
  readonly single: boolean;
  readonly off: number;
  readonly on: number;
}

const labellings: { readonly [K in DatasetParams['labels']]: Labelling } = {
  'zero-one': { single: true, off: 0, on: 1 },
  'plus-minus': { single: true, off: -1, on: 1 },
  'one-hot': { single: false, off: 0, on: 1 },
};

/** Elements of a target. */
export const labelSize = (labels: DatasetParams['labels'], classes: number): number =>
  labellings[labels].single && classes === 2 ? 1 : classes;

/** Classes, counted from 0, as targets: [rows, labelSize]. */
export function labelled(answers: Float64Array, labels: DatasetParams['labels'], classes: number): Float64Array {
  const { off, on } = labellings[labels];
  const size = labelSize(labels, classes);
  const targets = new Float64Array(answers.length * size);
  answers.forEach((answer, row) => {
    for (let i = 0; i < size; i++) targets[row * size + i] = answer === (size === 1 ? 1 : i) ? on : off;
  });
  return targets;
}
