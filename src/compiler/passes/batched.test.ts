import { expect, test } from 'vitest';
import { drawing, input, node, textAt, weight } from '../../../tests/drawing.ts';

const linear = node('unit', { activation: 'linear' });
/** Which observed activations have a row per case. */
const rowed = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/^%(\d+) = .*: f32\[(.*)\]$/gm)].flatMap(([, id, shape]) =>
      [...text.matchAll(new RegExp(`^output "(\\w+)\\.activation" %${id}$`, 'gm'))].map(([, name]) => [name, shape?.startsWith('?')]),
    ),
  );

test('what follows from a source has a row per case, also by way of a delay; what follows from parameters alone has none', () => {
  const text = textAt(
    'lowered',
    drawing(
      {
        x: input([[1], [2]]),
        b: node('bias'),
        fed: linear,
        late: node('unit', { activation: 'tanh' }),
        alone: node('unit', { activation: 'relu' }),
      },
      { a: weight('x', 'fed'), c: weight('fed', 'late', 1, { delay: 1 }), d: weight('b', 'alone') },
    ),
  );
  expect(rowed(text)).toMatchObject({ x: true, fed: true, late: true, alone: false });
});
