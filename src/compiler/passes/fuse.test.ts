import { describe, expect, test } from 'vitest';
import { planFor } from '../../../tests/drawing.ts';
import { randomDrawing } from '../../../tests/properties/random-graph.ts';
import { parse, type Program, type SignalId } from '../../ir/index.ts';
import { fuse } from './fuse.ts';
import { schedule } from './schedule.ts';

const entriesOf = (program: Program) =>
  fuse(program, schedule(program, { record: [], evaluate: [...program.outputs.values()], observe: [...program.outputs.values()] }));

/** `kind kind → outputs`, step by step. */
const picture = (text: string): readonly string[] =>
  entriesOf(parse(text)).step.steps.map(
    ({ ops, outputs, free }) =>
      `${ops.map(({ kind }) => kind).join(' ')} → ${outputs.map((id) => `%${id}`).join(' ')}${free.length > 0 ? `, free ${free.map((id) => `%${id}`).join(' ')}` : ''}`,
  );

describe('fuse', () => {
  test('makes one region of elementwise operations of one type, and keeps what is needed outside alone', () => {
    expect(
      picture(`
        %0 = source "x" : f32[?,2]
        %1 = state "s" : f32[?,2]
        %2 = state "t" : f32[?,2]
        %3 = exp %0 : f32[?,2]
        %4 = add %3 %1 : f32[?,2]
        %5 = neg %4 : f32[?,2]
        state "n.s" %1 <- %4 from %1
        state "n.t" %2 <- %5 from %2`),
    ).toEqual(['exp add neg → %4 %5']);
  });

  test('takes scalars in, and leaves other types apart', () => {
    expect(
      picture(`
        %0 = clock "clock" : f32[1]
        %1 = state "s" : f32[3]
        %2 = state "t" : f32[2]
        %3 = exp %0 : f32[1]
        %4 = add %3 %1 : f32[3]
        %5 = exp %2 : f32[2]
        %6 = neg %5 : f32[2]
        state "n.s" %1 <- %4 from %1
        state "n.t" %2 <- %6 from %2`),
    ).toEqual(['exp add → %4', 'exp neg → %6']);
  });

  test('never waits for itself: what depends on a region by way of a sum is not in it', () => {
    expect(
      picture(`
        %0 = state "s" : f32[3]
        %1 = exp %0 : f32[3]
        %2 = reduceSum %1 : f32[1]
        %3 = neg %0 : f32[3]
        %4 = div %1 %2 : f32[3]
        %5 = add %4 %3 : f32[3]
        state "n.s" %0 <- %5 from %0`),
    ).toEqual(['exp neg → %1 %3', 'reduceSum → %2', 'div add → %5, free %1 %2 %3']);
  });

  test('scalars on both sides of a region make no circle of regions', () => {
    expect(
      picture(`
        %0 = clock "clock" : f32[1]
        %1 = state "s" : f32[3]
        %2 = state "t" : f32[2]
        %3 = exp %0 : f32[1]
        %4 = add %3 %1 : f32[3]
        %5 = add %3 %2 : f32[2]
        %6 = neg %3 : f32[1]
        %7 = add %5 %6 : f32[2]
        state "n.s" %1 <- %4 from %1
        state "n.t" %2 <- %7 from %2`),
    ).toEqual(['exp add neg → %3 %4 %6', 'add add → %7, free %3 %6']);
  });

  test('leaves all entries but the advance as they are', () => {
    const { program, entries } = planFor(randomDrawing(1, 14, { loops: true }));
    const before = schedule(program, { record: [], evaluate: entries.evaluate.roots, observe: entries.observe.roots });
    const { step: _, ...others } = fuse(program, before);
    expect(before).toMatchObject(others);
  });

  test('of random drawings keeps every operation once, after all that it needs', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { program } = planFor(randomDrawing(seed, 14, { loops: true }));
      const roots = { record: [...program.outputs.values()], evaluate: [], observe: [] };
      const before = schedule(program, roots);
      const { step } = fuse(program, before);
      const outputs = step.steps.flatMap(({ ops }) => ops.map(({ output }) => output));
      const expected = before.step.steps.flatMap(({ ops }) => ops.map(({ output }) => output));
      expect(new Set(outputs)).toEqual(new Set(expected));
      expect(outputs).toHaveLength(expected.length);
      const own = new Set(outputs);
      const seen = new Set<SignalId>();
      for (const { ops, outputs: shown } of step.steps) {
        const within = new Set<SignalId>();
        for (const { inputs, output } of ops) {
          for (const id of inputs) expect(!own.has(id) || seen.has(id) || within.has(id), `seed ${seed}: %${output}`).toBe(true);
          within.add(output);
        }
        for (const id of shown) seen.add(id);
      }
    }
  });
});
