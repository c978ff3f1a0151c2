/** neuroloom run, in process. */
import { expect, test } from 'vitest';
import { emptyDocument } from '../../src/graph/index.ts';
import { exactly, files, neuroloom } from './harness.ts';

const values = (stdout: string, node: string, what = 'activation') => JSON.parse(stdout).nodes[node].values[what] as unknown;

test('run prints a table of every value, outputs last, points below points', async () => {
  const { code, stdout, stderr } = await neuroloom(['run', 'xor.json', ...exactly], { files });
  expect(stderr).toBe('');
  expect(stdout).toBe(`XOR by hand · experiment main · 4 rows · 1 pass · reference

   node      value       row 0  row 1  row 2  row 3
   x1 x₁     activation   0      0      1      1
   x2 x₂     activation   0      1      0      1
   or        net input   -0.5    0.5    0.5    1.5
             activation   0      1      1      1
   and       net input   -1.5   -0.5   -0.5    0.5
             activation   0      0      0      1
→  y output  net input   -0.5    0.5    0.5   -1.5
             activation   0      1      1      0
→ outputs: nodes that no other node reads
`);
  expect(code).toBe(0);
});

test.each(['wasm', 'cpu', 'reference'])('run --json on %s gives XOR of all rows', async (backend) => {
  const { code, stdout, stderr } = await neuroloom(['run', 'xor.json', '--json', '--backend', backend], { files });
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const envelope = JSON.parse(stdout);
  expect(envelope).toMatchObject({ schemaVersion: 1, ok: true, command: 'run', exitCode: 0, backend, rows: 4, diagnostics: [] });
  expect(values(stdout, 'y')).toEqual([[0], [1], [1], [0]]);
  expect(envelope.nodes.y).toMatchObject({ output: true, label: 'output', kind: 'unit' });
  expect(envelope.probes.out.steps).toEqual([[[0], [1], [1], [0]]]);
});

test('--input replaces rows and --set replaces parameters of nodes and edges', async () => {
  const words = ['run', 'xor.json', '--json', ...exactly];
  const given = await neuroloom([...words, '--input', 'x1=0.25;2', '-i', 'x2=3', '--set', 'or.bias=-0.75', '-s', 'e1.weight=2'], { files });
  expect(values(given.stdout, 'or', 'netInput')).toEqual([[2.75], [6.25]]);
  const smooth = await neuroloom([...words, '--set', 'y.activation=linear', '--experiment', 'one'], { files });
  expect(values(smooth.stdout, 'y')).toEqual([[0.5]]);
});

test('- reads the document from stdin', async () => {
  const { code, stdout } = await neuroloom(['run', '-', '--json', ...exactly], { stdin: files['xor.json'] ?? '' });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'stdin', experiment: 'main' });
});

test('what is not a number stays readable in JSON', async () => {
  const angle = {
    ...emptyDocument(),
    nodes: { x: { type: 'input', params: {}, position: [0, 0] }, angle: { type: 'angle', params: {}, position: [0, 0] } },
    edges: Object.fromEntries(
      ['a', 'b'].map((port) => [port, { type: 'wire', params: {}, from: { node: 'x', port: 'activation' }, to: { node: 'angle', port } }]),
    ),
  };
  const { stdout } = await neuroloom(['run', 'zero.json', '--json', ...exactly], { files: { 'zero.json': JSON.stringify(angle) } });
  expect(values(stdout, 'angle', 'cosine')).toEqual([['NaN']]);
});

test('long vectors and long batches are shortened and counted', async () => {
  const wide = {
    ...emptyDocument(),
    nodes: {
      x: {
        type: 'input',
        params: { size: 100, rows: Array.from({ length: 30 }, (_, i) => Array.from({ length: 100 }, (__, j) => i + j)) },
        position: [0, 0],
      },
    },
  };
  const world = { files: { 'wide.json': JSON.stringify(wide) } };
  const many = await neuroloom(['run', 'wide.json', ...exactly], world);
  expect(many.stdout).toContain('[0 1 … 99] (100)');
  expect(many.stdout).toContain('… (30 rows)');
  const one = await neuroloom(['run', 'wide.json', ...exactly, '-i', `x=${Array.from({ length: 100 }, (_, i) => i / 3).join(',')}`], world);
  expect(one.stdout).toContain('[0 0.333333 0.666667 1 1.33333 1.66667 … 33] (100)');
});

test.each([
  ['--set or.bais=1', "'or' has no parameter 'bais'. It has bias,"],
  ['--set nand.bias=1', "no node or edge 'nand'"],
  ['--set constructor.name=1', "no node or edge 'constructor'"],
  ['--set or.bias=much', "or: 'bias' must be number"],
  ['--set bias=1', 'not of the form node.parameter'],
  ['--set or.bias', 'It should be node.parameter=value'],
  ['--input y=1', "'y' takes no rows. Inputs are x1, x2."],
  ['--input x1=1,2', 'needs rows of 1 number; row 1 has 2'],
  ['--input x1=1;2', 'has 2 rows where another input has 4'],
  ['--input x1=1;;2', "'' is not a number"],
  ['--input x1=Infinity', "'Infinity' is not a number"],
  ['--experiment two', "no experiment 'two': it has main, one"],
  ['--backend gpu', 'Allowed choices are wasm, cpu, reference'],
])('run %s is a mistake on the command line', async (words, said) => {
  const { code, stdout, stderr } = await neuroloom(['run', 'xor.json', ...exactly, ...words.split(' ')], { files });
  expect(stderr).toContain(said);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a drawing with errors is not run: the file, the place and the way out are named', async () => {
  const { code, stdout, stderr } = await neuroloom(['run', 'loop.json', ...exactly], { files });
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^loop\.json: error: 'a' → 'b' form a loop.*\[loop-without-delay\]\n {2}way out: Delay the edges/);
});

test('a drawing over a limit ends with 4', async () => {
  expect(await neuroloom(['run', 'tooLarge.json', ...exactly], { files })).toMatchObject({
    code: 4,
    stderr: expect.stringContaining('[too-large]'),
  });
});
