import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { createReferenceBackend, runExperiment } from '../../runtime/index.ts';
import { drawing, node, weight, wire } from '../../../tests/drawing.ts';

const letters = { width: 5, height: 7, letters: 'AT', count: 2 };
const probe = (of: string, port: string) => ({ target: { node: of, port }, every: 1 });

async function firstStateOf(x0: number) {
  const document = drawing(
    {
      r: node('rate', { x0, activation: 'linear' }),
      p: node('pattern-set', letters),
      m: node('hopfield', { size: 35, width: 5 }),
    },
    { self: weight('r.rate', 'r', 1), cue: weight('r.rate', 'm.cue', 1), patterns: wire('p.patterns', 'm.patterns') },
    { probes: { state: probe('m', 'state') }, experiments: { main: { verb: 'simulate', length: 1, dt: 1 } } },
  );
  const run = await runExperiment(document, 'main', kinds, createReferenceBackend());
  return run.ok ? [...(run.traces.get('state')?.steps[0]?.values ?? [])] : [];
}

test('a memory that is shown the rate of a unit starts from the first value of that rate', async () => {
  expect(new Set(await firstStateOf(0.5))).toEqual(new Set([1]));
  expect(new Set(await firstStateOf(-0.5))).toEqual(new Set([-1]));
});

test('two memories that show each other their states start as if nothing had been sent', async () => {
  const memory = node('hopfield', { size: 35, width: 5 });
  const document = drawing(
    { p: node('pattern-set', letters), a: memory, b: memory },
    {
      pa: wire('p.patterns', 'a.patterns'),
      pb: wire('p.patterns', 'b.patterns'),
      ab: wire('a.state', 'b.cue'),
      ba: wire('b.state', 'a.cue'),
    },
    { probes: { a: probe('a', 'state'), b: probe('b', 'state') }, experiments: { main: { verb: 'retrieve', length: 1 } } },
  );
  const run = await runExperiment(document, 'main', kinds, createReferenceBackend());
  expect(run.ok && ['a', 'b'].map((id) => new Set(run.traces.get(id)?.steps[0]?.values))).toEqual([new Set([1]), new Set([1])]); // 0 counts as +1
});
