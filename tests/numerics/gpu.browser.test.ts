/** The GPU backends in a real browser: against the numbers of independent peers, and against the reference on random drawings. */
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { agreesWithReference } from '../properties/backends.ts';
import { runCases } from './cases.ts';

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['webgl', 'webgpu'] as const) {
  runCases(name, () => open(name), 'float32');
  // few and small: every new program is compiled by the driver
  agreesWithReference(name, () => open(name), createReferenceBackend(), { numRuns: 5, seed: 5, maxSize: 10 });
}
