import { expect, test } from 'vitest';
import { circles } from '../../../../stories/panels/drawings.ts';
import type { GraphDocument } from '../../../graph/index.ts';
import { activate, activationNames, type ActivationName } from '../../../ir/index.ts';
import { fillOf, palettes } from '../../kit/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { fieldOf } from './boundary.ts';

const SHAPE = { slope: 0.01, alpha: 1, sharpness: 1, gain: 1, threshold: 0 };

/** The circles, with another activation of the answering unit and other labels. */
function fieldWith(activation: ActivationName, labels: string) {
  const { out, ...others } = circles.nodes;
  const data = Object.entries(others).find(([, { type }]) => type === 'dataset');
  const document = {
    ...circles,
    nodes: {
      ...others,
      [data?.[0] ?? '']: { ...data?.[1], params: { ...data?.[1].params, labels } },
      out: { ...out, params: { ...out?.params, activation, threshold: 0 } },
      loss: { ...others['loss'], params: { loss: 'mean-squared-error', labels } },
    },
  } as unknown as GraphDocument;
  const around: Surroundings = {
    document,
    experiment: document.experiments['main'],
    observables: [],
    course: undefined,
    batch: 1,
    stateful: true,
  };
  return fieldOf(around);
}

test('an answer has the colour of its activation: none in the middle of its range, whatever the labels are', () => {
  const toned = new Set<string>();
  for (const labels of ['zero-one', 'plus-minus'])
    for (const name of activationNames) {
      const field = fieldWith(name, labels);
      if (!field) throw new Error(`no field with ${name}`);
      const { value } = activate(name, 0, SHAPE);
      toned.add(`${name} ${Math.sign(value - field.neutral)}`);
    }
  const bounded = ['sigmoid 0', 'gain-sigmoid 0', 'tanh 0', 'gain-tanh 0', 'step -1', 'sign 1'];
  expect([...toned].filter((tone) => bounded.some((one) => one.split(' ')[0] === tone.split(' ')[0])).toSorted()).toEqual(
    bounded.toSorted(),
  );
  expect(fillOf(0, 0.625, 'light').fill).toBe(
    `rgb(${[1, 3, 5].map((at) => Number.parseInt(palettes.light.surface.slice(at, at + 2), 16)).join(', ')})`,
  );
});

test('an answer that jumps is on the side of its threshold that its activation says', () => {
  for (const name of ['step', 'sign'] as const) {
    const jump = fieldWith(name, 'zero-one')?.jump;
    for (const n of [-1, -1e-300, 0, 1e-300, 1]) {
      const painted = n >= (jump?.at ?? NaN) ? jump?.high : jump?.low;
      expect(painted, `${name} at ${n}`).toBe(activate(name, n, SHAPE).value);
    }
  }
});
