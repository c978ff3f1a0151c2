/** What a kernel of our own is: one element of the result, described for the host, for WebGL and for WebGPU. */
import { cast, engine, type NamedAttrMap, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import type { TfjsName } from '../platform.ts';

/** What a loop on the host reads: a matrix [rows, columns], or a vector of indices. */
export interface Operand {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** Rows and columns of a result. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** A backend for which nothing is given uses tfjs's own operation. */
export interface CustomKernel {
  /** Unique: it is also the key of WebGPU's cache of pipelines. */
  readonly name: string;
  /** What the shaders call the operands. Matrices [rows, n] come first, then vectors of indices. */
  readonly operands: readonly string[];
  /** For cpu and wasm: fills `out` [rows, columns]. */
  readonly loop?: (operands: readonly Operand[], extent: Extent, out: Float32Array) => void;
  /** GLSL ES 3.00: `float element(int row, int column)`. An operand A is read as getA(row, column) or getA(index); WIDTH and HEIGHT: columns and rows of the first. */
  readonly glsl?: string;
  /**
   * WGSL: `fn element(row : i32, column : i32) -> f32`. An operand A is the array A, its shape uniforms.aShape. A matrix is read as f32(A[i]):
   * tfjs keeps whole numbers in a buffer of i32, also once they are cast to float32.
   */
  readonly wgsl?: string;
}

export function hasCustom({ loop, glsl, wgsl }: CustomKernel, backend: TfjsName): boolean {
  const given = { cpu: loop, wasm: loop, webgl: glsl, webgpu: wgsl };
  return given[backend] !== undefined;
}

/** Runs a kernel on the active backend; the result is float32 [rows, columns]. */
export function runCustom(kernel: CustomKernel, operands: readonly Tensor[], rows: number, columns: number): Tensor2D {
  const named = Object.fromEntries(kernel.operands.map((name, i) => [name, present(operands[i], name)]));
  const result: Tensor | Tensor[] = engine().runKernel(kernel.name, named, { shape: [rows, columns] });
  return result as Tensor2D;
}

/** Rows and columns of the result, as `runCustom` gave them. */
export const shapeOf = (attrs: NamedAttrMap | undefined): [number, number] => present(attrs, 'attributes')['shape'] as [number, number];

/** Booleans and integers as float32; a float32 tensor as it is. */
export const asFloat = (x: Tensor2D): Tensor2D => (x.dtype === 'float32' ? x : cast(x, 'float32'));
