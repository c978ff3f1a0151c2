/** Which parameters mean something, given the others. */
import { expect, test } from 'vitest';
import { choiceParam, hasEffect, numberParam, paramsOf } from './params.ts';

const params = paramsOf({
  update: choiceParam(['asynchronous', 'synchronous'], { title: 'Update', description: '', default: 'asynchronous' }),
  order: choiceParam(['index', 'drawn'], {
    title: 'Order',
    description: '',
    default: 'index',
    shownWhen: { parameter: 'update', is: ['asynchronous'] },
  }),
  seed: numberParam({ title: 'Seed', description: '', default: 1, shownWhen: { parameter: 'order', is: ['drawn'] } }),
});

test('a parameter has an effect when what it hangs on has the value and an effect itself', () => {
  const withEffect = (update: string, order: string) =>
    ['update', 'order', 'seed'].filter((name) => hasEffect(params, name, { update, order, seed: 1 }));
  expect(withEffect('asynchronous', 'drawn')).toEqual(['update', 'order', 'seed']);
  expect(withEffect('asynchronous', 'index')).toEqual(['update', 'order']);
  expect(withEffect('synchronous', 'drawn')).toEqual(['update']);
});
