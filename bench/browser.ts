/** The parts of the bench that run in Chromium; `main.ts` calls them through the page. */
import { createTfjsBackend, type TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../src/runtime/backends/tfjs/browser/index.ts';
import type { Result } from './contest.ts';
import { measurePart, type PartName } from './parts.ts';

async function measure(name: TfjsName, part: PartName): Promise<readonly Result[] | string> {
  const started = await createTfjsBackend(name, browserPlatform);
  return 'backend' in started ? measurePart(part, 'chromium', started.backend) : started.unavailable;
}

Object.assign(globalThis, { measure });
