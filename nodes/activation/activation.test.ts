import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, wire } from '../../tests/drawing.ts';

const of = (params: object, values: readonly number[]) =>
  valuesOf(drawing({ n: input([values]), f: node('activation', params as never) }, { w: wire('n', 'f') }), 'f.activation');

test('acts on every element of a vector', async () => {
  expect(await of({ activation: 'relu' }, [-1, 0, 2])).toEqual([0, 0, 2]);
});

test('the leaky ReLU of the notes: max(0.1·x, x)', async () => {
  expect(await of({ activation: 'leaky-relu' }, [-10, 5])).toEqual([-1, 5]);
});

test('two conventions at zero: the step gives 0, McCulloch and Pitts’ sign gives +1', async () => {
  expect(await of({ activation: 'step' }, [-1, 0, 1])).toEqual([0, 0, 1]);
  expect(await of({ activation: 'sign' }, [-1, 0, 1])).toEqual([-1, 1, 1]);
});

test('with growing gain the response becomes the sign function, away from the threshold', async () => {
  const [below, above] = await of({ activation: 'gain-tanh', gain: 1000, threshold: 0.5 }, [0.4, 0.6]);
  expect([below, above]).toEqual([-1, 1]);
});

test('nothing overflows where eⁿ would', async () => {
  for (const activation of ['sigmoid', 'tanh', 'softplus', 'elu', 'gain-sigmoid'])
    for (const value of await of({ activation }, [-1000, 1000])) expect(Number.isFinite(value)).toBe(true);
});
