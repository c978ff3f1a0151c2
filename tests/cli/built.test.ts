/** The built program as a process: pipes, signals, and that it ends by itself. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';
import { drawing, node, wire } from '../drawing.ts';
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

/** A line of bash in which "$@" is the program. */
const shell = (line: string) => start('bash', ['-c', line, 'bash', process.execPath, join(folder, 'main.js')]);

/** Waits for something to be said. */
const firstOf = (stream: Readable): Promise<void> => new Promise((resolve) => void stream.once('data', () => resolve()));

/** Waits, looking whenever something is said. */
const until = (stream: Readable, isThere: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return;
      stream.off('data', look);
      resolve();
    };
    stream.on('data', look);
  });

/** A million steps of an axon, which take longer than any test here, with a claim about their end. */
const long: GraphDocument = {
  ...drawing(
    { i: node('current', { shape: 'constant', amplitude: 10 }), n: node('hodgkin-huxley') },
    { e: wire('i.current', 'n.current') },
  ),
  title: 'Long',
  probes: { v: { target: { node: 'n', port: 'potential' }, every: 1000 } },
  experiments: { main: { verb: 'simulate', length: 25_000, dt: 0.025 } },
  claims: [{ experiment: 'main', measure: { probe: 'v', reduce: 'last' }, is: { atMost: 100 }, because: 'it is a potential' }],
};

beforeAll(async () => {
  const { code, stderr } = await start('npx', ['--no', '--', 'vite', 'build', '--config', 'vite.cli.config.ts', '--outDir', folder]).ended;
  if (code !== 0) throw new Error(`the build failed: ${stderr}`);
  writeFileSync(join(folder, 'xor.json'), files['xor.json'] ?? '');
  writeFileSync(join(folder, 'wrong.json'), files['wrong.json'] ?? '');
  writeFileSync(join(folder, 'wide.json'), JSON.stringify(wide));
  writeFileSync(join(folder, 'long.json'), JSON.stringify(long));
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

test('a reader that leaves early ends it quietly with 4', async () => {
  const { child, ended } = neuroloom('run', join(folder, 'wide.json'), '--json', '--backend', 'reference');
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await ended).toMatchObject({ code: 4, stderr: '' });
  const head = shell(`"$@" run "${join(folder, 'wide.json')}" --json --backend reference | head -c 1; exit \${PIPESTATUS[0]}`);
  expect(await head.ended).toMatchObject({ code: 4, stdout: '{', stderr: '' });
});

test.each([
  ['run', 'xor.json', '--backend', 'reference'],
  ['check', 'wrong.json', '--backend', 'reference'],
  ['info', 'absent.json'],
  ['--help'],
])('output that is full ends %s %s quietly with 4', async (...words) => {
  const call = words.map((word) => (word.endsWith('.json') ? `"${join(folder, word)}"` : word)).join(' ');
  expect(await shell(`"$@" ${call} > /dev/full 2> /dev/full`).ended).toMatchObject({ code: 4, stdout: '', stderr: '' });
});

test('check leaves off when nobody reads any more', async () => {
  const many = Array.from({ length: 200 }, () => `"${join(folder, 'xor.json')}"`).join(' ');
  const { code, stderr } = await shell(`"$@" check ${many} --backend reference | head -1; exit \${PIPESTATUS[0]}`).ended;
  expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
});

test('what is saved to where the result goes stands before it', async () => {
  const words = `run "${join(folder, 'xor.json')}" --save /dev/stdout --backend reference`;
  const piped = await shell(`"$@" ${words} | cat`).ended;
  const inFile = await shell(`"$@" ${words} > "${join(folder, 'both.txt')}"; cat "${join(folder, 'both.txt')}"`).ended;
  expect(piped.stdout).toMatch(/^\{[^]*"format": "neuroloom-graph"[^]*\}\nXOR by hand · experiment main/);
  expect(inFile.stdout).toBe(piped.stdout);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a run with %i, and what it was at is kept', async (signal, code) => {
  const kept = join(folder, `${signal}.json`);
  const { child, ended } = neuroloom('simulate', join(folder, 'long.json'), '--progress', '--checkpoint', kept, '--backend', 'reference');
  await firstOf(child.stderr);
  child.kill(signal);
  const { code: ours, stderr, stdout } = await ended;
  expect(ours).toBe(code);
  expect(stderr).toMatch(/interrupted after \d+ of 1000000 steps\n$/);
  expect(stdout).toContain('Long');
  const { step } = JSON.parse(readFileSync(kept, 'utf8'));
  expect(step).toBeGreaterThan(0);
  const longer = String((step + 8) / 40);
  const more = ['--resume', kept, '--checkpoint', kept, '--length', longer, '--backend', 'reference'];
  expect(await neuroloom('simulate', join(folder, 'long.json'), ...more).ended).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(kept, 'utf8')).step).toBe(step + 8);
});

test('what kills a run leaves the states that it has kept on the way', async () => {
  const kept = join(folder, 'killed.json');
  const words = ['--progress', '--checkpoint', kept, '--checkpoint-every', '1', '--backend', 'reference'];
  const { child, ended } = neuroloom('simulate', join(folder, 'long.json'), ...words);
  await until(child.stderr, () => existsSync(kept));
  child.kill('SIGKILL');
  expect(await ended).toMatchObject({ signal: 'SIGKILL' });
  const { step } = JSON.parse(readFileSync(kept, 'utf8'));
  expect(step % 40).toBe(0); // 1 ms is 40 steps
  const more = ['--resume', kept, '--length', String(step / 40 + 1), '--backend', 'reference'];
  expect(await neuroloom('simulate', join(folder, 'long.json'), ...more).ended).toMatchObject({ code: 0, stderr: '' });
});

test('check tells of a file when it has ended, and a signal ends it with what was found', async () => {
  const { child, ended } = neuroloom('check', join(folder, 'xor.json'), join(folder, 'long.json'), '--backend', 'reference');
  await firstOf(child.stdout); // of the first file: the second takes far longer than this test
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  expect(stdout).toContain('✓ claim 1');
  expect(stdout).toContain('1 claim holds · 1 file');
  expect(stderr).toBe('neuroloom check: interrupted after 1 of 2 files\n');
  expect(code).toBe(143);
});

test('a check that waits for stdin is interrupted, too', async () => {
  const { child, ended } = neuroloom('check', join(folder, 'xor.json'), '-', '--backend', 'reference');
  await firstOf(child.stdout);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, stderr: 'neuroloom check: interrupted after 1 of 2 files\n' });
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
