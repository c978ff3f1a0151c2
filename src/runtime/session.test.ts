import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import type { GraphDocument } from '../graph/index.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { openSession, type Session } from './session.ts';
import { slice } from './slice.ts';

const open = (document: GraphDocument) => openSession(document, 'main', kinds, createReferenceBackend());

/** Only nodes and edges are edited, as by a person at a slider. */
async function edit(session: Session, document: GraphDocument, { nodes, edges }: GraphDocument): Promise<void> {
  const { recompiled } = await session.update({ ...document, nodes, edges });
  expect(recompiled, 'a write, not a new compilation').toBe(false);
}

async function shown(session: Session, owner: string, what: string): Promise<readonly number[]> {
  const place = session.compiled.plan?.observables.find((each) => each.owner === owner && each.what === what);
  return place ? [...slice(await session.observe(), place).values] : [];
}

/** A unit that adds up what it gets: u = e·1 + u of the step before. */
const adding = (e: number) =>
  drawing(
    { x: input([[1]]), u: node('unit', { activation: 'linear' }) },
    { e: weight('x', 'u', e), self: weight('u', 'u', 1, { delay: 1 }) },
  );

test('what is written in the past makes another future: going back shows that one', async () => {
  const document = adding(1);
  const session = await open(document);
  for (let step = 0; step < 8; step++) await session.advance(1); // each leaves a checkpoint behind
  await session.seek(4);
  expect(await shown(session, 'u', 'activation')).toEqual([5]);
  await edit(session, document, adding(10));
  await session.advance(2);
  expect(await shown(session, 'u', 'activation')).toEqual([4 + 3 * 10]);
  await session.seek(5);
  expect(await shown(session, 'u', 'activation')).toEqual([4 + 2 * 10]);
  session.dispose();
});

test('before the first step a written first value is the first value, also when it has been looked at', async () => {
  const rate = (x0: number) =>
    drawing({ r: node('rate', { x0, activation: 'linear' }) }, {}, { experiments: { main: { verb: 'simulate', length: 1 } } });
  const document = rate(0.5);
  const session = await open(document);
  expect(await shown(session, 'r', 'rate')).toEqual([0.5]);
  await edit(session, document, rate(-2));
  expect(await shown(session, 'r', 'rate')).toEqual([-2]);
  session.dispose();
});

test('after the first step a written first value changes nothing until the run starts again', async () => {
  const rate = (x0: number) =>
    drawing({ r: node('rate', { x0, activation: 'linear' }) }, {}, { experiments: { main: { verb: 'simulate', length: 9, dt: 1 } } });
  const document = rate(0.5);
  const session = await open(document);
  await session.advance(1);
  const moved = await shown(session, 'r', 'rate');
  await edit(session, document, rate(-2));
  expect(await shown(session, 'r', 'rate')).toEqual(moved);
  session.reset();
  expect(await shown(session, 'r', 'rate')).toEqual([-2]);
  session.dispose();
});

test('rows that are edited arrive row by row; one row of another input stands for all of them', async () => {
  const two = (many: readonly number[], one: number) =>
    drawing(
      { a: input(many.map((x) => [x])), b: input([[one]]), u: node('unit', { activation: 'linear' }) },
      { ea: weight('a', 'u', 1), eb: weight('b', 'u', 100) },
    );
  const document = two([1, 2, 3], 0);
  const session = await open(document);
  expect(await shown(session, 'u', 'activation')).toEqual([1, 2, 3]);
  await edit(session, document, two([4, 5, 6], 0));
  expect(await shown(session, 'u', 'activation')).toEqual([4, 5, 6]);
  await edit(session, document, two([4, 5, 6], 1));
  expect(await shown(session, 'u', 'activation')).toEqual([104, 105, 106]);
  session.dispose();
});
