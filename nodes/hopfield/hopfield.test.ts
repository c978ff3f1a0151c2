import { describe, expect, test } from 'vitest';
import { createReferenceBackend, openSession, runExperiment, type Backend } from '../../src/runtime/index.ts';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { nodeId, present, shuffled, type JsonObject } from '../../src/base/index.ts';
import { loadDocument, type Experiment, type GraphDocument } from '../../src/graph/index.ts';
import { complaints, drawing, input, node, wire } from '../../tests/drawing.ts';
import { memory, patternsOf, planOf, watch } from '../../tests/numerics/hopfield.ts';
import { kinds } from '../kinds.ts';

const reference = createReferenceBackend();

const wasm = (): Promise<Backend> => tfjs('wasm');

async function tfjs(name: 'wasm' | 'cpu'): Promise<Backend> {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

/** A memory that is cued by its own patterns; the probes are those of a run until nothing flips. */
function remembering(patterns: JsonObject, memoryParams: JsonObject = {}, experiment: Partial<Experiment> = {}): GraphDocument {
  return drawing(
    { p: node('pattern-set', patterns), h: node('hopfield', memoryParams) },
    { patterns: wire('p.patterns', 'h.patterns'), cue: wire('p.cue', 'h.cue') },
    {
      probes: Object.fromEntries(['state', 'overlap', 'energy', 'flips'].map((port) => [port, { target: { node: 'h', port }, every: 1 }])),
      experiments: { main: { verb: 'retrieve', length: 100, until: { probe: 'flips', atMost: 0 }, ...experiment } },
    },
  );
}

async function run(document: GraphDocument, backend: Backend = reference) {
  const result = await runExperiment(document, 'main', kinds, backend);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

const fifty = (count: number, seed: number) => ({ width: 50, height: 50, source: 'random', stream: 'mulberry32', count, seed });

describe('what S3 says of stored patterns', () => {
  test('one pattern and its negative are fixed points, and attract every cue on their side', async () => {
    const stored = { width: 5, height: 5, count: 1, seed: 3 };
    const pattern = [...patternsOf(stored)];
    const cues = [pattern, pattern.map((unit) => -unit), pattern.map((unit, i) => (i % 4 === 1 ? -unit : unit))];
    for (const update of ['synchronous', 'asynchronous'])
      await watch(memory(stored, cues, { update }), reference, [1], (_, look) => {
        expect(look('overlap')).toEqual([[1], [-1], [1]]);
        expect(look('flips')).toEqual([[0], [0], [0]]);
      });
  });

  test('P = 10 of 2,500 units is retrieved perfectly, up to 45 % flipped (row 59)', async () => {
    const result = await run(
      remembering({ ...fifty(10, 50101) }, { size: 2500 }, { vary: { 'p.share': [0.1, 0.2, 0.3, 0.4, 0.45] } }),
      await wasm(),
    );
    expect(result.ended).toBe('until');
    const { rows, values } = result.values.get('h.overlap') ?? { rows: 0, values: [] };
    expect(Array.from({ length: rows }, (_, row) => values[row * 10])).toEqual([1, 1, 1, 1, 1]);
  });

  test('P = 100 is retrieved up to 40 %, and no longer at 45 % (row 60)', async () => {
    const shares = [0.1, 0.3, 0.4, 0.45];
    const result = await run(
      remembering({ ...fifty(100, 50101) }, { size: 2500 }, { length: 30, vary: { 'p.share': shares } }),
      await wasm(),
    );
    const overlaps = result.values.get('h.overlap')?.values ?? [];
    expect(shares.slice(0, 3).map((_, row) => overlaps[row * 100])).toEqual([1, 1, 1]);
    expect(overlaps[300]).toBeLessThan(0.6); // .11 to .33 in the reference, by another order
  });

  test('P = 1,000 is not retrieved: 5.7 % of the stored bits flip at once, and the overlap falls (row 61)', async () => {
    const result = await run(
      remembering({ ...fifty(1000, 50101), share: 0 }, { size: 2500, update: 'synchronous' }, { length: 20 }),
      await wasm(),
    );
    const flips = result.traces.get('flips')?.steps.map(({ values }) => values[0]) ?? [];
    expect((flips[0] ?? 0) / 2500).toBeCloseTo(0.057, 2); // ½ erfc(1/√(2α)) = 0.0569 and its sampling error of 0.005
    expect(result.values.get('h.overlap')?.values[0]).toBeLessThan(0.5);
  });
});

test.each([1, 2, 3, 4])('the energy never rises while units are visited one after the other (seed %i)', async (seed) => {
  const patterns = { width: 12, height: 12, source: 'random', count: 30, seed, share: 0.4 };
  const { traces } = await run(remembering(patterns, { size: 144 }, { seed }));
  const energies = traces.get('energy')?.steps.map(({ values }) => values[0] ?? NaN) ?? [];
  expect(energies.length).toBeGreaterThan(3);
  energies.slice(1).forEach((energy, i) => expect(energy).toBeLessThanOrEqual(energies[i] ?? NaN));
});

test('the letters and the pictures that come with the program are all fixed points', async () => {
  for (const [patterns, size, count] of [
    [{}, 140, 4],
    [{ width: 25, height: 25, source: 'pictures', count: 6 }, 625, 6],
  ] as const) {
    const vary = { 'p.pattern': Array.from({ length: count }, (_, i) => i) };
    const { values } = await run(remembering({ ...patterns, share: 0 }, { size }, { length: 1, vary }), await wasm());
    expect(values.get('h.flips')?.values).toEqual(new Float64Array(count));
  }
});

test('flips are the units that the next sweep changes: 0 at the first fixed point, and together all that changed', async () => {
  const { traces, values } = await run(remembering({ share: 0.2 }));
  const flips = traces.get('flips')?.steps.map((step) => step.values[0]) ?? [];
  expect(flips).toEqual([28, 0]);
  expect(values.get('h.overlap')?.values[0]).toBe(1);
});

test('a batch of cues ends as each cue by itself', async () => {
  const shares = [0.1, 0.25, 0.4];
  const patterns = { width: 8, height: 8, source: 'random', count: 6 };
  const fixed = { length: 4, until: undefined } as never;
  const { values } = await run(remembering(patterns, { size: 64 }, { ...(fixed as object), vary: { 'p.share': shares } }));
  const together = values.get('h.state')?.values ?? new Float64Array();
  for (const [row, share] of shares.entries()) {
    const alone = await run(remembering({ ...patterns, share }, { size: 64 }, fixed));
    expect(alone.values.get('h.state')?.values).toEqual(together.slice(row * 64, (row + 1) * 64));
  }
});

test('the order of visits depends on the seed of the drawing, and an order by index does not', async () => {
  const patterns = { width: 10, height: 10, source: 'random', count: 30, share: 0.4 };
  const after = async (params: JsonObject, seed: number) =>
    String((await run(remembering(patterns, { size: 100, ...params }, { seed, length: 1 }))).values.get('h.state')?.values);
  expect(await after({}, 1)).toBe(await after({}, 1));
  expect(await after({}, 1)).not.toBe(await after({}, 2));
  expect(await after({ order: 'index' }, 1)).toBe(await after({ order: 'index' }, 2));
});

describe('with an order by mulberry32', () => {
  const patterns = { width: 10, height: 10, source: 'random', count: 30, share: 0.4 };
  const after = async (orderSeed: number, seed = 1) =>
    String(
      (await run(remembering(patterns, { size: 100, order: 'mulberry32', orderSeed }, { seed, length: 1 }))).values.get('h.state')?.values,
    );

  test('the seed of the order decides, and that of the drawing does not', async () => {
    expect(await after(1)).toBe(await after(1, 2));
    expect(await after(1)).not.toBe(await after(2));
  });

  test('orders that are varied end as each by itself, from one cue', async () => {
    const seeds = [1, 2, 3];
    const document = remembering(patterns, { size: 100, order: 'mulberry32' }, { length: 1, vary: { 'h.orderSeed': seeds } });
    const together = (await run(document)).values.get('h.state')?.values ?? new Float64Array();
    for (const [row, seed] of seeds.entries()) expect(String(together.slice(row * 100, (row + 1) * 100))).toBe(await after(seed));
  });
});

describe('seeds of 32 bits', () => {
  const patterns = { width: 10, height: 10, source: 'random', count: 30, share: 0.4 };
  const seeds = [0, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 1, 2 ** 31, 2 ** 32 - 1];
  const order = { size: 100, order: 'mulberry32' };
  const statesOf = async (document: GraphDocument, backend: Backend) => [
    ...((await run(document, backend)).values.get('h.state')?.values ?? []),
  ];
  const varied = remembering(patterns, order, { length: 2, vary: { 'h.orderSeed': seeds } });

  test('each visits the units in another order, the one that mulberry32 gives', () => {
    const texts = seeds.map((seed) => String(shuffled(seed, 100)));
    expect(new Set(texts).size).toBe(seeds.length);
  });

  test.each(['reference', 'wasm', 'cpu'] as const)(
    'on %s each has its own run, given or varied, which is that of float64',
    async (name) => {
      const backend = name === 'reference' ? reference : await tfjs(name);
      const together = await statesOf(varied, backend);
      const rows = seeds.map((_, row) => together.slice(row * 100, (row + 1) * 100));
      expect(new Set(rows.map(String)).size).toBe(seeds.length);
      for (const [row, orderSeed] of seeds.entries()) {
        const given = remembering(patterns, { ...order, orderSeed }, { length: 2 });
        expect(await statesOf(given, backend)).toEqual(rows[row]);
        expect(await statesOf(given, reference)).toEqual(rows[row]);
      }
    },
  );

  test('a seed that is written into a running memory is the seed from then on', async () => {
    const at = (orderSeed: number) => remembering(patterns, { ...order, orderSeed }, { length: 2 });
    for (const backend of [reference, await wasm()]) {
      const before = at(1);
      const session = await openSession(before, 'main', kinds, backend);
      expect((await session.update({ ...before, nodes: at(2 ** 24 + 1).nodes })).recompiled).toBe(false);
      await session.advance(2);
      const { signal } = present(session.compiled.plan?.locate(nodeId('h'), 'state'), 'state');
      expect([...present((await session.observe()).get(signal), 'state').values]).toEqual(await statesOf(at(2 ** 24 + 1), reference));
      session.dispose();
    }
  });

  test('noise of the drawing, too, differs for seeds that float32 would take for one', async () => {
    const noisy = (seed: number) => remembering(patterns, { size: 100 }, { length: 1, seed });
    for (const backend of [reference, await wasm(), await tfjs('cpu')]) {
      const states = await Promise.all([2 ** 24, 2 ** 24 + 1, 2 ** 32 - 1].map((seed) => statesOf(noisy(seed), backend)));
      expect(new Set(states.map(String)).size).toBe(3);
      for (const [i, seed] of [2 ** 24, 2 ** 24 + 1, 2 ** 32 - 1].entries())
        expect(states[i]).toEqual(await statesOf(noisy(seed), reference));
    }
  });

  test('a larger seed, a part of one and none are refused', () => {
    for (const seed of [2 ** 32, 0.5, -1]) {
      expect(loadDocument(remembering(patterns, { ...order, orderSeed: seed }), kinds).ok).toBe(false);
      expect(complaints(remembering(patterns, order, { vary: { 'h.orderSeed': [seed] } }))[0]).toMatch(
        /^invalid-\w+: Experiment 'main'.*'orderSeed' must be/,
      );
    }
  });
});

describe('in a simulation', () => {
  const overlaps = async (params: JsonObject) => {
    const document = remembering({ share: 0.2 }, { update: 'synchronous', ...params }, { verb: 'simulate', length: 7, dt: 1 });
    const { until: _, ...simulate } = document.experiments['main'] as Experiment;
    const { traces } = await run({ ...document, experiments: { main: simulate } });
    return traces.get('overlap')?.steps.map(({ values }) => values[0]);
  };

  test('it sweeps once per interval, and holds its state between', async () => {
    expect(await overlaps({ interval: 3 })).toEqual([0.6, 0.6, 0.6, 1, 1, 1, 1, 1]);
    expect(await overlaps({})).toEqual([0.6, 1, 1, 1, 1, 1, 1, 1]);
  });

  test.each([
    ['always', -1],
    ['at-start', 1],
  ])('a memory that takes the cue %s ends at m = %i when the cue turns over', async (takes, overlap) => {
    const stored = { width: 5, height: 5, count: 1, seed: 3 };
    const pattern = patternsOf(stored);
    const plan = planOf(memory(stored, [[...pattern]], { takes }));
    const executable = await reference.prepare(plan);
    await executable.advance(2, []);
    for (const source of plan.sources.keys()) executable.feed(source, { rows: 1, values: pattern.map((unit) => -unit) });
    await executable.advance(1, []);
    const { signal } = present(plan.locate(nodeId('h'), 'overlap'), 'overlap');
    expect([...present((await executable.observe([signal])).get(signal), 'overlap').values]).toEqual([overlap]);
    executable.dispose();
  });
});

test('a cue of any numbers is taken by its sign, 0 as +1', async () => {
  const document = memory({ width: 2, height: 2, count: 1, seed: 1 }, [[0.2, -3, 0, -0.01]], {});
  await watch(document, reference, [0], (_, look) => expect(look('state')).toEqual([[1, -1, 1, -1]]));
});

test('patterns of another size are refused with the way out', () => {
  const document = drawing(
    { p: node('pattern-set'), x: input([[1, -1]]), h: node('hopfield', { size: 100 }) },
    { patterns: wire('p.patterns', 'h.patterns'), cue: wire('p.cue', 'h.cue') },
  );
  expect(complaints(document)[0]).toBe(
    "shape-mismatch: h.cue: expected [100], got [140] from 'p' by 'cue'. Make the sizes equal, or use a weight instead of a wire.",
  );
});

test('the patterns port takes patterns only, and at once', () => {
  const p = node('pattern-set');
  const x = input([Array.from({ length: 140 }, () => 1)]);
  const h = node('hopfield');
  expect(complaints(drawing({ x, h }, { a: wire('x', 'h.patterns'), b: wire('x', 'h.cue') }))).toContain(
    "bad-connection: Edge 'a': patterns cannot be taken from activation.",
  );
  expect(complaints(drawing({ p, u: node('softmax') }, { a: wire('p.patterns', 'u') }))[0]).toBe(
    "bad-connection: Edge 'a': patterns are nothing for values.",
  );
  expect(complaints(drawing({ p, h }, { a: wire('p.patterns', 'h.patterns', { delay: 1 }), b: wire('p.cue', 'h.cue') }))).toContain(
    "bad-connection: Edge 'a': patterns do not change in time; set the delay to 0.",
  );
});
