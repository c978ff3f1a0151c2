/** The part of the bench that runs in Chromium; `main.ts` calls it through the page. */
import { createTfjsBackend, type TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../src/runtime/backends/tfjs/browser/index.ts';
import { forward, type ForwardResult } from './forward.ts';

async function measure(name: TfjsName, batches: readonly number[], rounds: number): Promise<readonly ForwardResult[] | string> {
  const started = await createTfjsBackend(name, browserPlatform);
  return 'backend' in started ? forward(started.backend, batches, { rounds }) : started.unavailable;
}

Object.assign(globalThis, { measure });
