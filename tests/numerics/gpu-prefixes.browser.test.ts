/** The GPU backends in a real browser: the first steps of trainings, simulations and retrievals. */
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { prefixes } from './prefixes.ts';

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

// a matrix of 2,500 × 2,500 takes a software WebGPU half a minute
prefixes('webgl', () => open('webgl'), true);
prefixes('webgpu', () => open('webgpu'), false);
