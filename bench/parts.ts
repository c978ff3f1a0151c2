/** The parts of the bench that run on a backend, and how much of each is done where: enough to tell, little enough to wait for. */
import type { TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import type { Backend } from '../src/runtime/index.ts';
import type { Result } from './contest.ts';
import { forward, type ForwardOptions } from './forward.ts';
import { sweeps, type SweepOptions } from './memory/sweep.ts';
import { hodgkinHuxleyPopulation } from './neurons/hodgkinHuxley.ts';
import { lifPopulation } from './neurons/lif.ts';
import { simulated, type PopulationOptions } from './neurons/population.ts';
import { epochs, type EpochOptions } from './train/epoch.ts';

interface Options {
  readonly forward: ForwardOptions;
  readonly train: EpochOptions;
  readonly lif: PopulationOptions;
  readonly 'hodgkin-huxley': PopulationOptions;
  readonly memory: SweepOptions;
}
export type PartName = keyof Options;

export const parts: { readonly [P in PartName]: (backend: Backend, options: Options[P]) => Promise<readonly Result[]> } = {
  forward,
  train: epochs,
  lif: async (backend, options) => [await simulated(backend, lifPopulation, options)],
  'hodgkin-huxley': async (backend, options) => [await simulated(backend, hodgkinHuxleyPopulation, options)],
  memory: sweeps,
};

export type Place = 'node' | 'chromium';

/** Software GPUs are slow: little work and few rounds. They tell the cost per operation, not the speed of a GPU. */
export const amounts: { readonly [P in Place]: { readonly [N in TfjsName]?: Options } } = {
  node: {
    wasm: {
      forward: { batches: [1, 64, 1_024] },
      train: { samples: 2_000, rounds: 3 },
      lif: { steps: 1_000, composedSteps: 200, rounds: 5 },
      'hodgkin-huxley': { steps: 1_000, composedSteps: 200, rounds: 5 },
      memory: { visits: 250, rounds: 5 },
    },
    cpu: {
      forward: { batches: [1, 64, 1_024], rounds: 3 },
      train: { samples: 500, rounds: 3 },
      lif: { steps: 1_000, composedSteps: 50, rounds: 3 },
      'hodgkin-huxley': { steps: 1_000, composedSteps: 100, rounds: 3 },
      memory: { visits: 250, rounds: 3 },
    },
  },
  chromium: {
    wasm: {
      forward: { batches: [1, 64, 1_024] },
      train: { samples: 2_000, rounds: 3 },
      lif: { steps: 1_000, composedSteps: 200, rounds: 5 },
      'hodgkin-huxley': { steps: 1_000, composedSteps: 200, rounds: 5 },
      memory: { visits: 250, rounds: 5 },
    },
    webgl: {
      forward: { batches: [1, 64, 1_024], rounds: 3 },
      train: { samples: 320, rounds: 3 },
      lif: { steps: 1_000, composedSteps: 20, rounds: 3 },
      'hodgkin-huxley': { steps: 1_000, composedSteps: 20, rounds: 3 },
      memory: { visits: 50, rounds: 3 },
    },
    webgpu: {
      forward: { batches: [1, 64], rounds: 3 },
      train: { samples: 320, rounds: 3 },
      lif: { steps: 1_000, composedSteps: 50, rounds: 3 },
      'hodgkin-huxley': { steps: 1_000, composedSteps: 20, rounds: 3 },
      memory: { visits: 50, rounds: 3 },
    },
  },
};

/** One part on a started backend. */
export function measurePart(part: PartName, place: Place, backend: Backend): Promise<readonly Result[]> {
  const options = amounts[place][backend.name as TfjsName];
  if (!options) throw new Error(`${backend.name} is not measured in ${place}`);
  return parts[part](backend, options[part] as never);
}
