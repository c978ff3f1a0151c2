import { test } from 'vitest';
import { createReferenceBackend } from '/work/main/src/runtime/index.ts';
import { compareTraining, trainingCases } from '/work/main/tests/numerics/training.ts';
test('m', async () => {
  for (const p of ['float64','float32'] as const) {
    const out: any = {};
    for (const c of trainingCases) { const r = await compareTraining(c, createReferenceBackend(p), p); const m = r.reduce((a,b)=>b.excess>a.excess?b:a); const key=c.file.slice(0,12)+' '+c.name.slice(0,22); out[key]=[m.excess.toFixed(4), m.what, r.length]; }
    console.log(p, JSON.stringify(out,null,0).replaceAll('],','],\n'));
  }
});
