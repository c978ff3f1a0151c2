/** temporary */
import { engine } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { present } from '../src/base/index.ts';
import { createTfjsBackend } from '../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../src/runtime/backends/tfjs/browser/index.ts';
import { randomDrawing } from './properties/random-graph.ts';
import { planFor } from './drawing.ts';

test('repro', async () => {
  const started = await createTfjsBackend('webgpu', browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  const { backend } = started;
  const raw = engine().backend as any;
  const out: string[] = [];
  raw.device.addEventListener('uncapturederror', (e: any) => out.push('ERR ' + e.error.message.slice(0, 600)));
  const create = raw.device.createShaderModule.bind(raw.device);
  raw.device.createShaderModule = (d: any) => {
    const m = create(d);
    void m.getCompilationInfo().then((info: any) => {
      for (const i of info.messages) if (i.type === 'error') console.log('SHADER', i.lineNum, i.message.slice(0,80), d.label, '\n', d.code.split('\n').slice(Math.max(0,i.lineNum-25), i.lineNum+8).join('\n'), d.code.split('\n').filter((l: string) => l.includes('@group')).join('\n'));
    });
    return m;
  };
  const plan = planFor(randomDrawing(3, 14, { loops: true }));
  const sources = [...plan.sources.keys()];
  out.push('sources ' + JSON.stringify([...plan.sources].map(([k, v]) => [k, v.rows, [...v.values]])));
  const read = plan.entries.observe.roots;
  out.push('read has ' + sources.map((s) => read.includes(s)).join() + ' ' + read.length);
  for (let i = 0; i < 2; i++) {
    const e = await backend.prepare(plan);
    const v = await e.observe(read);
    for (const s of sources) if (v.has(s)) out.push(`${i} %${s} ${[...present(v.get(s), 's').values].join(' ')}`);
    e.dispose();
  }
  console.log(out.join('\n'));
  expect(out).toBeDefined();
});
