/** tfjs's backends in the browser, main thread or worker, each in a chunk of its own. */
import { env } from '@tensorflow/tfjs-core';
import plainBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { isSoftware, type Availability, type Platform, type TfjsName } from '../platform.ts';

interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
}
interface Adapter {
  readonly info?: AdapterInfo;
  readonly isFallbackAdapter?: boolean;
}
interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<Adapter | null>;
}

const unavailable = (reason: string): Availability => ({ available: false, reason });

const loaders: { readonly [K in TfjsName]: () => Promise<void> } = {
  async webgpu() {
    await import('@tensorflow/tfjs-backend-webgpu');
    // a value that happens to lie on the host would be computed there: a run would then depend on what has been read before
    env().set('WEBGPU_CPU_FORWARD', false);
  },
  async webgl() {
    await import('@tensorflow/tfjs-backend-webgl');
    env().set('WEBGL_CPU_FORWARD', false);
    // tfjs counts half-float as working; its results are not (NUMERICS.md, trap 25)
    if (env().getNumber('WEBGL_VERSION') !== 2) throw new Error('WebGL 2 is missing');
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) throw new Error('the GPU renders half-floats only');
  },
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainBinary,
      'tfjs-backend-wasm-simd.wasm': simdBinary,
      'tfjs-backend-wasm-threaded-simd.wasm': simdBinary, // demanded by setWasmPaths, never used: see the next line
    });
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};

const descriptions: { readonly [K in TfjsName]: () => Promise<Availability> } = {
  async webgpu() {
    const { gpu } = navigator as unknown as { readonly gpu?: Gpu };
    if (!gpu) return unavailable('the browser has no WebGPU');
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return unavailable('WebGPU gives no adapter');
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info ?? {};
    const text = [vendor, architecture, device, description].filter(Boolean).join(' ') || 'unnamed adapter';
    return { available: true, text, software: isSoftware(text) || (isFallbackAdapter ?? adapter.isFallbackAdapter ?? false) };
  },
  async webgl() {
    const offscreen = typeof OffscreenCanvas !== 'undefined';
    const gl = offscreen ? new OffscreenCanvas(1, 1).getContext('webgl2') : document.createElement('canvas').getContext('webgl2');
    if (!gl) return unavailable('the browser has no WebGL 2');
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    const text = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    const renders = gl.getExtension('EXT_color_buffer_float') !== null;
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return renders ? { available: true, text, software: isSoftware(text) } : unavailable(`${text} renders half-floats only`);
  },
  wasm: async () =>
    typeof WebAssembly === 'undefined'
      ? unavailable('the browser has no WebAssembly')
      : { available: true, text: 'WebAssembly', software: false },
  cpu: async () => ({ available: true, text: 'JavaScript', software: false }),
};

export const browserPlatform: Platform = {
  name: 'browser',
  load: (backend) => loaders[backend](),
  describe: (backend) => descriptions[backend](),
};
