/** Makes our kernels known to tfjs, on one backend. */
import { getKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import { registerRegions } from '../fused/kernel.ts';
import type { TfjsName } from '../platform.ts';
import { registerOnCpu } from './cpu.ts';
import type { CustomKernel } from './kernel.ts';
import { firstLargest } from './argmax.ts';
import { acos, exp, expm1, log, log1p, sigmoid, tanh } from './elementary.ts';
import { columnSum, largestElement, maximum, minimum, rowSum } from './extremes.ts';
import { oneHot } from './oneHot.ts';
import { project, route } from './project.ts';
import { product, productOfTransposed } from './product.ts';
import { random } from './random.ts';
import { shuffle } from './shuffle.ts';
import { sweep } from './sweep.ts';
import { repeatRow, takeColumns, takeRows } from './take.ts';
import { registerOnWasm } from './wasm.ts';
import { registerOnWebgl } from './webgl.ts';
import { registerOnWebgpu } from './webgpu.ts';

const customKernels: readonly CustomKernel[] = [
  route,
  project,
  maximum,
  minimum,
  rowSum,
  columnSum,
  largestElement,
  firstLargest,
  oneHot,
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sigmoid,
  acos,
  random,
  shuffle,
  product,
  productOfTransposed,
  sweep,
  takeRows,
  takeColumns,
  repeatRow,
];

const adapters: { readonly [K in TfjsName]: (kernel: CustomKernel) => void } = {
  webgpu: registerOnWebgpu,
  webgl: registerOnWebgl,
  wasm: registerOnWasm,
  cpu: registerOnCpu,
};

export function registerCustomKernels(backend: TfjsName): void {
  registerRegions(backend);
  for (const kernel of customKernels) {
    // a second registration (a module reloaded while developing) would warn
    if ((getKernel(kernel.name, backend) as object | undefined) !== undefined) unregisterKernel(kernel.name, backend);
    adapters[backend](kernel);
  }
}
