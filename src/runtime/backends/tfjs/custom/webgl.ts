/** Adapter to the internals of tfjs-backend-webgl 4.22.0: an unpacked program, one fragment per element. */
import { registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import { shapeOf, type CustomKernel } from './kernel.ts';

interface WebglProgram {
  readonly variableNames: readonly string[];
  readonly outputShape: readonly number[];
  readonly userCode: string;
}

interface WebglInternals {
  compileAndRun(program: WebglProgram, inputs: readonly TensorInfo[], dtype: 'float32'): TensorInfo;
}

export function registerOnWebgl(kernel: CustomKernel): void {
  const { glsl } = kernel;
  if (glsl === undefined) return;
  registerKernel({
    kernelName: kernel.name,
    backendName: 'webgl',
    kernelFunc({ inputs, attrs, backend }) {
      const outputShape = shapeOf(attrs);
      const operands = kernel.operands.map((name) => present(inputs[name], name));
      const [height = 0, width = 0] = operands[0]?.shape ?? [];
      const userCode = `const int HEIGHT = ${height}, WIDTH = ${width};
  ${glsl}
  void main() {
    ivec2 at = getOutputCoords();
    setOutput(element(at.x, at.y));
  }`;
      return (backend as WebglInternals).compileAndRun({ variableNames: kernel.operands, outputShape, userCode }, operands, 'float32');
    },
  });
}
