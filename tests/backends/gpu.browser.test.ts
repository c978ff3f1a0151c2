/** All tfjs backends in a real browser against the float64 reference; the GPU ones must really compute on the GPU. */
import { engine, env, memory } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createTfjsBackend, selfTest, surveyDevices, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { conformance, type Subject } from './conformance.ts';
import { fused } from './fused.ts';
import { life } from './life.ts';
import { nan } from './nan.ts';
import { running } from './running.ts';
import { onGpu, onHost } from './tolerances.ts';
import { writes } from './writes.ts';

let programs = 0;

/** Counts the calls that send work to the GPU: what tfjs computes on the host instead (`*_CPU_FORWARD`) does not pass here. */
function countPrograms(method: 'runWebGLProgram' | 'runWebGPUProgram'): void {
  const backend = engine().backend as unknown as Record<string, (...args: unknown[]) => unknown>;
  const run = backend[method] as (...args: unknown[]) => unknown;
  backend[method] = (...args) => {
    programs++;
    return run.apply(backend, args);
  };
}

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

const refusals: string[] = [];

/** WebGPU refuses invalid work, such as a shader that does not compile, by an event: every buffer keeps what it held before. */
function hearRefusals(): void {
  const { device } = engine().backend as unknown as { readonly device: EventTarget };
  device.addEventListener('uncapturederror', (event) => refusals.push((event as Event & { readonly error: Error }).error.message));
}

const opened = new Set<TfjsName>();
async function openGpu(name: 'webgl' | 'webgpu') {
  const backend = await open(name);
  if (!opened.has(name)) countPrograms(name === 'webgl' ? 'runWebGLProgram' : 'runWebGPUProgram');
  if (!opened.has(name) && name === 'webgpu') hearRefusals();
  opened.add(name);
  return backend;
}

const tensors = () => memory().numTensors;

const subjects: readonly Subject[] = [
  { name: 'wasm', open: () => open('wasm'), tolerances: onHost, tensors },
  { name: 'cpu', open: () => open('cpu'), tolerances: onHost, tensors },
  { name: 'webgl', open: () => openGpu('webgl'), tolerances: onGpu, tensors, programs: () => programs },
  { name: 'webgpu', open: () => openGpu('webgpu'), tolerances: onGpu, tensors, programs: () => programs },
];
for (const subject of subjects) {
  conformance(subject);
  life(subject);
  nan(subject);
  running(subject);
  fused(subject);
  writes(subject);
}

test('nothing is computed on the host behind the GPU’s back', () => {
  expect(env().getBool('WEBGL_CPU_FORWARD')).toBe(false);
  expect(env().getBool('WEBGPU_CPU_FORWARD')).toBe(false);
});

test('WebGPU has refused nothing', () => {
  expect(refusals).toEqual([]);
});

test('devices describe themselves, and every backend passes its self-test', async () => {
  const survey = await surveyDevices(browserPlatform);
  for (const name of ['webgl', 'webgpu', 'wasm', 'cpu'] as const) {
    expect(survey[name]).toMatchObject({ available: true });
    expect(await selfTest(await open(name))).toMatchObject({ ok: true });
  }
});
