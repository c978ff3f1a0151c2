/** The reference backend, in float64 and rounded to float32, against the numbers of independent peers. */
import { describe, expect, test } from 'vitest';
import { activate } from '../../src/ir/index.ts';
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { grid, scalarBounds, scalarCases } from './activations.ts';
import { excess, read } from './case.ts';
import { runCases } from './cases.ts';
import { parameters } from './digits.ts';

runCases('reference', async () => createReferenceBackend(), 'float64');
runCases('reference32', async () => createReferenceBackend('float32'), 'float32');

describe('activation functions by themselves', () => {
  test.each(scalarCases.map((each, i) => [`${i} ${each.activation}`, each] as const))('%s: value and derivative of PyTorch', (_, each) => {
    const off = grid.flatMap((n, i) => {
      const { value, slope } = activate(each.activation, n, each.shape);
      const wrong = [
        ...(excess(value, read(each.value[i] as number), scalarBounds.float64) <= 1 ? [] : [`f(${n}) = ${value}, not ${each.value[i]}`]),
        // our conventions at the kinks are the peer's, so these are compared too
        ...(excess(slope, read(each.derivative[i] as number), scalarBounds.float64) <= 1
          ? []
          : [`f′(${n}) = ${slope}, not ${each.derivative[i]}`]),
      ];
      return wrong;
    });
    expect(off).toEqual([]);
  });
});

test('the generator of file 08 gives the tensors that the file describes', () => {
  for (const { tensor, values, first4, sum } of parameters) {
    expect(values.slice(0, 4), tensor).toEqual(first4);
    expect(
      values.reduce((total, x) => total + x, 0),
      tensor,
    ).toBeCloseTo(sum, 8); // twelve digits are written
  }
  expect(parameters.reduce((count, { values }) => count + values.length, 0)).toBe(13_002);
});
