/** Adapter to the internals of tfjs-backend-webgpu 4.22.0: a flat dispatch, one invocation per element. */
import { registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import { shapeOf, type CustomKernel } from './kernel.ts';

/** `shaderKey` names the pipeline in tfjs's cache, so it must change with the code; tfjs adds ranks, types and sizes, and folds large dispatches. */
interface WebgpuProgram {
  readonly variableNames: readonly string[];
  readonly outputShape: readonly number[];
  readonly shaderKey: string;
  readonly dispatchLayout: { readonly x: readonly number[] };
  readonly dispatch: readonly [number, number, number];
  readonly workgroupSize: readonly [number, number, number];
  readonly size: true;
  getUserCode(): string;
}

interface WebgpuInternals {
  runWebGPUProgram(program: WebgpuProgram, inputs: readonly TensorInfo[], dtype: 'float32'): TensorInfo;
}

const WORKGROUP = 64;

export function registerOnWebgpu(kernel: CustomKernel): void {
  const { wgsl } = kernel;
  if (wgsl === undefined) return;
  const code = `${wgsl}
  fn main(index : i32) {
    if (index < uniforms.size) {
      let columns = uniforms.outShape[1];
      result[index] = element(index / columns, index % columns);
    }
  }`;
  registerKernel({
    kernelName: kernel.name,
    backendName: 'webgpu',
    kernelFunc({ inputs, attrs, backend }) {
      const [rows, columns] = shapeOf(attrs);
      const program: WebgpuProgram = {
        variableNames: kernel.operands,
        outputShape: [rows, columns],
        shaderKey: kernel.name,
        dispatchLayout: { x: [0, 1] },
        dispatch: [Math.ceil((rows * columns) / WORKGROUP), 1, 1],
        workgroupSize: [WORKGROUP, 1, 1],
        size: true,
        getUserCode: () => code,
      };
      const operands = kernel.operands.map((name) => present(inputs[name], name));
      return (backend as WebgpuInternals).runWebGPUProgram(program, operands, 'float32');
    },
  });
}
