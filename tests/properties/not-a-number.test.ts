/** A number that is none is never taken for one: NaN in one source or parameter of any drawing, and everything that follows from it. */
import * as fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { nodeId, present } from '../../src/base/index.ts';
import type { Plan, Rows } from '../../src/compiler/index.ts';
import { completed, isLocalRule, learningRules, type Claim, type GraphDocument, type Measure } from '../../src/graph/index.ts';
import { judge } from '../../src/runtime/claims.ts';
import { createReferenceBackend, slice, type Backend, type Executable } from '../../src/runtime/index.ts';
import type { RunResult } from '../../src/runtime/run.ts';
import { Recording } from '../../src/runtime/trace.ts';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { drawing, input, node, planFor, weight, wire } from '../drawing.ts';
import { drawings } from './random-graph.ts';
import { randomNet } from './random-net.ts';

const tfjs = async (name: 'wasm' | 'cpu') => {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
};
const backends: readonly (readonly [string, () => Promise<Backend>])[] = [
  ['reference', async () => createReferenceBackend()],
  ['reference32', async () => createReferenceBackend('float32')],
  ['wasm', () => tfjs('wasm')],
  ['cpu', () => tfjs('cpu')],
];

/** Nodes to which a way leads that takes no time. */
function downstream({ edges }: GraphDocument, from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const id of reached)
    for (const edge of Object.values(edges)) if (edge.from.node === id && !edge.params['delay']) reached.add(edge.to.node);
  return reached;
}

/** Every value that a node sends. */
async function sent(
  executable: Executable,
  plan: Plan,
  document: GraphDocument,
  id: string,
): Promise<readonly (readonly [string, Rows])[]> {
  const { type, params } = present(document.nodes[id], id);
  const kind = present(kinds.nodes.get(type), type);
  const values = await executable.observe(plan.entries.observe.roots);
  return kind.ports(completed(kind.params, params)).flatMap(({ name, direction }) => {
    const location = direction === 'out' ? plan.locate(nodeId(id), name) : undefined;
    return location && values.has(location.signal) ? [[`${id}.${name}`, slice(values, location)] as const] : [];
  });
}

describe.each(backends)('on %s', (_, open) => {
  test('NaN in an input, or in a bias, shows in all that follows from it', async () => {
    const backend = await open();
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(drawings({}, 14), fc.nat(), async (document, choice) => {
        const plan = planFor(document);
        const places = Object.entries(document.nodes).flatMap(([id, { type }]) => {
          const what = { input: 'activation', unit: 'bias', layer: 'bias' }[type];
          const location = what === undefined ? undefined : plan.locate(nodeId(id), what);
          return location ? [{ id, location }] : [];
        });
        const { id, location } = present(places[choice % places.length], 'place');
        const executable = await backend.prepare(plan);
        const source = plan.sources.get(location.signal);
        if (source) {
          const width = source.values.length / source.rows;
          const isOwn = (k: number) => k % width >= location.index && k % width < location.index + location.count;
          executable.feed(location.signal, { rows: source.rows, values: source.values.map((x, k) => (isOwn(k) ? NaN : x)) });
        } else executable.write(location.signal, location.index, Array<number>(location.count).fill(NaN));
        for (const reached of downstream(document, id))
          for (const [what, { values }] of await sent(executable, plan, document, reached)) {
            expect([...values].every(Number.isNaN), `${what} of ${values.join(' ')}`).toBe(true);
            looked++;
          }
        executable.dispose();
      }),
      { numRuns: 60 },
    );
    expect(looked).toBeGreaterThan(60);
  });

  test.each(Object.keys(learningRules).filter(isLocalRule))('the rule %s makes no number of NaN', async (rule) => {
    const backend = await open();
    for (const activation of ['step', 'sign', 'linear', 'sigmoid']) {
      const document = drawing(
        {
          x: input([
            [1, 0],
            [0, 1],
          ]),
          y: node('unit', { activation, rule }),
          t: input([[1], [0]]),
          l: node('loss', { loss: 'mean-squared-error', labels: 'zero-one' }),
        },
        { w: weight('x', 'y', [0.5, -0.5], { rule }), p: wire('y', 'l'), q: wire('t', 'l.target') },
        { experiments: { main: { verb: 'train', loss: 'l', length: 1 } } },
      );
      const plan = planFor(document);
      const executable = await backend.prepare(plan);
      const { signal, count } = present(plan.locate(nodeId('x'), 'activation'), 'x');
      executable.feed(signal, { rows: 2, values: new Float64Array(2 * count).fill(NaN) });
      await executable.advance(1, []);
      const { states } = await executable.checkpoint();
      for (const slot of plan.slots.filter(({ owner }) => owner === 'w'))
        expect([...slice(states, slot).values].every(Number.isNaN), `${rule} through ${activation}`).toBe(true);
      const [accuracy] = [present(plan.locate(nodeId('l'), 'accuracy'), 'accuracy')];
      const values = await executable.observe(plan.entries.observe.roots);
      expect(slice(values, accuracy).values[0], `accuracy of ${rule} through ${activation}`).toBeNaN();
      executable.dispose();
    }
  });
});

test('wherever NaN makes the loss of a training none, its accuracy is none', async () => {
  const reference = createReferenceBackend();
  let none = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.nat(), fc.constantFrom('zero-one', 'plus-minus'), async (seed, choice, labels) => {
      const net = randomNet(seed, 4);
      const loss = { ...present(net.nodes['loss'], 'loss'), params: { loss: 'mean-squared-error', labels } };
      const plan = planFor({ ...net, nodes: { ...net.nodes, loss } });
      const executable = await reference.prepare(plan);
      const { step, states } = await executable.checkpoint();
      const slot = present(plan.slots[choice % plan.slots.length], 'slot');
      present(states.get(slot.signal), 'state').values.fill(NaN);
      executable.restore({ step, states });
      const values = await executable.observe(plan.entries.observe.roots);
      const valueOf = (what: string) => slice(values, present(plan.locate(nodeId('loss'), what), what)).values[0] as number;
      none += Number(Number.isNaN(valueOf('value')));
      expect(Number.isNaN(valueOf('accuracy')) || !Number.isNaN(valueOf('value'))).toBe(true);
      executable.dispose();
    }),
  );
  expect(none).toBeGreaterThan(10);
});

const reductions: readonly Measure['reduce'][] = ['min', 'max', 'mean', 'sum', 'count', 'rate', 'times', 'distinct'];
const ends = { first: 0, last: -1 } as const;

test('no claim holds of a trace in which a number is none, whatever it measures and says', async () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const says: fc.Arbitrary<Claim['is']> = fc.oneof(
    number.map((atLeast) => ({ atLeast })),
    number.map((atMost) => ({ atMost })),
    fc.array(number, { maxLength: 4 }).map((equals) => ({ equals, tolerance: Number.MAX_VALUE })),
    fc.constant({ sameAs: { probe: 'p', reduce: 'sum' as const }, tolerance: Number.MAX_VALUE }),
  );
  const samples = fc.array(fc.constantFrom(0, 1, -2, 0.5), { minLength: 2, maxLength: 12 });
  const run = (values: readonly number[]) => {
    const p = new Recording(10);
    values.forEach((x, step) => p.add(step, { rows: 1, values: Float64Array.of(x) }));
    const plan = { course: { verb: 'simulate', advances: 10, perUnit: 10, dt: 0.1 } };
    return new Map([['main', { ok: true, plan, traces: new Map([['p', p]]) } as unknown as RunResult]]);
  };
  fc.assert(
    fc.property(samples, fc.nat(), fc.constantFrom(NaN, Infinity, -Infinity), says, (values, choice, none, is) => {
      const at = choice % values.length;
      const runs = run(values.map((x, i) => (i === at ? none : x)));
      for (const reduce of reductions)
        expect(judge({ experiment: 'main', measure: { probe: 'p', reduce }, is, because: '' }, runs).holds, reduce).toBe(false);
      for (const [reduce, end] of Object.entries(ends) as [keyof typeof ends, number][]) {
        const own = run(values.map((x, i) => (i === (end + values.length) % values.length ? none : x)));
        expect(judge({ experiment: 'main', measure: { probe: 'p', reduce }, is, because: '' }, own).holds, reduce).toBe(false);
      }
    }),
  );
});
