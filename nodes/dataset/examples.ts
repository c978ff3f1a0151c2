/** Examples as a data set gives them, before scaling and labelling. */
import type { DatasetParams } from './params.ts';

export interface Examples {
  /** [rows, inputs] */
  readonly inputs: Float64Array;
  /** The class of each row, counted from 0; or, where there are no classes, the targets [rows, outputs]. */
  readonly answers: Float64Array;
}

export interface DataSet {
  /** Elements of an example. */
  inputs(params: DatasetParams): number;
  /** 0 where the targets are numbers. */
  readonly classes: number;
  /** Elements of a target, where there are no classes. */
  outputs?(params: DatasetParams): number;
  /** Smallest and largest value that any input can have, where all have the same: of pixels. */
  readonly range?: readonly [number, number];
  make(params: DatasetParams): Examples;
}
