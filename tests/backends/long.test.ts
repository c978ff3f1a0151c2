/** A million steps in one call: as many frames as no function takes arguments. */
import { expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createEmit } from '../../src/ir/index.ts';
import { build, closeState, planOf, state } from './plans.ts';

const STEPS = 1_000_000;

test.each(['wasm', 'cpu'] as const)('%s advances a million steps at once, recorded or not', async (name) => {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  const program = build((builder) => {
    const emit = createEmit(builder);
    const count = state(builder, 'count', 1, false);
    closeState(builder, count, emit.add(count, emit.constant(1)), emit.constant(0));
    builder.output('count', count);
  });
  const count = present(program.outputs.get('count'), 'count');
  const executable = await started.backend.prepare(planOf(program, {}));
  expect(await executable.advance(STEPS, [])).toHaveLength(STEPS);
  const frames = await executable.advance(200_000, [count]);
  expect([frames.length, frames.at(-1)?.get(count)?.values[0]]).toEqual([200_000, STEPS + 199_999]); // whole numbers below 2²⁴
  executable.dispose();
});
