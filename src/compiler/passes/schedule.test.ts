import { describe, expect, test } from 'vitest';
import { planFor } from '../../../tests/drawing.ts';
import { randomDrawing } from '../../../tests/properties/random-graph.ts';
import { parse, type SignalId } from '../../ir/index.ts';
import type { Entry } from '../plan.ts';
import { schedule } from './schedule.ts';

const PROGRAM = parse(`
  %0 = source "x" : f32[?,2]
  %1 = parameter "w" : f32[2]
  %2 = state "s" : f32[?,2]
  %3 = exp %1 : f32[2]
  %4 = mul %0 %3 : f32[?,2]
  %5 = add %4 %2 : f32[?,2]
  %6 = neg %4 : f32[?,2]
  state "n.s" %2 <- %5 from %1
  output "y" %6`);

const id = (signal: number) => signal as SignalId;
const picture = ({ steps, roots }: Entry) => [
  ...steps.map(({ ops: [op], free }) => `${op?.kind} %${op?.output}${free.map((f) => ` free %${f}`).join('')}`),
  `gives ${roots.join(' ')}`,
];

describe('schedule', () => {
  const { setup, step, observe } = schedule(PROGRAM, { record: [], evaluate: [id(6)], observe: [id(6)] });

  test('computes what follows from parameters once, in setup', () => {
    expect(picture(setup)).toEqual(['exp %3', 'gives 3']);
  });

  test('frees a value after its last use, and never what is asked for, given or prepared', () => {
    expect(picture(step)).toEqual(['mul %4', 'add %5 free %4', 'gives 5']);
    expect(picture(observe)).toEqual(['mul %4', 'neg %6 free %4', 'gives 6']);
  });

  test('of random drawings never frees a value that is used later, frees all others, and frees none twice', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { program, entries } = planFor(randomDrawing(seed, 14, { loops: true }));
      const given = new Set([...program.signals.values()].filter(({ role }) => role !== 'value').map((signal) => signal.id));
      const prepared = new Set(entries.setup.roots);
      for (const [name, entry] of Object.entries(entries)) {
        const alive = new Set<SignalId>([...given, ...(name === 'setup' ? [] : prepared)]);
        for (const { ops, outputs, free } of entry.steps) {
          const within = new Set<SignalId>();
          for (const op of ops) {
            const known = (input: SignalId) => alive.has(input) || within.has(input);
            for (const input of op.inputs) expect(known(input), `seed ${seed}, ${name}: %${op.output} needs %${input}`).toBe(true);
            within.add(op.output);
          }
          for (const output of outputs) alive.add(output);
          for (const freed of free) expect(alive.delete(freed) && !given.has(freed) && !prepared.has(freed)).toBe(true);
        }
        for (const root of entry.roots) expect(alive.has(root), `seed ${seed}, ${name}: root %${root}`).toBe(true);
        const left = [...alive].filter((signal) => !given.has(signal) && !prepared.has(signal));
        expect(
          left.filter((signal) => !entry.roots.includes(signal)),
          `seed ${seed}, ${name}: never freed`,
        ).toEqual([]);
      }
    }
  });
});
