/** Starting, choosing and testing a backend, without a browser. */
import { afterEach, expect, test, vi } from 'vitest';
import { sparseRows, checkIndices } from '../../src/runtime/backends/tfjs/custom/csr.ts';
import {
  chooseBackend,
  createTfjsBackend,
  openBackend,
  selfTest,
  WORK_FOR_A_GPU,
  type Availability,
  type Platform,
  type Survey,
} from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { isSoftware } from '../../src/runtime/backends/tfjs/platform.ts';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';

const listeners = () => [process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')];

afterEach(() => vi.restoreAllMocks());

const here = (text: string, software = false): Availability => ({ available: true, text, software });
const gone = (reason: string): Availability => ({ available: false, reason });
const machine = (webgl: Availability, webgpu: Availability): Survey => ({
  webgl,
  webgpu,
  wasm: here('WebAssembly'),
  cpu: here('JavaScript'),
});
const GPU = here('NVIDIA GeForce');
const SOFTWARE = here('SwiftShader', true);

test.each([
  ['little work on a GPU machine', machine(GPU, GPU), 1000, 'wasm'],
  ['much work on a GPU machine', machine(GPU, GPU), WORK_FOR_A_GPU, 'webgl'],
  ['much work where only webgpu is hardware', machine(SOFTWARE, GPU), WORK_FOR_A_GPU, 'webgpu'],
  ['much work where all GPUs are software', machine(SOFTWARE, SOFTWARE), 1e9, 'wasm'],
  ['much work without a GPU and without wasm', { ...machine(gone('-'), gone('-')), wasm: gone('CSP') }, 1e9, 'cpu'],
] as const)('%s', (_, survey, work, name) => {
  const choice = chooseBackend(survey, work);
  expect(choice.name).toBe(name);
  expect(choice.candidates).toHaveLength(4);
});

test('what the person chose is taken, software or not, but only where it exists', () => {
  expect(chooseBackend(machine(SOFTWARE, GPU), 10, 'webgl')).toMatchObject({ name: 'webgl', why: 'chosen by hand' });
  const choice = chooseBackend(machine(gone('no WebGL 2'), GPU), 10, 'webgl');
  expect(choice.name).toBe('wasm');
  expect(choice.why).toContain('webgl is unavailable');
  expect(choice.candidates).toContainEqual({ name: 'webgl', available: false, reason: 'no WebGL 2' });
});

test.each([
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)))',
  'llvmpipe (LLVM 15, 256 bits)',
  'Microsoft Basic Render Driver',
  'Apple Software Renderer',
])('%s is software', (text) => expect(isSoftware(text)).toBe(true));
test('ANGLE (NVIDIA GeForce RTX 3060) is hardware', () => expect(isSoftware('ANGLE (NVIDIA GeForce RTX 3060 Direct3D11)')).toBe(false));

test('GPU backends are unavailable in Node, with a reason', async () => {
  expect(await createTfjsBackend('webgl', nodePlatform)).toEqual({ unavailable: 'webgl: webgl is unavailable in Node' });
  expect(await createTfjsBackend('webgpu', nodePlatform)).toEqual({ unavailable: 'webgpu: webgpu is unavailable in Node' });
});

test('a backend that never starts is given up', async () => {
  const platform: Platform = { ...nodePlatform, load: () => new Promise(() => undefined) };
  expect(await createTfjsBackend('webgpu', platform, { timeout: 20 })).toEqual({ unavailable: 'webgpu: did not start within 0.02 s' });
});

test('where wasm does not start, cpu does; nothing is printed', async () => {
  const print = (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method).mockReturnValue(undefined));
  const stdout = vi.spyOn(process.stdout, 'write');
  const forbidden: Platform = {
    ...nodePlatform,
    load: async (name) => (name === 'wasm' ? Promise.reject(new Error('forbidden by the policy')) : nodePlatform.load(name)),
  };
  const { backend, choice } = await openBackend(forbidden, 10);
  expect(backend.name).toBe('cpu');
  expect(choice.candidates).toContainEqual({ name: 'wasm', available: false, reason: 'wasm: forbidden by the policy' });
  const listening = listeners();
  expect((await openBackend(nodePlatform, 10)).backend.name).toBe('wasm');
  expect(listeners(), 'who hears of errors that nobody caught').toEqual(listening);
  for (const method of print) expect(method).not.toHaveBeenCalled();
  expect(stdout).not.toHaveBeenCalled();
});

test('the self-test passes float32 and fails a backend that is wrong', async () => {
  expect(await selfTest(createReferenceBackend('float32'))).toMatchObject({ ok: true });
  const exact = createReferenceBackend();
  const wrong = {
    ...exact,
    prepare: (plan: Parameters<typeof exact.prepare>[0]) =>
      exact.prepare({ ...plan, parameters: new Map([...plan.parameters].map(([id, values]) => [id, values.map((x) => x * 1.001)])) }),
  };
  expect(await selfTest(wrong)).toMatchObject({ ok: false });
});

test('sparse rows keep the order of edges within an element', () => {
  const { start, column, edge } = sparseRows({ from: Int32Array.of(5, 6, 7, 8), to: Int32Array.of(2, 0, 2, 0), size: 4 });
  expect([...start]).toEqual([0, 2, 2, 4, 4]);
  expect([...column]).toEqual([6, 8, 5, 7]);
  expect([...edge]).toEqual([1, 3, 0, 2]);
});

test('indices that float32 cannot count are refused', () => {
  const rows = sparseRows({ from: Int32Array.of(0), to: Int32Array.of(0), size: 1 });
  expect(() => checkIndices(rows, 2 ** 24)).not.toThrow();
  expect(() => checkIndices(rows, 2 ** 24 + 1)).toThrow('webgl');
});
