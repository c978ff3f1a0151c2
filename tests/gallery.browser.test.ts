/** The gallery on the GPU backends, in a real browser. */
import { createTfjsBackend } from '../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../src/runtime/backends/tfjs/browser/index.ts';
import { galleryClaimsHold } from './gallery-claims.ts';

/** Steps on a GPU that is imitated by the processor. */
const MOST = 60;

for (const name of ['webgl', 'webgpu'] as const)
  galleryClaimsHold(
    name,
    async () => {
      const started = await createTfjsBackend(name, browserPlatform);
      if ('unavailable' in started) throw new Error(started.unavailable);
      return started.backend;
    },
    MOST,
  );
