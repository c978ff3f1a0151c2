/** What differs between browser and Node: how tfjs's backends are loaded, and what is known of a device before loading any. */
import type { BackendName } from '../../backend.ts';
import type { Loss } from './loss.ts';

export type TfjsName = Exclude<BackendName, 'reference' | 'reference32'>;

export type Availability =
  | {
      readonly available: true;
      /** Adapter or renderer as the driver names it. */
      readonly text: string;
      /** A GPU interface computed on the CPU. */
      readonly software: boolean;
    }
  | { readonly available: false; readonly reason: string };

export interface Platform {
  readonly name: 'browser' | 'node';
  /** Imports a tfjs backend, which then stands in tfjs's registry. */
  load(backend: TfjsName): Promise<void>;
  /** Called when a backend has been initialized: takes back what it did to the platform by the way. */
  started?(backend: TfjsName): void;
  /** Asks the platform without loading tfjs. */
  describe(backend: TfjsName): Promise<Availability>;
}

/** A backend that has been started. */
export interface Device {
  readonly name: TfjsName;
  readonly gpu: boolean;
  /** What the device has refused to do, in its own words; what is read from then on is worth nothing. */
  refusal(): string | undefined;
  readonly loss: Loss;
}

export const isGpu = (name: TfjsName): boolean => name === 'webgpu' || name === 'webgl';

/** Names that drivers give to GPUs which are none. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|microsoft basic render|\bwarp\b/i;

export const isSoftware = (text: string): boolean => SOFTWARE.test(text);
