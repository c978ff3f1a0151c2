/** A GPU backend in a real browser, and a watch over every test that work was really sent to the GPU. */
import { engine } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Backend } from '../../src/runtime/index.ts';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';

/** Through which tfjs sends work; what it computes on the host instead does not pass there. */
const SENDS = { webgl: 'runWebGLProgram', webgpu: 'runWebGPUProgram' } as const;
export type GpuName = keyof typeof SENDS;

const sent: Record<GpuName, number> = { webgl: 0, webgpu: 0 };
const watched = new Set<unknown>();

function watch(name: GpuName): void {
  const { backend } = engine();
  if (watched.has(backend)) return;
  watched.add(backend);
  const methods = backend as unknown as Record<string, (...args: unknown[]) => unknown>;
  const run = methods[SENDS[name]] as (...args: unknown[]) => unknown;
  methods[SENDS[name]] = (...args) => {
    sent[name]++;
    return run.apply(backend, args);
  };
}

export async function openGpu(name: GpuName): Promise<Backend> {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  watch(name);
  return started.backend;
}

/** Within a `describe`: each of its tests fails when it sent nothing to the GPU. */
export function mustCompute(name: GpuName): void {
  let before = 0;
  beforeEach(() => {
    before = sent[name];
  });
  afterEach(() => {
    expect(sent[name], `programs that ${name} ran`).toBeGreaterThan(before);
  });
}
