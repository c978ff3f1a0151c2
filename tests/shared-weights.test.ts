/** Edges that share a weight: what is computed, what is shown and what is set follow one rule. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { compile, withExperiment } from '../src/compiler/index.ts';
import { removeElements, run, setElement, setParams, sharing, startHistory, type Command, type GraphDocument } from '../src/graph/index.ts';
import { edgeWeights } from '../src/editor/inspector/lens/weights.ts';
import { createReferenceBackend, openSession } from '../src/runtime/index.ts';
import { complaints, drawing, input, node, observe, weight } from './drawing.ts';

const linear = node('unit', { activation: 'linear' });
/** x = 1 → u → v. The edge into v is the first by id, and the last that is computed. */
const chain = (a: object, b: object) =>
  drawing(
    { x: input([[1]]), u: linear, v: linear },
    { a: weight('u', 'v', 3, { share: 'w', ...a }), b: weight('x', 'u', 7, { share: 'w', ...b }) },
  );
const after = <A>(document: GraphDocument, command: Command<A>, args: A) => run(startHistory(document), command, args).history.document;
const shownWeight = (document: GraphDocument, id: string) =>
  edgeWeights(withExperiment(document, 'main'), kinds, id, { from: 1, to: 1 })?.[0];
const activations = async (document: GraphDocument) => {
  const values = await observe(document);
  return ['u', 'v'].map((id) => values.get(`${id}.activation`)?.[0]);
};

describe('edges that share a weight', () => {
  test('have that of the first by id, whichever of them is computed first', async () => {
    const document = chain({}, {});
    expect(sharing(document, 'b')).toEqual(['a', 'b']);
    expect(await activations(document)).toEqual([3, 9]);
    expect(['a', 'b'].map((id) => shownWeight(document, id))).toEqual([3, 3]);
  });

  test.each(['uniform', 'normal'])('have the %s number that is drawn for the first, where it is drawn', async (initial) => {
    const document = chain({ initial, scale: 2 }, {});
    const [u = NaN, v = NaN] = await activations(document);
    expect(u).toBe(shownWeight(document, 'a'));
    expect(u).toBe(shownWeight(document, 'b'));
    expect(v).toBe(u * u);
  });

  test.each(['a', 'b'])('are all set when %s is, and keep the number when the first goes', (owner) => {
    const set = after(chain({}, {}), setParams, { changes: [{ owner, name: 'weight', value: 5 }] });
    expect(['a', 'b'].map((id) => shownWeight(set, id))).toEqual([5, 5]);
    expect(shownWeight(after(set, removeElements, { ids: ['a'] }), 'b')).toBe(5);
  });

  test('have delays of their own', () => {
    const set = after(chain({}, {}), setParams, { changes: [{ owner: 'b', name: 'delay', value: 1 }] });
    expect(['a', 'b'].map((id) => set.edges[id]?.params['delay'])).toEqual([undefined, 1]);
  });

  test('have one matrix: a number of it is set in all, beginning with what the first has', () => {
    const layer = node('layer', { size: 2, activation: 'linear' });
    const document = drawing(
      { x: input([[1, 2]]), k: layer, l: layer },
      {
        a: weight('x', 'k', [[1, 2], [3, 4]], { share: 'w' }), // prettier-ignore
        b: weight('k', 'l', 7, { share: 'w' }),
      },
    );
    const set = after(document, setElement, { owner: 'b', name: 'weight', index: 3, value: 9, shape: [2, 2], otherwise: 1 });
    for (const id of ['a', 'b']) expect(set.edges[id]?.params['weight']).toEqual([[1, 2], [3, 9]]); // prettier-ignore
  });

  test.each(['a', 'b'])('are all set by an experiment that sets %s', async (owner) => {
    const document = { ...chain({}, {}), experiments: { main: { verb: 'forward' as const, set: { [`${owner}.weight`]: 2 } } } };
    expect(await activations(document)).toEqual([2, 4]);
  });

  test('keep the shared number in a running session when the unused number of one is changed', async () => {
    const before = chain({}, {});
    const session = await openSession(before, 'main', kinds, createReferenceBackend());
    const edges = { ...before.edges, b: { ...before.edges['b'], params: { share: 'w', weight: 1 } } } as GraphDocument['edges'];
    await session.update({ ...before, edges });
    const values = await session.observe();
    const at = session.compiled.plan?.locate('u' as never, 'activation');
    expect(at && values.get(at.signal)?.values[at.index]).toBe(3);
    session.dispose();
  });

  test('must make equally many connections', () => {
    const document = drawing(
      { x: input([[1, 2]]), u: linear, v: linear },
      { a: weight('x', 'u', 1, { share: 'w' }), b: weight('u', 'v', 1, { share: 'w' }) },
    );
    expect(compile(document, 'main', kinds).diagnostics.map(({ message }) => message)).toEqual([
      "'b' shares the weight of 'a', but makes 1 connection where that makes 2. Share it under another name.",
    ]);
    expect(complaints(document)).toHaveLength(1);
  });
});
