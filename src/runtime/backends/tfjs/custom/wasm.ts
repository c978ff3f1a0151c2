/** Adapter to the internals of tfjs-backend-wasm 4.22.0: views on its heap. */
import { registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import { shapeOf, type CustomKernel } from './kernel.ts';

interface WasmInternals {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array;
}

export function registerOnWasm(kernel: CustomKernel): void {
  const { loop } = kernel;
  if (!loop) return;
  registerKernel({
    kernelName: kernel.name,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend }) {
      const wasm = backend as WasmInternals;
      const [rows, columns] = shapeOf(attrs);
      const operands = kernel.operands.map((name) => present(inputs[name], name));
      // the output first: allocating may grow the memory, which detaches every view taken before
      const out = wasm.makeOutput([rows, columns], 'float32');
      loop(
        operands.map((tensor) => ({ values: wasm.typedArrayFromHeap(tensor), shape: tensor.shape })),
        { rows, columns },
        wasm.typedArrayFromHeap(out) as Float32Array,
      );
      return out;
    },
  });
}
