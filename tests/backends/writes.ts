/** Writes of parameters: only what follows from them is computed again, and the values are those of a fresh start. */
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { Plan, Step } from '../../src/compiler/index.ts';
import type { Op, OpKind, SignalId } from '../../src/ir/index.ts';
import type { Backend } from '../../src/runtime/backend.ts';
import { randomDrawing } from '../properties/random-graph.ts';
import { drawing, node, planFor, wire } from '../drawing.ts';
import type { Subject } from './conformance.ts';
import { numbers } from './plans.ts';

/** The same plan; `hear` is told of every operation of `setup` whose result is asked for: whenever it is run. */
function overheard(plan: Plan, hear: (kind: OpKind) => void): Plan {
  const listening = (op: Op): Op =>
    Object.defineProperty({ ...op }, 'output', {
      enumerable: true,
      get() {
        hear(op.kind);
        return op.output;
      },
    });
  const { setup } = plan.entries;
  const steps = setup.steps.map((step): Step => ({ ...step, ops: step.ops.map(listening) }));
  return { ...plan, entries: { ...plan.entries, setup: { ...setup, steps } } };
}

interface Write {
  readonly parameter: SignalId;
  readonly offset: number;
  readonly values: readonly number[];
}

/** Now and then the same parameter twice, whole or one element of it. */
function writesTo({ parameters }: Plan, seed: number, count: number): readonly Write[] {
  const all = [...parameters];
  const choices = numbers(seed, 2 * count, 0, 1);
  return Array.from({ length: count }, (_, i): Write => {
    const [parameter, { length }] = present(all[Math.floor((choices[2 * i] as number) * all.length) % all.length], 'parameter');
    const whole = (choices[2 * i + 1] as number) < 0.5;
    const offset = whole ? 0 : Math.floor((choices[2 * i + 1] as number) * length) % length;
    return { parameter, offset, values: numbers(seed + i, whole ? length : 1, -1, 1) };
  });
}

function written(plan: Plan, sequence: readonly Write[]): Plan {
  const parameters = new Map([...plan.parameters].map(([id, values]) => [id, values.slice()]));
  for (const { parameter, offset, values } of sequence) present(parameters.get(parameter), `%${parameter}`).set(values, offset);
  return { ...plan, parameters };
}

const memory = (): Plan =>
  planFor(
    drawing(
      {
        stored: node('pattern-set', { source: 'random', width: 5, height: 4, count: 3 }),
        memory: node('hopfield', { size: 20, update: 'asynchronous' }),
      },
      { patterns: wire('stored.patterns', 'memory.patterns'), cue: wire('stored.cue', 'memory.cue') },
      { experiments: { main: { verb: 'retrieve' } } },
    ),
  );

const drawings: readonly (readonly [string, () => Plan])[] = [
  ['a memory', memory],
  ...[3, 11, 17].map((seed) => [`random drawing ${seed}`, () => planFor(randomDrawing(seed, 14, { loops: true }))] as const),
];

export function writes({ name, open }: Subject): void {
  describe(`${name} writes`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });

    test.each(drawings)('any parameters of %s, and gives what a fresh start gives', async (_, make) => {
      const plan = make();
      const sequence = writesTo(plan, 5, 12);
      const read = plan.entries.observe.roots;
      const executable = await backend.prepare(plan);
      for (let done = 0; done < sequence.length; done += 3) {
        for (const { parameter, offset, values } of sequence.slice(done, done + 3)) executable.write(parameter, offset, values);
        executable.reset();
        const fresh = await backend.prepare(written(plan, sequence.slice(0, done + 3)));
        expect(await executable.observe(read)).toEqual(await fresh.observe(read));
        await executable.advance(2, []);
        await fresh.advance(2, []);
        expect(await executable.checkpoint()).toEqual(await fresh.checkpoint());
        fresh.dispose();
      }
      executable.dispose();
    });

    test('the cue of a memory without computing the products of its patterns again', async () => {
      const plan = memory();
      const heard: OpKind[] = [];
      const executable = await backend.prepare(overheard(plan, (kind) => heard.push(kind)));
      const read = plan.entries.observe.roots;
      await executable.observe(read);
      const write = async (what: string, values: readonly number[]) => {
        const { signal, index } = present(plan.locate('stored' as never, what), what);
        executable.write(signal, index, values);
        heard.length = 0;
        await executable.observe(read);
        return new Set(heard);
      };
      const products: readonly OpKind[] = ['outer', 'matmul', 'transpose'];
      const patterns = present(plan.parameters.get(present(plan.locate('stored' as never, 'patterns'), 'patterns').signal), 'values');
      const costly = await write('patterns', [...patterns]);
      expect(products.filter((kind) => costly.has(kind))).not.toEqual([]);
      const cheap = await write('share', [0.25]);
      expect(cheap.size).toBeGreaterThan(0);
      expect(products.filter((kind) => cheap.has(kind))).toEqual([]);
      executable.dispose();
    });
  });
}
