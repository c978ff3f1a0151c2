import { expect, test } from 'vitest';
import { drawing, node, planFor, wire } from '../../../tests/drawing.ts';
import { randomDrawing } from '../../../tests/properties/random-graph.ts';
import { parse, type OpKind, type SignalId } from '../../ir/index.ts';
import type { Entry } from '../plan.ts';
import { following } from './follow.ts';
import { schedule } from './schedule.ts';

const id = (signal: number) => signal as SignalId;
const kindsOf = ({ steps }: Entry): OpKind[] => steps.flatMap(({ ops }) => ops.map(({ kind }) => kind));

/** Of a, of b, of both, and of none. */
const PROGRAM = parse(`
  %0 = parameter "a" : f32[2]
  %1 = parameter "b" : f32[2]
  %2 = constant {value: 3, shape: (1)} : f32[1]
  %3 = exp %0 : f32[2]
  %4 = neg %3 : f32[2]
  %5 = mul %1 %2 : f32[2]
  %6 = add %4 %5 : f32[2]
  %7 = sqrt %6 : f32[2]
  output "y" %7`);
const { setup } = schedule(PROGRAM, { record: [], evaluate: [id(7)], observe: [id(7)] });

test('a written parameter reruns what follows from it, and nothing else', () => {
  expect(kindsOf(following(setup, new Set([id(0)])))).toEqual(['exp', 'neg', 'add', 'sqrt']);
  expect(kindsOf(following(setup, new Set([id(1)])))).toEqual(['mul', 'add', 'sqrt']);
  expect(kindsOf(following(setup, new Set([id(0), id(1)])))).toEqual(['exp', 'neg', 'mul', 'add', 'sqrt']);
  expect(kindsOf(following(setup, new Set()))).toEqual([]);
});

test('setup keeps what such a part reads, and frees the rest', () => {
  expect([...setup.roots]).toEqual([7, 2, 4, 5]);
  expect(setup.steps.flatMap(({ free }) => free)).toEqual([3, 6]);
});

test('of random drawings, whatever is written finds all that it reads', () => {
  for (let seed = 0; seed < 30; seed++) {
    const { entries, parameters } = planFor(randomDrawing(seed, 14, { loops: true }));
    const all = [...parameters.keys()];
    for (const written of [...all.map((each) => [each]), all.filter((_, i) => i % 2 === 0), all]) {
      const there = new Set([...all, ...entries.setup.roots]);
      const { steps, roots } = following(entries.setup, new Set(written));
      for (const { ops, free } of steps) {
        for (const { inputs, output } of ops) {
          for (const read of inputs) expect(there.has(read), `seed ${seed}: %${output} reads %${read}`).toBe(true);
          there.add(output);
        }
        for (const freed of free) there.delete(freed);
      }
      expect(roots.every((root) => there.has(root))).toBe(true);
    }
  }
});

test('spoiling the cue of a memory leaves the products of its patterns alone', () => {
  const memory = drawing(
    {
      stored: node('pattern-set', { source: 'random', width: 5, height: 4, count: 3 }),
      memory: node('hopfield', { size: 20, update: 'asynchronous' }),
    },
    { patterns: wire('stored.patterns', 'memory.patterns'), cue: wire('stored.cue', 'memory.cue') },
    { experiments: { main: { verb: 'retrieve' } } },
  );
  const { entries, locate } = planFor(memory);
  const share = locate('stored' as never, 'share')?.signal as SignalId;
  const costly: ReadonlySet<OpKind> = new Set(['outer', 'matmul', 'transpose']);
  expect(kindsOf(entries.setup).filter((kind) => costly.has(kind)).length).toBeGreaterThan(0);
  const rerun = kindsOf(following(entries.setup, new Set([share])));
  expect(rerun.length).toBeGreaterThan(0);
  expect(rerun.filter((kind) => costly.has(kind))).toEqual([]);
});
