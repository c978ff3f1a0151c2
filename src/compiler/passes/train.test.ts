import { describe, expect, test } from 'vitest';
import { nodeId } from '../../base/index.ts';
import { parse, verify, type SignalId } from '../../ir/index.ts';
import { simulate, value } from '../../../tests/evaluate.ts';
import type { OptimizerSettings } from './optimizers.ts';
import { train } from './train.ts';

const id = (n: number) => n as SignalId;
const [W, B, LOSS] = [id(0), id(1), id(5)];

/** (w·2 − b)² by hand: ∂/∂w = 4 (2w − b), ∂/∂b = −2 (2w − b). */
const PROGRAM = `
%0 = parameter "w" : f32[1]
%1 = parameter "b" : f32[1]
%2 = constant {value: 2, shape: (1)} : f32[1]
%3 = mul %0 %2 : f32[1]
%4 = sub %3 %1 : f32[1]
%5 = mul %4 %4 : f32[1]
output "w" %0`;

const SGD: OptimizerSettings = {
  rule: 'sgd',
  rate: 0.125,
  momentum: 0.5,
  beta1: 0.5,
  beta2: 0.75,
  decay: 0.5,
  epsilon: 1e-8,
  epsilonInside: false,
};
const both = [
  { signal: W, owner: nodeId('e'), slot: 'weight', decays: true },
  { signal: B, owner: nodeId('u'), slot: 'bias', decays: false },
];
const given = new Map([
  [W, value(1, [3])],
  [B, value(1, [2])],
]);
const trained = (optimizer: Partial<OptimizerSettings> = {}, l2 = 0, text = PROGRAM, loss = LOSS) =>
  train(parse(text), { loss, trained: both, optimizer: { ...SGD, ...optimizer }, l2 });

/** w and b at every step. */
function course(result: ReturnType<typeof train>, steps: number): readonly (readonly number[])[] {
  const states = [W, B].map((parameter) => result.states.get(parameter) as SignalId);
  return simulate(result.program, given, steps).map((values) => states.map((state) => values.get(state)?.data[0] ?? NaN));
}

describe('a trained parameter', () => {
  test('becomes a state that starts as the parameter, and every operation and output reads it', () => {
    const { program, states } = trained();
    verify(program);
    const w = states.get(W) as SignalId;
    expect(program.signals.get(w)).toMatchObject({ role: 'state', name: 'e.weight', shape: [1], batched: false });
    expect(program.states.find(({ current }) => current === w)).toMatchObject({ owner: 'e', slot: 'weight', initial: W });
    expect(program.ops.some(({ inputs }) => inputs.includes(W))).toBe(false);
    expect(program.outputs.get('w')).toBe(w);
  });

  test('keeps its value where the loss does not depend on it, and is listed', () => {
    const { unreached, states } = trained({}, 0, PROGRAM, id(3));
    expect(unreached.map(({ owner }) => owner)).toEqual(['u']);
    expect([...states.keys()]).toEqual([W]);
  });

  test('has the slots of its optimizer beside its own', () => {
    const names = (rule: OptimizerSettings['rule']) =>
      [...trained({ rule }).slots].map(([parameter, slots]) => [parameter, ...slots.map(({ owner, slot }) => `${owner}.${slot}`)]);
    expect(names('adam')).toEqual([
      [W, 'e.weight', 'e.weight.mean', 'e.weight.square'],
      [B, 'u.bias', 'u.bias.mean', 'u.bias.square'],
    ]);
    expect(names('momentum')).toEqual([
      [W, 'e.weight', 'e.weight.velocity'],
      [B, 'u.bias', 'u.bias.velocity'],
    ]);
  });
});

// all numbers below are multiples of a power of two, or what is divided is, so that float64 holds them
describe('one update', () => {
  test('of gradient descent goes down the gradient: w − η·16, b + η·8', () => {
    expect(course(trained(), 1)).toEqual([
      [3, 2],
      [1, 3],
    ]);
  });

  test('with L2 pulls weights towards 0, and no biases', () => {
    expect(course(trained({}, 0.5), 1)[1]).toEqual([1 - 0.125 * 0.5 * 3, 3]);
  });

  test('of momentum adds half of the last velocity', () => {
    expect(course(trained({ rule: 'momentum' }), 2)).toEqual([
      [3, 2],
      [1, 3],
      [1 - 0.125 * (0.5 * 16 - 4), 3 - 0.125 * (0.5 * -8 + 2)],
    ]);
  });

  test('of Adam is η against the sign of the gradient at first', () => {
    const [, [w, b] = []] = course(trained({ rule: 'adam' }), 1);
    expect(w).toBeCloseTo(3 - 0.125, 8); // ε = 10⁻⁸ beside |g| ≥ 8
    expect(b).toBeCloseTo(2 + 0.125, 8);
  });

  test('of RMSProp divides by the root of the mean square, with ε outside or inside', () => {
    const w = (epsilonInside: boolean) => course(trained({ rule: 'rmsprop', epsilon: 1, epsilonInside }), 1)[1]?.[0];
    expect(w(false)).toBeCloseTo(3 - (0.125 * 16) / (Math.sqrt(128) + 1), 15);
    expect(w(true)).toBeCloseTo(3 - (0.125 * 16) / Math.sqrt(128 + 1), 15);
  });
});

test('the clock of the program is used where there is one, and one is declared where there is none', () => {
  const clocks = (text: string) =>
    [...trained({}, 0, text).program.signals.values()].filter(({ role }) => role === 'clock').map((clock) => clock.id);
  expect(clocks(`%9 = clock "clock" : f32[1]\n${PROGRAM}`)).toEqual([id(9)]);
  expect(clocks(PROGRAM)).toHaveLength(1);
});
