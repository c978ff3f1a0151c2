/** What holds for every verb: usage, envelopes, colours, strangers' text, the unexpected. */
import { expect, test } from 'vitest';
import { exactly, files, neuroloom, xor } from './harness.ts';

test.each(['--help', 'help', 'run --help', 'help check', '--version'])('%s ends with 0', async (words) => {
  const { code, stdout, stderr } = await neuroloom(words.split(' '));
  expect(stdout).not.toBe('');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('the help names exit codes, JSON and the environment', async () => {
  const { stdout } = await neuroloom(['--help']);
  for (const said of ['Exit codes:', '"NaN", "Infinity" and "-Infinity"', 'NO_COLOR', 'NEUROLOOM_DEBUG']) expect(stdout).toContain(said);
});

test.each([
  [[]],
  [['rnu', 'xor.json']],
  [['run']],
  [['run', 'xor.json', '--fast']],
  [['check', '--backend', 'wasm,gpu', 'xor.json']],
  [['run', 'a', 'b']],
])('%j ends with 2, and with --json gives an envelope', async (words) => {
  const text = await neuroloom(words, { files });
  expect(text).toMatchObject({ code: 2, stdout: '' });
  expect(text.stderr).not.toBe('');
  const json = await neuroloom([...words, '--json'], { files });
  expect(json.code).toBe(2);
  expect(JSON.parse(json.stdout)).toMatchObject({ schemaVersion: 1, ok: false, exitCode: 2, error: expect.stringMatching(/\w/) });
});

test('colours are for terminals, unless NO_COLOR is set', async () => {
  const words = ['check', 'wrong.json', ...exactly];
  expect((await neuroloom(words, { files, terminal: true })).stdout).toContain('\u001B[31m✗\u001B[39m');
  expect((await neuroloom(words, { files, terminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001B');
  expect((await neuroloom(words, { files })).stdout).not.toContain('\u001B');
});

const EVIL = 'a\u001B[2Jb\u202Ec\nd\u009B';
const evil = JSON.stringify({
  ...xor,
  title: EVIL,
  description: EVIL,
  nodes: {
    ...Object.fromEntries(Object.entries(xor.nodes).map(([id, node]) => [id, { ...node, label: EVIL }])),
    strange: { type: EVIL, params: {}, position: [0, 0] },
  },
  claims: xor.claims.map((claim) => ({ ...claim, because: EVIL })),
});

test.each([['run', ...exactly], ['check', ...exactly], ['explain'], ['info']])(
  "%s keeps a stranger's control characters from the terminal",
  async (...words) => {
    const { code, stdout, stderr } = await neuroloom([...words, 'evil.json'], { files: { 'evil.json': evil } });
    expect(code).toBe(0);
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
    const json = await neuroloom([...words, 'evil.json', '--json'], { files: { 'evil.json': evil } });
    expect(json.stdout).not.toContain('\u001B');
    expect(JSON.parse(json.stdout).ok).toBe(true);
  },
);

function now(): number {
  throw new Error('the clock is broken\nin two lines');
}

test('what nobody expected is one line and 4; the stack is for those who ask', async () => {
  const quiet = await neuroloom(['info', 'xor.json'], { files, now });
  expect(quiet).toMatchObject({
    code: 4,
    stdout: '',
    stderr: 'neuroloom info: something unexpected happened: the clock is broken (NEUROLOOM_DEBUG=1 shows where)\n',
  });
  expect((await neuroloom(['info', 'xor.json'], { files, now, env: { NEUROLOOM_DEBUG: '1' } })).stderr).toContain('    at ');
  expect(JSON.parse((await neuroloom(['info', 'xor.json', '--json'], { files, now })).stdout)).toMatchObject({ ok: false, exitCode: 4 });
});
