/** neuroloom explain and neuroloom info, in process. */
import { expect, test } from 'vitest';
import { stages } from '../../src/compiler/index.ts';
import { files, neuroloom } from './harness.ts';

test.each(stages)('explain --stage %s prints a program', async (stage) => {
  const { code, stdout, stderr } = await neuroloom(['explain', 'xor.json', '--stage', stage], { files });
  expect(stdout).toMatch(/y|%/);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('explain shows the schedule unless told otherwise, and the same in JSON', async () => {
  const text = await neuroloom(['explain', 'xor.json'], { files });
  expect(text.stdout).toMatch(/^setup:\n[^]*\nstep:\n[^]*\nevaluate:\n[^]*\nobserve:\n/);
  const json = JSON.parse((await neuroloom(['explain', 'xor.json', '--json'], { files })).stdout);
  expect(json).toMatchObject({ ok: true, stage: 'scheduled', experiment: 'main' });
  expect(`${json.program}\n`).toBe(text.stdout);
});

test('explain of a drawing with errors shows what is sound and ends with 3', async () => {
  expect(await neuroloom(['explain', 'loop.json'], { files })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('[loop-without-delay]'),
  });
  expect(await neuroloom(['explain', 'tooLarge.json'], { files })).toMatchObject({ code: 4, stdout: '' });
  expect(await neuroloom(['explain', 'xor.json', '--stage', 'cooked'], { files })).toMatchObject({ code: 2, stdout: '' });
});

test('info counts what a document is made of', async () => {
  const { code, stdout } = await neuroloom(['info', 'xor.json', '--json'], { files });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    title: 'XOR by hand',
    nodes: { unit: 3, input: 2 },
    edges: { weight: 6 },
    parameters: 9, // six weights, three biases
    layers: { computing: 2, withInput: 3 },
    claims: 1,
    experiments: [
      { name: 'main', rows: 4, passes: 1, compileMs: 0 },
      { name: 'one', rows: 1 },
    ],
  });
  const text = await neuroloom(['info', 'xor.json'], { files });
  expect(text.stdout).toContain('nodes       5 (3 unit, 2 input)');
  expect(text.stdout).toContain('layers      2, or 3 with the input counted as one');
});

test('info of an unsound document still describes it and ends with its code', async () => {
  expect(await neuroloom(['info', 'loop.json'], { files })).toMatchObject({ code: 3, stdout: expect.stringContaining('2 unit') });
  expect(await neuroloom(['info', 'absent.json'], { files })).toMatchObject({ code: 2, stdout: '' });
});

test('info without a document names version, kinds, limits, and backends that pass their self-test', async () => {
  const { code, stdout } = await neuroloom(['info', '--json']);
  expect(code).toBe(0);
  const { version, kinds, backends, limits } = JSON.parse(stdout);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(kinds.nodes.map(({ type }: { type: string }) => type)).toContain('unit');
  expect(backends.map(({ name, available }: { name: string; available: boolean }) => [name, available])).toEqual([
    ['wasm', true],
    ['cpu', true],
    ['reference', true],
  ]);
  expect(limits.nodes).toBeGreaterThan(0);
});
