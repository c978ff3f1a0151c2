/** No tensor is kept: however many steps a run of any verb takes, as many are held afterwards as before. */
import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/runtime/index.ts';
import { soundPlan } from '../properties/in-time.ts';
import { living } from '../properties/living.ts';

/** Steps until everything that is kept on purpose (gathered rows, compiled kernels) is there. */
const FIRST = 20;
/** Steps of which every one is recorded and read. */
const RECORDED = 20;
const PORTIONS = 4;

const held = () => {
  const { numTensors, numDataBuffers, numBytes } = memory();
  return { numTensors, numDataBuffers, numBytes };
};

/** Steps of each drawing, by its name; those with none are left out. */
export function leaks(name: string, open: () => Promise<Backend>, stepsOf: (drawing: string) => number): void {
  describe(`${name} holds after all steps what it held before`, () => {
    const chosen = living.map(([drawing, document]) => [stepsOf(drawing), drawing, document] as const).filter(([steps]) => steps > 0);
    test.each(chosen)('%i steps of %s', async (steps, _, document) => {
      const backend = await open();
      const plan = soundPlan(document);
      const record = plan.entries.step.roots;
      const before = held();
      const executable = await backend.prepare(plan);
      const walk = async (length: number) => {
        await executable.advance(length, []);
        await executable.advance(Math.min(RECORDED, length), record);
        await executable.observe(plan.entries.observe.roots);
        executable.restore(await executable.checkpoint());
        await executable.evaluate(new Map(), plan.entries.evaluate.roots);
      };
      await walk(Math.min(FIRST, steps));
      const settled = held();
      for (let i = 0; i < PORTIONS; i++) {
        await walk(steps / PORTIONS);
        expect(held()).toEqual(settled);
      }
      executable.dispose();
      expect(held()).toEqual(before);
    });
  });
}
