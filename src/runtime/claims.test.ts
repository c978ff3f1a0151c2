import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../tests/drawing.ts';
import type { Claim, GraphDocument } from '../graph/index.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { checkClaims } from './claims.ts';

/** Counts 1, 2, 3, 4 beside a vector of two, in two rows. */
const counting: GraphDocument = drawing(
  {
    x: input([
      [1, 10],
      [2, 20],
    ]),
    count: node('unit', { activation: 'linear', bias: 1 }),
  },
  { self: weight('count', 'count', 1, { delay: 1 }) },
  {
    probes: { c: { target: { node: 'count', port: 'activation' }, every: 1 }, x: { target: { node: 'x', port: 'activation' }, every: 1 } },
    experiments: { main: { verb: 'forward', length: 4 } },
  },
);

async function judged(is: Claim['is'], measured: Claim['measure']) {
  const document = { ...counting, claims: [{ experiment: 'main', measure: measured, is, because: '' }] };
  const [result] = (await checkClaims(document, kinds, createReferenceBackend())).results;
  return result;
}

test.each<[Claim['measure'], readonly number[]]>([
  [{ probe: 'c', reduce: 'last' }, [4]],
  [{ probe: 'c', reduce: 'min' }, [1]],
  [{ probe: 'c', reduce: 'max' }, [4]],
  [{ probe: 'c', reduce: 'mean' }, [2.5]],
  [{ probe: 'c', reduce: 'sum' }, [10]],
  [{ probe: 'x', reduce: 'last' }, [1, 10]],
  [{ probe: 'x', reduce: 'last', row: 1 }, [2, 20]],
  [{ probe: 'x', reduce: 'last', row: 1, element: 1 }, [20]],
  [{ probe: 'x', reduce: 'max', element: 0 }, [1]],
])('%j measures %j', async (measured, expected) => {
  expect((await judged({ atLeast: -1000 }, measured))?.got).toEqual(expected);
});

describe('a claim', () => {
  test.each<[Claim['is'], boolean, string]>([
    [{ equals: 4, tolerance: 0 }, true, '4 ± 0'],
    [{ equals: 4.5, tolerance: 0.4 }, false, '4.5 ± 0.4'],
    [{ equals: [4, 4], tolerance: 9 }, false, '[4, 4] ± 9'],
    [{ atLeast: 4 }, true, 'at least 4'],
    [{ atMost: 3.9 }, false, 'at most 3.9'],
    [{ sameAs: { probe: 'x', reduce: 'last', element: 0 }, tolerance: 3 }, true, 'the same as x (1) ± 3'],
    [{ sameAs: { probe: 'x', reduce: 'last' }, tolerance: 99 }, false, 'the same as x ([1, 10]) ± 99'],
  ])('%j', async (is, holds, expected) => {
    expect(await judged(is, { probe: 'c', reduce: 'last' })).toMatchObject({ holds, expected, got: [4] });
  });

  test.each<[Claim['measure'], string]>([
    [{ probe: 'x', reduce: 'last', row: 2 }, 'row 3 does not exist: there are 2'],
    [{ probe: 'x', reduce: 'last', element: 2 }, 'element 3 does not exist: there are 2'],
  ])('about what does not exist says so: %j', async (measured, problem) => {
    expect(await judged({ atLeast: -1000 }, measured)).toMatchObject({ holds: false, got: [], problem });
  });

  test('about something that is not computed says so', async () => {
    const document = {
      ...drawing({ s: node('softmax') }, {}, { probes: { p: { target: { node: 's', port: 'share' }, every: 1 } } }),
      claims: [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' as const }, is: { atLeast: 0 }, because: '' }],
    };
    expect((await checkClaims(document, kinds, createReferenceBackend())).results).toMatchObject([
      { holds: false, problem: "probe 'p' looks at something that is not computed" },
    ]);
  });

  test('about a drawing with errors does not hold, and the errors are given', async () => {
    const document = {
      ...drawing({ u: node('unit') }, { e: weight('u', 'u') }),
      claims: [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' as const }, is: { atLeast: 0 }, because: '' }],
    };
    const { results, diagnostics } = await checkClaims(document, kinds, createReferenceBackend());
    expect(results).toMatchObject([{ holds: false, problem: 'the drawing has errors and was not run' }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['loop-without-delay']);
  });
});

test('results come in the order of the claims, whatever experiments they name', async () => {
  const claim = (experiment: string, atLeast: number): Claim => ({
    experiment,
    measure: { probe: 'c', reduce: 'last' },
    is: { atLeast },
    because: '',
  });
  const document = {
    ...counting,
    experiments: { ...counting.experiments, two: { verb: 'forward' as const, length: 2 } },
    claims: [claim('main', 4), claim('two', 2), claim('main', 5), claim('two', 3)],
  };
  const { results } = await checkClaims(document, kinds, createReferenceBackend());
  expect(results.map(({ index, holds, got }) => [index, holds, ...got])).toEqual([
    [0, true, 4],
    [1, true, 2],
    [2, false, 4],
    [3, false, 2],
  ]);
});

/** Beside the vector [1, 1], one that is 0 at the first step of three, and then points up. */
const turning: GraphDocument = drawing(
  { x: input([[1, 1]]), clock: input([[0, 1]]), y: node('layer', { size: 2, activation: 'linear' }), t: node('angle') },
  { d: weight('clock', 'y', 1, { connectivity: 'one-to-one', delay: 1 }), a: wire('x', 't.a'), b: wire('y', 't.b') },
  {
    probes: { angle: { target: { node: 't', port: 'angle' }, every: 1 }, inner: { target: { node: 't', port: 'dot' }, every: 1 } },
    experiments: { main: { verb: 'forward', length: 3 } },
  },
);

test.each<[Claim['measure']['reduce'], boolean]>([
  ['max', true],
  ['mean', true],
  ['last', true],
  ['first', false],
])('where an angle may be undefined, the %s is of those that are defined', async (reduce, holds) => {
  const is = { equals: Math.PI / 4, tolerance: 1e-12 };
  const document = { ...turning, claims: [{ experiment: 'main', measure: { probe: 'angle', reduce }, is, because: '' }] };
  expect((await checkClaims(document, kinds, createReferenceBackend())).results).toMatchObject([{ holds }]);
});

test('what is infinite is at least nothing', async () => {
  const document = {
    ...drawing(
      { x: input([[1e30]]), u: node('unit', { activation: 'linear' }) },
      { e: weight('x', 'u', 1e30) },
      { probes: { p: { target: { node: 'u', port: 'activation' }, every: 1 } } },
    ),
    claims: [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' as const }, is: { atLeast: 0 }, because: '' }],
  };
  const { results, diagnostics } = await checkClaims(document, kinds, createReferenceBackend('float32'));
  expect(results).toMatchObject([{ holds: false, got: [Infinity] }]);
  expect(diagnostics).toMatchObject([{ code: 'not-finite', at: { owner: 'u' } }]);
});
