/** The way from a region to tfjs 4.22.0: one kernel per backend, whose work is given with every call. */
import { engine, getKernel, registerKernel, unregisterKernel, type Tensor, type Tensor2D, type TensorInfo } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import type { TfjsName } from '../platform.ts';
import type { Extent } from './region.ts';

const NAME = 'NeuroloomRegion';

/** On cpu and wasm: fills arrays of these extents. */
export interface HostWork {
  readonly extents: readonly Extent[];
  compute(given: readonly Float32Array[], out: readonly Float32Array[]): void;
}

/** On a GPU: a shader that gives one matrix; operands are called A0, A1, …, all uniforms are whole numbers. */
export interface ShaderWork {
  readonly extent: Extent;
  /** Invocations on webgpu; webgl has one per element. */
  readonly invocations: number;
  readonly code: string;
  /** On webgl: four elements of a matrix in a texel, of every operand and of the result. */
  readonly packed: boolean;
  readonly uniforms: Readonly<Record<string, number>>;
}

type Work = HostWork | ShaderWork;
type Compute = (inputs: readonly TensorInfo[], work: never, backend: never) => TensorInfo | TensorInfo[];

const operandName = (i: number): string => `A${i}`;

/** Runs on the active backend; gives as many matrices as the work says. */
export function runRegion(inputs: readonly Tensor2D[], work: Work): Tensor2D[] {
  const named = Object.fromEntries(inputs.map((tensor, i) => [operandName(i), tensor]));
  const result: Tensor | Tensor[] = engine().runKernel(NAME, named, { work: work as never, count: inputs.length });
  return (Array.isArray(result) ? result : [result]) as Tensor2D[];
}

export function registerRegions(backendName: TfjsName): void {
  if ((getKernel(NAME, backendName) as object | undefined) !== undefined) unregisterKernel(NAME, backendName);
  registerKernel({
    kernelName: NAME,
    backendName,
    kernelFunc({ inputs, attrs, backend }) {
      const { work, count } = attrs as unknown as { readonly work: never; readonly count: number };
      const operands = Array.from({ length: count }, (_, i) => present(inputs[operandName(i)], operandName(i)));
      return computes[backendName](operands, work, backend as never);
    },
  });
}

interface CpuInternals {
  readonly data: { get(dataId: object): { readonly values: Float32Array } };
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
}
interface WasmInternals {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
}
interface WebglInternals {
  readonly texData: { get(dataId: object): { readonly isPacked?: boolean; readonly texture?: unknown } };
  compileAndRun(program: object, inputs: readonly TensorInfo[], dtype: 'float32', uniforms: readonly (readonly number[])[]): TensorInfo;
}
interface WebgpuInternals {
  runWebGPUProgram(program: object, inputs: readonly TensorInfo[], dtype: 'float32', uniforms: readonly object[]): TensorInfo;
}

/** What it costs to call a shader at all, in elements that it could compute meanwhile: about a tenth of a millisecond. */
const CALL = 2 ** 13;

/** Whether these are laid four to a texel at less cost than one by one: what lies in the other layout is laid anew before it is read. */
export function shouldPack(tensors: readonly Tensor2D[]): boolean {
  const { texData } = engine().backend as unknown as WebglInternals;
  const gains = tensors.map(({ dataId, size }) => {
    const { texture, isPacked = false } = texData.get(dataId);
    return texture ? (isPacked ? 1 : -1) * (CALL + size) : 0; // what is not there yet comes in whatever layout
  });
  return gains.reduce((sum, gain) => sum + gain, 0) >= 0;
}

const computes: { readonly [K in TfjsName]: Compute } = {
  cpu(inputs, { extents, compute }: HostWork, cpu: CpuInternals) {
    const out = extents.map(([rows, columns]) => new Float32Array(rows * columns));
    compute(
      inputs.map(({ dataId }) => cpu.data.get(dataId).values),
      out,
    );
    return extents.map((extent, i) => cpu.makeTensorInfo(extent, 'float32', out[i] as Float32Array));
  },
  wasm(inputs, { extents, compute }: HostWork, wasm: WasmInternals) {
    // the outputs first: allocating may grow the memory, which detaches every view taken before
    const out = extents.map((extent) => wasm.makeOutput(extent, 'float32'));
    compute(
      inputs.map((tensor) => wasm.typedArrayFromHeap(tensor)),
      out.map((tensor) => wasm.typedArrayFromHeap(tensor)),
    );
    return out;
  },
  webgl(inputs, { extent, code, packed, uniforms }: ShaderWork, webgl: WebglInternals) {
    const program = {
      variableNames: inputs.map((_, i) => operandName(i)),
      outputShape: extent,
      userCode: code,
      packedInputs: packed,
      packedOutput: packed,
      customUniforms: Object.keys(uniforms).map((name) => ({ name, type: 'int' })),
    };
    const values = Object.values(uniforms).map((value) => [value]);
    return webgl.compileAndRun(program, inputs, 'float32', values);
  },
  webgpu(inputs, { extent, invocations, code, uniforms }: ShaderWork, webgpu: WebgpuInternals) {
    const program = {
      variableNames: inputs.map((_, i) => operandName(i)),
      outputShape: extent,
      shaderKey: keyOf(code),
      dispatchLayout: { x: [0, 1] },
      dispatch: [Math.ceil(invocations / WORKGROUP), 1, 1],
      workgroupSize: [WORKGROUP, 1, 1],
      uniforms: Object.keys(uniforms)
        .map((name) => `${name} : i32, `)
        .join(''),
      getUserCode: () => code,
    };
    const values = Object.values(uniforms).map((value) => ({ type: 'int32', data: [value] }));
    return webgpu.runWebGPUProgram(program, inputs, 'float32', values);
  },
};

const WORKGROUP = 64;
const keys = new Map<string, string>();

/** WebGPU's cache of pipelines goes by a name: one name for one code. */
function keyOf(code: string): string {
  const key = keys.get(code) ?? `${NAME}${keys.size}`;
  keys.set(code, key);
  return key;
}
