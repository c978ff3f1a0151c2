import { expect, test } from 'vitest';
import { parse, verify, type SignalId } from '../../ir/index.ts';
import { evaluate, simulate, value } from '../../../tests/evaluate.ts';
import { apart, DIFFERENCE_TOLERANCE, differences } from '../../../tests/properties/finite-differences.ts';
import { differentiate } from './differentiate.ts';
import { createBudget } from '../budget.ts';
import { unroll } from './unroll.ts';

const id = (n: number) => n as SignalId;

/** A unit that hears itself one step later; at the start it has sent `h`. */
const LOOP = `
%0 = source "x" : f32[?,1]
%1 = parameter "w" : f32[1]
%2 = parameter "h" : f32[1]
%3 = state "a one step ago" : f32[?,2]
%4 = mul %3 %1 : f32[?,2]
%5 = add %4 %0 : f32[?,2]
%6 = tanh %5 : f32[?,2]
%7 = reduceSum %6 : f32[?,1]
%8 = sumBatch %7 : f32[1]
state "u.past" %3 <- %6 from %2
output "sum" %8`;

const given = new Map([
  [id(0), value(3, [0.5, -0.25, 0.75])],
  [id(1), value(1, [0.8])],
  [id(2), value(1, [0.3])],
]);

test.each([1, 2, 7])('a window of %i steps shows what the last of as many steps shows', (steps) => {
  const program = parse(LOOP);
  const shown = evaluate(verify(unroll(program, steps, createBudget()).program), given);
  expect(shown.get(id(6))).toEqual(simulate(program, given, steps)[steps - 1]?.get(id(6)));
});

test('a gradient reaches back through all steps of a window, to the first value', () => {
  const { program } = unroll(parse(LOOP), 6, createBudget());
  const differentiated = differentiate(program, id(8), [id(1), id(2)]);
  const values = evaluate(verify(differentiated.program), given);
  for (const parameter of [id(1), id(2)]) {
    const gradient = values.get(differentiated.gradients.get(parameter) as SignalId)?.data ?? [];
    expect(apart(gradient, differences(program, given, id(8), parameter))).toBeLessThan(DIFFERENCE_TOLERANCE);
  }
});

test('what a state holds at the last step is shown, also where nothing needs it', () => {
  const { program, last } = unroll(parse(LOOP), 3, createBudget());
  expect(program.outputs.get('a one step ago')).toBe(last.get(id(3)));
  expect(evaluate(verify(program), given).get(last.get(id(3)) as SignalId)).toEqual(simulate(parse(LOOP), given, 3)[2]?.get(id(3)));
});
