/** tfjs's backends in Node: wasm and cpu. Never imported by the browser. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { env } from '@tensorflow/tfjs-core';
import type { Platform, TfjsName } from '../platform.ts';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
type Listener = NodeJS.UncaughtExceptionListener;
const listeners = (): ReadonlyMap<string, readonly Listener[]> =>
  new Map<string, readonly Listener[]>(EVENTS.map((event) => [event, process.listeners(event as 'uncaughtException')]));
let before = listeners();

const loaders: { readonly [K in TfjsName]: (() => Promise<void>) | undefined } = {
  webgpu: undefined,
  webgl: undefined,
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const binary = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');
    setWasmPaths(dirname(binary) + sep);
    before = listeners();
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // forcing it on breaks the start in Node
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};

export const nodePlatform: Platform = {
  name: 'node',
  async load(backend) {
    const load = loaders[backend];
    if (!load) throw new Error(`${backend} is unavailable in Node`);
    await load();
  },
  /** The wasm module rethrows whatever nobody caught in the whole process, with a hundred kilobytes of its own source before the message. */
  started() {
    for (const [event, now] of listeners())
      for (const listener of now) if (!before.get(event)?.includes(listener)) process.removeListener(event, listener);
  },
  describe: async (backend) =>
    loaders[backend]
      ? { available: true, text: `Node ${process.version}`, software: false }
      : { available: false, reason: `${backend} is unavailable in Node` },
};
