import { expect, test } from 'vitest';
import { drawing, node, observePlan, planFor } from '../../../tests/drawing.ts';

/** Spikes of a Poisson source in 200 steps, by its id. */
async function spikes(ids: readonly string[], size = 1): Promise<ReadonlyMap<string, string>> {
  const source = node('spike-source', { pattern: 'poisson', rate: 100, size });
  const plan = planFor(
    drawing(Object.fromEntries(ids.map((id) => [id, source])), {}, { experiments: { main: { verb: 'simulate', length: 200, dt: 1 } } }),
  );
  const trains = new Map(ids.map((id) => [id, '']));
  for (let step = 0; step < 60; step++) {
    const values = await observePlan(plan, undefined, step);
    for (const id of ids) trains.set(id, `${trains.get(id)}${[...(values.get(`${id}.spikes`) ?? [])].join('')} `);
  }
  return trains;
}

test('what a node draws follows from its id alone, whatever is drawn beside it', async () => {
  const alone = await spikes(['a']);
  const together = await spikes(['z', 'a', 'b']);
  expect(together.get('a')).toBe(alone.get('a'));
  expect(new Set(together.values()).size).toBe(3);
});

test('elements of one node draw for themselves', async () => {
  const train = (await spikes(['a'], 2)).get('a') ?? '';
  const elements = train.trim().split(' ');
  expect(elements.map((step) => step[0]).join('')).not.toBe(elements.map((step) => step[1]).join(''));
});
