import { expect, test } from 'vitest';
import type { SignalId } from '../ir/index.ts';
import { drawing, input, node, planFor, weight } from '../../tests/drawing.ts';
import { probesOf, recorded, samplesOf } from './sampling.ts';

const signal = 0 as SignalId;
const frame = (rows: number, ...values: number[]) => new Map([[signal, { rows, values: Float64Array.from(values) }]]);
const probe = (every: number) => ({ id: 'p', every, location: { signal, index: 1, count: 1 } });

test('a probe sees its own element, at the multiples of its interval', () => {
  const frames = [0, 1, 2, 3, 4].map((k) => frame(1, k, 10 + k));
  expect(samplesOf([probe(2)], 3, frames, { revision: 7, of: 'run' })).toEqual([
    {
      type: 'samples',
      revision: 7,
      of: 'run',
      probe: 'p',
      steps: Float64Array.of(4, 6),
      rows: 1,
      width: 1,
      values: Float64Array.of(11, 13),
    },
  ]);
  expect(samplesOf([probe(100)], 3, frames, { revision: 7, of: 'run' })).toEqual([]);
});

test('examples that are held out are seen at every step', () => {
  expect(samplesOf([probe(100)], 3, [frame(1, 0, 5)], { revision: 7, of: 'held-out' })[0]?.steps).toEqual(Float64Array.of(3));
});

test('a short minibatch leaves what is not a number behind it', () => {
  const [samples] = samplesOf([probe(1)], 0, [frame(2, 0, 1, 0, 2), frame(1, 0, 3)], { revision: 0, of: 'run' });
  expect(samples).toMatchObject({ rows: 2, width: 1, values: Float64Array.of(1, 2, 3, NaN) });
});

test('probes of what is not computed see nothing, and two probes of one signal record it once', () => {
  const at = (id: string) => ({ target: { node: id, port: 'activation' }, every: 1 });
  const document = drawing(
    { x: input([[1]]), u: node('unit'), v: node('unit') },
    { e: weight('x', 'u'), f: weight('x', 'v') },
    { probes: { u: at('u'), v: at('v'), gone: at('gone') } },
  );
  const probes = probesOf(document, planFor(document));
  expect(probes.map(({ id }) => id)).toEqual(['u', 'v']);
  expect(recorded(probes)).toHaveLength(1);
});
