/** The GPU backends in a real browser: the first steps of trainings, simulations and retrievals. */
import { prefixes } from './prefixes.ts';

// a matrix of 2,500 × 2,500 takes a software WebGPU half a minute
prefixes('webgl', true);
prefixes('webgpu', false);
