/** The backends of Node that drawings in time are run on, and what their runs are read with. */
import { createReferenceBackend, type Backend } from '../../src/runtime/index.ts';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';

export { column, largest, simulate, simulation, spikeSteps, spikeTimes } from './simulating.ts';

export interface Subject {
  readonly name: string;
  readonly precision: 'float64' | 'float32';
  open(): Promise<Backend>;
}

const onDevice = (name: TfjsName): Subject => ({
  name,
  precision: 'float32',
  async open() {
    const started = await createTfjsBackend(name, nodePlatform);
    if ('unavailable' in started) throw new Error(started.unavailable);
    return started.backend;
  },
});

export const reference: Subject = { name: 'reference', precision: 'float64', open: async () => createReferenceBackend() };
export const reference32: Subject = { name: 'reference32', precision: 'float32', open: async () => createReferenceBackend('float32') };
export const devices: readonly Subject[] = [onDevice('wasm'), onDevice('cpu')];
