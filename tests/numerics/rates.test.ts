/** File 09: rates, steady states and time constants of the squid axon, and its resting state. */
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../src/graph/index.ts';
import { numbers } from '../../src/ir/index.ts';
import { hodgkinHuxleyParams } from '../../nodes/hodgkin-huxley/params.ts';
import { slopes } from '../../nodes/hodgkin-huxley/membrane.ts';
import { bernoulli } from '../../nodes/hodgkin-huxley/rates.ts';
import { held, quantities, ratesFile, ratesOn } from './axon-rates.ts';
import { devices, reference, reference32 } from './spiking.ts';

describe('the rates of the squid axon are those of the closed forms and of NEURON', () => {
  test('as numbers', () => {
    const of = new Map(quantities.map(([what, formula]) => [what, ratesFile.inputs.V.map((v) => formula(numbers, v))]));
    expect(held((what) => of.get(what) ?? [], ratesFile.tolerance.float64).off).toEqual([]);
  });

  test.each([reference, reference32, ...devices].map((subject) => [subject.name, subject] as const))(
    'compiled, on %s',
    async (_, { open, precision }) => {
      expect((await ratesOn(await open(), precision)).off).toEqual([]);
    },
  );
});

test('x/(eˣ − 1) has no gap at 0 and none where the series begins', () => {
  expect(bernoulli(numbers, 0)).toBe(1);
  for (const x of [1e-12, -1e-9, 1e-3, 0.0499999, -0.0499999, 0.05, 0.0500001, -0.0500001])
    expect(bernoulli(numbers, x)).toBeCloseTo(x / Math.expm1(x), 14);
});

test('the default start is the resting state: nothing moves', () => {
  const { C, gNa, gK, gL, ENa, EK, EL, resting, V0, m0, h0, n0 } = defaultsOf(hodgkinHuxleyParams) as Readonly<Record<string, number>>;
  const membrane = { C, gNa, gK, gL, ENa, EK, EL, resting } as never;
  const slope = slopes<number>(numbers, { membrane, power: '4', current: 0 }, { V: V0, m: m0, h: h0, n: n0 } as never);
  for (const rate of Object.values(slope)) expect(Math.abs(rate)).toBeLessThan(1e-12); // float64, terms of size 20
});
