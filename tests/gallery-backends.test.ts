/** The gallery in float32: by the reference that rounds every result, and on the backends that run in Node. */
import { createReferenceBackend } from '../src/runtime/index.ts';
import { createTfjsBackend } from '../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../src/runtime/backends/tfjs/node/index.ts';
import { galleryClaimsHold } from './gallery-claims.ts';

galleryClaimsHold('reference32', () => createReferenceBackend('float32'));

for (const name of ['wasm', 'cpu'] as const)
  galleryClaimsHold(name, async () => {
    const started = await createTfjsBackend(name, nodePlatform);
    if ('unavailable' in started) throw new Error(started.unavailable);
    return started.backend;
  });
