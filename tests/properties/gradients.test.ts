import * as fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { differentiate } from '../../src/compiler/passes/differentiate.ts';
import { dropDead } from '../../src/compiler/passes/drop-dead.ts';
import { simplify } from '../../src/compiler/passes/simplify.ts';
import { verify, type Program, type SignalId } from '../../src/ir/index.ts';
import { evaluate } from '../evaluate.ts';
import { apart, DIFFERENCE_TOLERANCE, differences } from './finite-differences.ts';
import { randomProgram } from './random-program.ts';

/** Sums are taken in another order: 2⁻⁵³ times some tens of operations. */
const ROUNDING = 1e-12;

/** The gradients as outputs, so that passes keep them. */
function withGradients({ program, loss, given }: ReturnType<typeof randomProgram>) {
  const { gradients, ...differentiated } = differentiate(program, loss, [...given.keys()]);
  const found = [...gradients].flatMap(([id, gradient]) => (gradient === undefined ? [] : [[`${id}`, gradient] as const]));
  return { gradients, program: verify({ ...differentiated.program, outputs: new Map(found) }) };
}

/** A kink within 10⁻⁵ of a point: one in 10⁵ derivatives; but where two equal values meet, all derivatives of a small program at once. */
const MOST_KINKS = 1 / 100;

test('gradients of random programs equal central differences, wherever the loss is smooth', () => {
  let [smooth, kinks] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 25 }), (seed, operations) => {
      const random = randomProgram(seed, operations);
      const { program, gradients } = withGradients(random);
      const values = evaluate(program, random.given);
      for (const id of random.given.keys()) {
        const gradient = gradients.get(id);
        const expected = differences(random.program, random.given, random.loss, id);
        const found = gradient === undefined ? expected.map(() => 0) : (values.get(gradient)?.data ?? []);
        for (const each of expected)
          if (each === undefined) kinks++;
          else smooth++;
        expect(apart(found, expected), `by %${id}`).toBeLessThan(DIFFERENCE_TOLERANCE);
      }
    }),
    { numRuns: 150 },
  );
  expect(kinks / (kinks + smooth)).toBeLessThan(MOST_KINKS);
});

test('simplified gradients are the same', () => {
  const outputs = (program: Program, given: ReturnType<typeof randomProgram>['given']) => {
    const values = evaluate(program, given);
    return [...program.outputs.values()].flatMap((id: SignalId) => [...(values.get(id)?.data ?? [])]);
  };
  for (let seed = 0; seed < 60; seed++) {
    const random = randomProgram(seed, 15);
    const { program } = withGradients(random);
    const simple = verify(dropDead.run(verify(simplify.run(program))));
    expect(apart(outputs(simple, random.given), outputs(program, random.given)), `seed ${seed}`).toBeLessThan(ROUNDING);
  }
});
