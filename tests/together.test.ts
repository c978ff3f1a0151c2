/** One drawing wires a trained network, spiking neurons and a memory together: the editor's way and the command line give the same numbers. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { parseDocument, type GraphDocument } from '../src/graph/index.ts';
import { createReferenceBackend, runExperiment, type Backend } from '../src/runtime/index.ts';
import { createTfjsBackend } from '../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../src/runtime/backends/tfjs/node/index.ts';
import { neuroloom, type Ended } from './cli/harness.ts';

const text = readFileSync(new URL('fixtures/together.graph.json', import.meta.url), 'utf8');

function open(json: string): GraphDocument {
  const loaded = parseDocument(json, kinds);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  expect(loaded.diagnostics).toEqual([]);
  return loaded.document;
}

async function wasm(): Promise<Backend> {
  const started = await createTfjsBackend('wasm', nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

/** Rows of every step of every probe. */
type Seen = Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;

async function seen(document: GraphDocument, experiment: string, backend: Backend): Promise<Seen> {
  const run = await runExperiment(document, experiment, kinds, backend);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  return Object.fromEntries(
    [...run.traces].map(([probe, { steps }]) => [
      probe,
      steps.map(({ rows, values }) =>
        Array.from({ length: rows }, (_, row) => [...values.subarray((row * values.length) / rows, ((row + 1) * values.length) / rows)]),
      ),
    ]),
  );
}

function printed({ code, stdout, stderr }: Ended): Seen {
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const probes = JSON.parse(stdout).probes as Readonly<Record<string, { readonly steps: Seen[string] }>>;
  return Object.fromEntries(Object.entries(probes).map(([probe, { steps }]) => [probe, steps]));
}

const last = (steps: Seen[string] | undefined) => steps?.at(-1) ?? [];

test.each([
  ['reference', createReferenceBackend],
  ['wasm', wasm],
] as const)('on %s it learns, fires and remembers with the same numbers here and there', async (name, start) => {
  const backend = await start();
  const learning = await neuroloom(['train', 'together.json', '--json', '--save', 'learnt.json', '--backend', name], {
    files: { 'together.json': text },
  });
  expect(printed(learning)).toEqual(await seen(open(text), 'learn', backend));

  const learnt = learning.written['learnt.json'] ?? '';
  const living = printed(await neuroloom(['simulate', 'learnt.json', '--json', '--backend', name], { files: { 'learnt.json': learnt } }));
  expect(living).toEqual(await seen(open(learnt), 'live', backend));

  // 00, 01, 10, 11: the neuron fires where exactly one input is on …
  const fired = [0, 1, 2, 3].map((row) => (living['spikes'] ?? []).filter((rows) => rows[row]?.[0] === 1).length);
  expect(fired.map((spikes) => spikes >= 5)).toEqual([false, true, true, false]); // 12 µA/cm² gives about 70 Hz, 7 spikes in 100 ms
  // … and the memory shows an A there, a T elsewhere
  expect(last(living['overlap']).map(([a]) => a === 1)).toEqual([false, true, true, false]);
  expect(last(living['overlap']).map(([, t]) => t === 1)).toEqual([true, false, false, true]);
});
