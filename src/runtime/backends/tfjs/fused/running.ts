/** What a region is run by, and what comes of it. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Steps } from './host.ts';
import type { Extent, Extents } from './region.ts';

/** The values of a trace: from row k · rows on, `extent` of the matrix belongs to step k. */
export interface Trace {
  readonly tensor: Tensor2D;
  readonly rows: number;
  readonly extent: Extent;
}

export interface Outcome {
  readonly results: readonly Tensor2D[];
  readonly traces: readonly Trace[];
}

export interface Runner {
  /** Tensors in the order of the region's inputs. The caller owns what is given. */
  run(inputs: readonly Tensor2D[], extents: Extents, steps: Steps): Outcome;
  dispose(): void;
}
