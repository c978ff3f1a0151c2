/** The package as others get it: packed, installed in an empty folder, imported, and started from the command line. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xor } from '../cli/harness.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUILD_TIMEOUT = 300_000;
const MOST_PACKAGES = 20;

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-package-'));
const at = (...names: readonly string[]) => join(folder, ...names);
const execute = promisify(execFile);
const run = (cwd: string, command: string, ...words: readonly string[]) =>
  execute(command, [...words], { cwd, maxBuffer: 64 * 1024 * 1024 }).then(({ stdout }) => stdout);
/** A program of a package that is installed here. */
const tool = (name: string, ...words: readonly string[]) => run(ROOT, join(ROOT, 'node_modules/.bin', name), ...words);

/** Folders of the packages that come along, as package.json and the lockfile say. */
async function comingAlong(): Promise<readonly string[]> {
  const lines = (await run(ROOT, 'npm', 'ls', '--omit=dev', '--all', '--parseable')).trim().split('\n');
  return lines.filter((line) => line.includes('node_modules'));
}

/** Tarballs of packages in folders, by `npm pack`. */
async function pack(...folders: readonly string[]): Promise<readonly string[]> {
  const words = ['--json', '--ignore-scripts', '--pack-destination', folder];
  const packed = JSON.parse(await run(ROOT, 'npm', 'pack', ...words, ...folders)) as unknown;
  return Object.values(packed as Readonly<Record<string, { readonly filename: string }>>).map(({ filename }) => at(filename));
}

beforeAll(async () => {
  for (const name of ['package.json', 'README.md', 'LICENSE', 'schemas']) cpSync(join(ROOT, name), at('ours', name), { recursive: true });
  await tool('vite', 'build', '--config', 'vite.cli.config.ts', '--outDir', at('ours/dist/cli'));
  await tool('vite', 'build', '--config', 'vite.library.config.ts', '--outDir', at('ours/dist/library'));
  await tool('rolldown', '--config', 'rolldown.config.ts', '--dir', at('ours/dist/library'));
  const [ours = ''] = await pack(at('ours'));
  cpSync(ours, at('neuroloom.tgz'));
  // the packages that it asks for are given as files, so that the test needs no registry and gets what the lockfile says
  const others = await pack(...(await comingAlong()));
  mkdirSync(at('empty'));
  await run(at('empty'), 'npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', at('neuroloom.tgz'), ...others);
}, BUILD_TIMEOUT);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every folder with a package.json below a node_modules. */
function packagesIn(modules: string): readonly string[] {
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  const paths = names.flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => join(name, own)) : [name]));
  return paths.flatMap((path) => [path, ...packagesIn(join(modules, path, 'node_modules'))]);
}

test(`an installed package is at most ${MOST_PACKAGES} packages`, () => {
  const packages = packagesIn(at('empty/node_modules'));
  expect(packages).toContain('neuroloom');
  expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
});

test('it is imported from an empty folder, and the example of the README gives what it says', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, example = ''] = /```js\n([^]*?)```/.exec(readme) ?? [];
  const [, promised = ''] = /\/\/ (\{.*\})/.exec(example) ?? [];
  expect(promised).toContain('Float64Array');
  writeFileSync(at('empty/example.mjs'), example);
  expect((await run(at('empty'), process.execPath, 'example.mjs')).trim()).toBe(promised);
});

test('the command line starts from there and finds wasm', async () => {
  writeFileSync(at('empty/xor.json'), JSON.stringify(xor));
  const stdout = await run(at('empty'), at('empty/node_modules/.bin/neuroloom'), 'check', 'xor.json', '--backend', 'wasm,cpu,reference');
  expect(stdout).toContain('3 claims hold · 1 file · wasm, cpu, reference');
});

const USE = `
import { compile, kinds, openSession, parseDocument, runExperiment, type GraphDocument, type Trace } from 'neuroloom';
const parsed = parseDocument('{}');
const title: string | undefined = kinds.nodes.get('unit')?.title;
if (parsed.ok) {
  const document: GraphDocument = parsed.document;
  const cost: number = compile(document, 'main').cost;
  const result = await runExperiment(document, 'main', { backend: 'cpu' });
  const trace: Trace | undefined = result.ok ? result.traces.get('p') : undefined;
  const values: Float64Array | undefined = trace?.steps[0]?.values;
  await (await openSession(document)).advance(3);
  // @ts-expect-error there is no such backend
  await runExperiment(document, 'main', { backend: 'gpu' });
  console.log(title, cost, values);
}
`;

test.each(['node16', 'bundler'])('its types hold with the module resolution %s', async (moduleResolution) => {
  writeFileSync(at('empty/use.mts'), USE);
  const module = moduleResolution === 'node16' ? 'node16' : 'esnext';
  const config = ['--strict', '--noEmit', '--target', 'es2023', '--lib', 'es2023,dom', '--ignoreConfig'];
  await run(
    at('empty'),
    join(ROOT, 'node_modules/.bin/tsc'),
    ...config,
    '--module',
    module,
    '--moduleResolution',
    moduleResolution,
    'use.mts',
  );
});

test('publint and attw have nothing to say', async () => {
  expect(await tool('publint', 'run', at('neuroloom.tgz'), '--strict')).toContain('All good!');
  await tool('attw', at('neuroloom.tgz')); // ends with an error where there is a problem
});
