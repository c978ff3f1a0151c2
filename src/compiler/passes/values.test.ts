import { describe, expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { edgeId, nodeId } from '../../base/index.ts';
import { drawing, input, node, weight } from '../../../tests/drawing.ts';
import { withExperiment } from '../experiment.ts';
import { order } from './order.ts';
import { resolve } from './resolve.ts';
import { inferSizes } from './sizes.ts';
import { readValues } from './values.ts';

function valued(...[nodes, edges, more]: Parameters<typeof drawing>) {
  const document = withExperiment(drawing(nodes, edges, more), 'main');
  const resolved = resolve(document, kinds);
  const { sizes } = inferSizes(resolved, order(resolved).levels);
  return readValues(resolved, sizes, document, document.experiments['main']);
}
const layer = node('layer', { size: 2 });
const x3 = input([[1, 2, 3]]);
const weights = (params: object, more: Parameters<typeof drawing>[2] = {}) => {
  const { weights: all, diagnostics } = valued({ x: x3, l: layer }, { e: weight('x', 'l', 1, params as never) }, more);
  return diagnostics[0]?.message ?? [...(all.get(edgeId('e')) ?? [])];
};

describe('the weights of an edge', () => {
  test('are one number for all, or a row per presynaptic element, or a tensor', () => {
    expect(weights({ weight: 0.5 })).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(weights({ weight: [[1, 2], [3, 4], [5, 6]] })).toEqual([1, 2, 3, 4, 5, 6]); // prettier-ignore
    expect(weights({ weight: { tensor: 't' } }, { tensors: { t: { shape: [3, 2], values: [1, 2, 3, 4, 5, 6] } } })).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  test('of another number are refused with both numbers', () => {
    expect(weights({ weight: [1, 2] })).toBe("The weight of 'e' needs 6 numbers, has 2.");
  });

  test('drawn at random follow from the seed and the id alone, with the spread that was asked for', () => {
    const drawn = (seed: number, params: object = {}) =>
      weights({ initial: 'uniform', scale: 2, ...params }, { settings: { seed, dt: 1 } });
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(Math.max(...(drawn(1) as number[]).map(Math.abs))).toBeLessThanOrEqual(2);
    expect(drawn(1, { scale: 4 })).toEqual((drawn(1) as number[]).map((w) => 2 * w));
  });

  test('that are normal have the mean and the standard deviation of their scale', () => {
    const { weights: all } = valued(
      { x: input([Array<number>(200).fill(0)]), l: node('layer', { size: 100 }) },
      { e: weight('x', 'l', 1, { initial: 'normal', scale: 3 }) },
    );
    const drawn = [...(all.get(edgeId('e')) ?? [])];
    const mean = drawn.reduce((sum, w) => sum + w, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, w) => sum + (w - mean) ** 2, 0) / drawn.length);
    // 20,000 draws: standard errors 3/√20000 = 0.021 and 3/√40000 = 0.015; five of them
    expect(Math.abs(mean)).toBeLessThan(0.106);
    expect(Math.abs(deviation - 3)).toBeLessThan(0.075);
  });
});

describe('rows', () => {
  test('of an input are fed, and what an experiment gives instead is fed instead', () => {
    const rows = (more: Parameters<typeof drawing>[2] = {}) => valued({ x: x3 }, {}, more).nodes.get(nodeId('x'))?.sources['rows'];
    expect(rows()).toEqual({ rows: 1, values: Float64Array.of(1, 2, 3) });
    const inputs = { x: [[4, 5, 6], [7, 8, 9]] }; // prettier-ignore
    expect(rows({ experiments: { main: { verb: 'forward', inputs } } })).toEqual({ rows: 2, values: Float64Array.of(4, 5, 6, 7, 8, 9) });
  });

  test('that are ragged are refused with the row', () => {
    const { diagnostics } = valued({ x: node('input', { size: 2, rows: [[1, 2], [3]] }) }); // prettier-ignore
    expect(diagnostics[0]?.message).toBe("'rows' of 'x' needs rows of 2 numbers; row 2 has 1.");
  });

  test('that an experiment varies are a row per trial, as wide as the parameter', () => {
    const main = { verb: 'forward', vary: { 'l.bias': [1, 2, 3] } } as const;
    const { nodes } = valued({ l: layer }, {}, { experiments: { main } });
    expect(nodes.get(nodeId('l'))?.sources['bias']).toEqual({ rows: 3, values: Float64Array.of(1, 1, 2, 2, 3, 3) });
  });
});
