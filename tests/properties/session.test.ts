/** A running session follows every edit: what it shows is what a fresh compilation of the document would show. */
import * as fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { compile } from '../../src/compiler/index.ts';
import { redo, run, setParams, startHistory, undo, type GraphDocument, type History } from '../../src/graph/index.ts';
import { createReferenceBackend, openSession, slice, type Session } from '../../src/runtime/index.ts';
import { drawing, input, node, observePlan, weight } from '../drawing.ts';
import { plain, type Named } from './compare.ts';
import { editOf, editTypes } from './random-edit.ts';
import { drawFrom, randomDrawing } from './random-graph.ts';

const open = (document: GraphDocument): Promise<Session> => openSession(document, 'main', kinds, createReferenceBackend());

async function shown(session: Session): Promise<Named> {
  const values = await session.observe();
  return new Map((session.compiled.plan?.observables ?? []).map((each) => [`${each.owner}.${each.what}`, slice(values, each).values]));
}

async function fresh(document: GraphDocument): Promise<Named> {
  const { plan } = compile(document, 'main', kinds);
  return plan ? observePlan(plan) : new Map();
}

// parameters are edited most, as by a person at a slider
const steps = fc.array(
  fc.record({
    type: fc.constantFrom('undo', 'redo', 'set-params', 'set-params', 'set-params', 'set-element', ...editTypes),
    seed: fc.nat(),
  }),
  { minLength: 1, maxLength: 12 },
);

function edited(history: History, type: string, seed: number): History {
  if (type === 'undo') return undo(history).history;
  if (type === 'redo') return redo(history).history;
  const edit = editOf(type, history.document, drawFrom(seed));
  return edit ? run(history, edit.command, edit.args).history : history;
}

test('after any series of edits a session shows what a fresh compilation shows', async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), steps, async (seed, told) => {
      let history = startHistory(randomDrawing(seed, 8, { loops: true }));
      const session = await open(history.document);
      for (const { type, seed: own } of told) {
        history = edited(history, type, own);
        if (!(await session.update(history.document)).recompiled) written++;
        expect(plain(await shown(session))).toEqual(plain(await fresh(history.document)));
        expect(session.compiled.diagnostics).toEqual(compile(history.document, 'main', kinds).diagnostics);
      }
      session.dispose();
    }),
    { numRuns: 40 },
  );
  expect(written, 'edits that were written without compiling').toBeGreaterThan(50);
});

describe('what such series have found', () => {
  const one = (params: object, more: Partial<GraphDocument> = {}) =>
    drawing({ x: input([[1]]), u: node('unit', { activation: 'linear' }) }, { e: weight('x', 'u', 1, params as never) }, more);
  const activation = async (session: Session) => [...((await shown(session)).get('u.activation') ?? [])];
  const withWeight = (document: GraphDocument, value: number) =>
    run(startHistory(document), setParams, { changes: [{ owner: 'e', name: 'weight', value }] }).history.document;

  test('a given weight stays without effect where weights are drawn at random', async () => {
    const document = one({ initial: 'uniform' });
    const session = await open(document);
    const before = await activation(session);
    expect((await session.update(withWeight(document, 7))).recompiled).toBe(false);
    expect(await activation(session)).toEqual(before);
  });

  test('a tensor that an experiment puts in place of a weight is followed', async () => {
    const document = one(
      {},
      { tensors: { t: { shape: [1], values: [3] } }, experiments: { main: { verb: 'forward', set: { 'e.weight': { tensor: 't' } } } } },
    );
    const session = await open(document);
    await session.update({ ...document, tensors: { t: { shape: [1], values: [4] } } });
    expect(await activation(session)).toEqual([4]);
  });

  test('a tensor that is taken away is missed', async () => {
    const document = one({ weight: { tensor: 't' } }, { tensors: { t: { shape: [1], values: [3] } } });
    const session = await open(document);
    expect(session.compiled.diagnostics).toEqual([]);
    await session.update({ ...document, tensors: {} });
    expect(session.compiled.diagnostics.map(({ message }) => message)).toEqual([
      "The weight of 'e' refers to the tensor 't', which does not exist.",
    ]);
  });
});

describe('a session', () => {
  const document = drawing(
    { x: input([[1]]), u: node('unit', { activation: 'linear' }) },
    { e: weight('x', 'u', 2), loop: weight('u', 'u', 0.5, { delay: 1 }) },
  );

  const changed = (before: GraphDocument, owner: string, name: string, value: number | string) =>
    run(startHistory(before), setParams, { changes: [{ owner, name, value }] }).history.document;
  const activation = async (session: Session) => [...((await shown(session)).get('u.activation') ?? [])];

  test('keeps its states over a written weight and over a new compilation', async () => {
    const session = await open(document);
    await session.advance(2);
    expect(await activation(session)).toEqual([2 + 1 + 0.5]);
    const heavier = changed(document, 'e', 'weight', 4);
    expect(await session.update(heavier)).toEqual({ recompiled: false, lost: [] });
    expect(await activation(session)).toEqual([4 + 1 + 0.5]);
    expect(await session.update(changed(heavier, 'u', 'activation', 'relu'))).toEqual({ recompiled: true, lost: [] });
    expect(session.steps).toBe(2);
    expect(await activation(session)).toEqual([4 + 1 + 0.5]);
    session.dispose();
  });

  test('lists the states that an edit leaves without a place', async () => {
    const session = await open(document);
    await session.advance(2);
    expect(await session.update(changed(document, 'loop', 'delay', 2))).toEqual({ recompiled: true, lost: [] });
    expect(await session.update({ ...document, edges: { e: document.edges['e'] as never } })).toEqual({
      recompiled: true,
      lost: ['u activation-1', 'u activation-2'],
    });
    session.dispose();
  });

  test('goes back to an earlier step, and from there the same way again', async () => {
    const session = await open(document);
    const way: number[][] = [];
    for (let step = 0; step < 6; step++) {
      way.push(await activation(session));
      await session.advance(1);
    }
    for (const step of [4, 1, 0]) {
      await session.seek(step);
      expect(session.steps).toBe(step);
      expect(await activation(session)).toEqual(way[step]);
    }
    await session.advance(5);
    expect(await activation(session)).toEqual(way[5]);
    session.dispose();
  });

  test('moving a node, naming it or describing the drawing costs nothing', async () => {
    const session = await open(document);
    const { compiled } = session;
    const nodes = { ...document.nodes, u: { ...document.nodes['u'], label: 'h₁', position: [9, 9] } } as GraphDocument['nodes'];
    expect(await session.update({ ...document, title: 'Another', nodes })).toMatchObject({ recompiled: false });
    expect(session.compiled).toBe(compiled);
  });

  test('before the first step the start follows its parameters; later the state stays', async () => {
    const axon = drawing({ n: node('hodgkin-huxley') }, {}, { experiments: { main: { verb: 'simulate', length: 1 } } });
    const from = (value: number) => run(startHistory(axon), setParams, { changes: [{ owner: 'n', name: 'V0', value }] }).history.document;
    const session = await open(axon);
    const potential = async () => (await shown(session)).get('n.potential')?.[0];
    expect((await session.update(from(-50))).recompiled).toBe(false);
    expect(await potential()).toBe(-50);
    await session.advance(1);
    const after = await potential();
    await session.update(from(-80));
    expect(await potential()).toBe(after);
  });

  test('goes back to the start, and to another backend', async () => {
    const session = await open(document);
    await session.advance(3);
    session.reset();
    expect(session.steps).toBe(0);
    expect([...((await shown(session)).get('u.activation') ?? [])]).toEqual([2]);
    await session.use(createReferenceBackend('float32'));
    expect([...((await shown(session)).get('u.activation') ?? [])]).toEqual([2]);
  });
});
