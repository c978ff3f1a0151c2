import { test } from 'vitest';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { soundPlan } from '../properties/in-time.ts';
import { living } from '../properties/living.ts';
test('x', async () => {
  const started = await createTfjsBackend('webgpu', browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  for (const [name, document] of living.filter(([n]) => n.includes('retrieve: sync') || n.includes('grid'))) {
    const plan = soundPlan(document);
    const t0 = performance.now();
    const lap = (what: string) => console.log(name, what, Math.round(performance.now() - t0));
    const e = await started.backend.prepare(plan);
    for (let i = 0; i < 3; i++) {
    await e.advance(20, []); lap('20');
    await e.advance(20, plan.entries.step.roots); lap('20 recorded');
    await e.observe(plan.entries.observe.roots); lap('observe');
    e.restore(await e.checkpoint()); lap('checkpoint');
    await e.evaluate(new Map(), plan.entries.evaluate.roots); lap('evaluate');
    }
    e.dispose();
  }
}, 120000);
