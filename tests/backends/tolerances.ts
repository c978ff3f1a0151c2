/** How far a backend may be from float64, and why. */
import type { Subject } from './conformance.ts';

/** float32 keeps 24 bits; a few roundings in a row, and sums of some terms of size 2. */
const float32 = { absolute: 1e-6, relative: 1e-6 };
/** Near 0 these exist to keep their relative precision. */
const precise = { absolute: 1e-37, relative: 1e-6 };
/** 200 products of size 2, in another order than the reference's. */
const summed = { absolute: 2e-5, relative: 1e-6 };
/** A float32 accumulator loses some bits in 30,000 terms; reference32 rounds after each, as the slowest device would. */
const accumulated = { absolute: 1e-3, relative: 1e-3 };
/** Whole numbers, or numbers that are copied: nothing may differ. */
const exact = { absolute: 0, relative: 0 };
/** WGSL and Vulkan let exp err by 3 + 2|x| units in the last place: 2·10⁻⁵ at 87. */
const exponential = { absolute: 1e-6, relative: 2e-5 };
export const onHost: Subject['tolerances'] = {
  otherwise: float32,
  expm1: precise,
  log: precise,
  log1p: precise,
  tanh: precise,
  matmul: summed,
  outer: summed,
  floor: exact,
  random: exact,
  permutation: exact,
  shuffle: exact,
  transpose: exact,
  spread: exact,
  batchSize: exact,
  sweep: exact,
};
export const imitated: Subject['tolerances'] = { ...onHost, reduceSum: accumulated, sumBatch: accumulated };
export const onGpu: Subject['tolerances'] = {
  ...imitated,
  exp: exponential,
  expm1: { ...exponential, absolute: precise.absolute },
  sigmoid: exponential,
};
