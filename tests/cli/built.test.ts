/** The built program as a process: pipes, signals, and that it ends by itself. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument } from '../../src/graph/index.ts';
import { files } from './harness.ts';

const PIPE = 64 * 1024; // what a pipe on Linux holds before its writer has to wait
const BUILD_TIMEOUT = 60_000;
const ROOT = join(import.meta.dirname, '../..');
/** Inside the project, where its dependencies are found. */
const folder = mkdtempSync(join(ROOT, 'node_modules/.neuroloom-cli-'));

const wide = {
  ...emptyDocument('Wide'),
  nodes: {
    x: { type: 'input', params: { rows: [[1]] }, position: [0, 0] },
    h: { type: 'layer', params: { size: 20_000 }, position: [0, 0] },
  },
  edges: {
    e: { type: 'weight', params: { initial: 'uniform' }, from: { node: 'x', port: 'activation' }, to: { node: 'h', port: 'netInput' } },
  },
};

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  command: string,
  words: readonly string[],
): { readonly child: ChildProcessWithoutNullStreams; readonly ended: Promise<Exit> } {
  const child = spawn(command, words, { cwd: ROOT });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (written[name] += text));
  return { child, ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...written }))) };
}

const neuroloom = (...words: readonly string[]) => start(process.execPath, [join(folder, 'main.js'), ...words]);

beforeAll(async () => {
  const { code, stderr } = await start('npx', ['--no', '--', 'vite', 'build', '--config', 'vite.cli.config.ts', '--outDir', folder]).ended;
  if (code !== 0) throw new Error(`the build failed: ${stderr}`);
  writeFileSync(join(folder, 'xor.json'), files['xor.json'] ?? '');
  writeFileSync(join(folder, 'wide.json'), JSON.stringify(wide));
}, BUILD_TIMEOUT);

afterAll(() => rmSync(folder, { recursive: true }));

test('the built file starts by itself, as npx starts it', async () => {
  const { code, stderr } = await start(join(folder, 'main.js'), ['info', join(folder, 'xor.json')]).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('run computes with wasm and the process ends with 0, having said nothing else', async () => {
  const { code, stdout, stderr } = await neuroloom('run', join(folder, 'xor.json'), '--json').ended;
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ backend: 'wasm', nodes: { y: { values: { activation: [[0], [1], [1], [0]] } } } });
  expect(code).toBe(0);
});

test('a result larger than a pipe arrives whole, however slowly it is read', async () => {
  const { child, ended } = neuroloom('run', join(folder, 'wide.json'), '--json', '--backend', 'reference');
  child.stdout.pause();
  setTimeout(() => child.stdout.resume(), 1000);
  const { code, stdout } = await ended;
  expect(stdout.length).toBeGreaterThan(4 * PIPE);
  expect(JSON.parse(stdout).nodes.h.values.activation[0]).toHaveLength(20_000);
  expect(code).toBe(0);
});

test('a reader that leaves early is no error', async () => {
  const { child, ended } = neuroloom('run', join(folder, 'wide.json'), '--json', '--backend', 'reference');
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('a document comes through stdin, and a wrong one ends with 3', async () => {
  const { child, ended } = neuroloom('check', '-');
  child.stdin.end('{"format": "something else"}');
  const { code, stderr } = await ended;
  expect(stderr).toContain('stdin: error: This is JSON, but not a Neuroloom graph');
  expect(code).toBe(3);
});

test('a file that is a folder, or endless, is refused', async () => {
  expect(await neuroloom('info', folder).ended).toMatchObject({ code: 2, stderr: expect.stringContaining('a folder, not a file') });
  expect(await neuroloom('info', '/dev/zero').ended).toMatchObject({ code: 4, stderr: expect.stringContaining('[too-long]') });
});

test('an interruption ends the process by its signal, which a shell shows as 130', async () => {
  const { child, ended } = neuroloom('run', '-');
  setTimeout(() => child.kill('SIGINT'), 300);
  expect(await ended).toMatchObject({ signal: 'SIGINT', stdout: '', stderr: '' });
});
