/** Adapter to the internals of tfjs-backend-cpu 4.22.0: where a tensor's values are, and how to make one. */
import { registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import { shapeOf, type CustomKernel } from './kernel.ts';

interface CpuInternals {
  readonly data: { get(dataId: object): { readonly values: Float32Array | Int32Array } };
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

export function registerOnCpu(kernel: CustomKernel): void {
  const { loop } = kernel;
  if (!loop) return;
  registerKernel({
    kernelName: kernel.name,
    backendName: 'cpu',
    kernelFunc({ inputs, attrs, backend }) {
      const cpu = backend as CpuInternals;
      const [rows, columns] = shapeOf(attrs);
      const operands = kernel.operands.map((name) => present(inputs[name], name));
      const out = new Float32Array(rows * columns);
      loop(
        operands.map(({ dataId, shape }) => ({ values: cpu.data.get(dataId).values, shape })),
        { rows, columns },
        out,
      );
      return cpu.makeTensorInfo([rows, columns], 'float32', out);
    },
  });
}
