/** What the compiler may not change: the numbers. */
import * as fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { compile } from '../../src/compiler/index.ts';
import { fold, loadDocument, run, showParts, startHistory, type GraphDocument } from '../../src/graph/index.ts';
import { createReferenceBackend, type Values } from '../../src/runtime/index.ts';
import { drawing, input, node, observe, observePlan, planFor, weight, wire } from '../drawing.ts';
import { distance, plain } from './compare.ts';
import { drawings, randomDrawing } from './random-graph.ts';

const RUNS = { numRuns: 60 };
/** Sums of a dozen terms in another order: some units in the last place of float64, through a few nodes. */
const REORDERED = 1e-12;

/** Kinds that a forward pass does not need; they have properties of their own. */
const inTime = new Set(['Neurons', 'Memory', 'Learning']);
const stimuli = new Set(['current', 'spike-source']);

test('random drawings are sound, and all kinds of a forward pass occur in them', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const document = randomDrawing(seed, 14, { loops: true });
    const loaded = loadDocument(JSON.parse(JSON.stringify(document)), kinds);
    expect(loaded, `seed ${seed}`).toMatchObject({ ok: true, diagnostics: [] });
    expect(compile(document, 'main', kinds).diagnostics, `seed ${seed}`).toEqual([]);
    for (const { type } of [...Object.values(document.nodes), ...Object.values(document.edges)]) seen.add(type);
  }
  const forward = [...kinds.nodes.values()].filter(({ type, group }) => !inTime.has(group) && !stimuli.has(type));
  expect([...seen].toSorted()).toEqual([...forward.map(({ type }) => type), ...kinds.edges.keys()].toSorted());
});

describe('grouping changes no number', () => {
  const alone = (document: GraphDocument) => observePlan(planFor(document, { together: false }));

  test('of any drawing', async () => {
    await fc.assert(
      fc.asyncProperty(drawings({ smooth: true, loops: true }), async (document) => {
        expect(distance(await observePlan(planFor(document)), await alone(document))).toBeLessThan(REORDERED);
      }),
      RUNS,
    );
  });

  test('of instances whose elements act on one another: a softmax of one value is always 1', async () => {
    const two = { a: input([[1]]), b: input([[2]]) };
    const shares = drawing({ ...two, s: node('softmax'), t: node('softmax') }, { e: wire('a', 's'), f: wire('b', 't') });
    expect([...(await observe(shares))].filter(([what]) => what.endsWith('share')).map(([, [share]]) => share)).toEqual([1, 1]);
    const angles = drawing(
      { ...two, s: node('angle'), t: node('angle') },
      { e: wire('a', 's.a'), f: wire('b', 's.b'), g: wire('b', 't.a'), h: wire('b', 't.b') },
    );
    expect(plain(await observe(angles))).toMatchObject({ 's.dot': [2], 't.dot': [4], 't.normA': [2] });
  });

  test('of units beside one that hears NaN: where no edge leads, nothing arrives', async () => {
    const document = drawing(
      {
        zero: input([[0, 0]]),
        y: input([[1, 1]]),
        x: input([[1]]),
        angle: node('angle'),
        c: node('unit', { activation: 'linear' }),
        u: node('unit'),
        v: node('unit', { activation: 'sigmoid' }),
      },
      { p: wire('zero', 'angle.a'), q: wire('y', 'angle.b'), w: weight('angle.cosine', 'u'), r: weight('x', 'c'), s: weight('c', 'v', 0) },
    );
    const values = await observe(document);
    expect([...(values.get('u.activation') ?? [])]).toEqual([NaN]);
    expect([...(values.get('v.activation') ?? [])]).toEqual([0.5]);
  });
});

test('the order in which a drawing was drawn changes no bit', async () => {
  const reversed = <T>(items: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(items).toReversed());
  await fc.assert(
    fc.asyncProperty(drawings({ loops: true }), async (document) => {
      const other = { ...document, nodes: reversed(document.nodes), edges: reversed(document.edges) };
      expect(Object.fromEntries(await observe(other))).toEqual(Object.fromEntries(await observe(document)));
    }),
    RUNS,
  );
});

describe('a unit and its parts are the same', () => {
  const units = (document: GraphDocument) => Object.keys(document.nodes).filter((id) => document.nodes[id]?.type === 'unit');
  const step = (document: GraphDocument, command: typeof showParts, id: string) =>
    run(startHistory(document), command, { node: id }).history.document;
  /** The bias joins the sum in another place: the last bits may differ. */
  const shared = (before: ReadonlyMap<string, Float64Array>, after: ReadonlyMap<string, Float64Array>) =>
    new Map([...before].filter(([what]) => after.has(what)));

  test('showing the parts of every unit changes no number, folding brings the units back', async () => {
    await fc.assert(
      fc.asyncProperty(drawings({ smooth: true, loops: true }), async (document) => {
        const opened = units(document).reduce((before, id) => step(before, showParts, id), document);
        const [before, after] = [await observe(document), await observe(opened)];
        expect(distance(after, shared(before, after))).toBeLessThan(REORDERED);
        const closed = units(document).reduce((open, id) => step(open, fold, id), opened);
        expect(loadDocument(JSON.parse(JSON.stringify(closed)), kinds).diagnostics).toEqual([]);
        expect(distance(await observe(closed), before)).toBe(0);
        for (const id of units(document)) expect(closed.nodes[id]).toEqual(withoutZeroBias(document.nodes[id]));
        expect(closed.edges).toEqual(document.edges);
        expect(closed.probes).toEqual(document.probes);
      }),
      RUNS,
    );
  });

  /** A bias of 0 is the default and is left out when parts fold. */
  function withoutZeroBias(unit: GraphDocument['nodes'][string] | undefined) {
    const { bias, ...params } = unit?.params ?? {};
    return { ...unit, params: bias === 0 ? params : { ...params, bias } };
  }

  test('bit for bit where one group of presynaptic units is summed up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        async (weights, bias) => {
          const document = drawing(
            { ...Object.fromEntries(weights.map((value, i) => [`x${i}`, input([[value * 0.7]])])), u: node('unit', { bias }) },
            Object.fromEntries(weights.map((value, i) => [`e${i}`, weight(`x${i}`, 'u', value)])),
          );
          const parts = step(document, showParts, 'u');
          expect(Object.keys(parts.nodes)).toHaveLength(weights.length + 3);
          expect((await observe(parts)).get('u.activation')).toEqual((await observe(document)).get('u.activation'));
        },
      ),
    );
  });
});

describe('a split run equals the whole, bit for bit', () => {
  test('of any drawing with delayed loops', async () => {
    await fc.assert(
      fc.asyncProperty(drawings({ loops: true }), fc.nat(4), fc.nat(4), async (document, first, second) => {
        const plan = planFor(document);
        const record = [
          ...new Set(Object.values(document.probes).flatMap(({ target }) => plan.locate(target.node as never, target.port)?.signal ?? [])),
        ];
        const executable = await createReferenceBackend().prepare(plan);
        const whole: readonly Values[] = await executable.advance(first + second, record);
        const atEnd = await executable.observe(plan.entries.observe.roots);
        executable.reset();
        const parts = [...(await executable.advance(first, record)), ...(await executable.advance(second, record))];
        expect(parts).toEqual(whole);
        expect(await executable.observe(plan.entries.observe.roots)).toEqual(atEnd);
      }),
      RUNS,
    );
  });

  test('observing in between changes nothing', async () => {
    const plan = planFor(randomDrawing(7, 14, { loops: true }));
    const executable = await createReferenceBackend().prepare(plan);
    await executable.advance(3, []);
    const whole = await executable.observe(plan.entries.observe.roots);
    executable.reset();
    for (let i = 0; i < 3; i++) {
      await executable.observe(plan.entries.observe.roots);
      await executable.advance(1, []);
    }
    expect(await executable.observe(plan.entries.observe.roots)).toEqual(whole);
  });
});
