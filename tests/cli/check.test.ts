/** neuroloom check, in process. */
import { expect, test } from 'vitest';
import { exactly, files, neuroloom, withClaim } from './harness.ts';

test('a claim that holds ends with 0', async () => {
  const { code, stdout, stderr } = await neuroloom(['check', 'xor.json', ...exactly], { files });
  expect(stdout).toBe(`xor.json  XOR by hand
  ✓ claim 1 · one: expected 1 ± 0, got 1 — exactly one input is on

1 claim holds · 1 file · reference
`);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('a claim that fails ends with 1 and says what was expected, what was there and why', async () => {
  const { code, stdout } = await neuroloom(['check', 'wrong.json', ...exactly], { files });
  expect(stdout).toContain('✗ claim 1 · one: expected 0 ± 0.1, got 1 — said so');
  expect(stdout).toContain('0 claims hold, 1 fails');
  expect(code).toBe(1);
});

test('claims are checked on every backend that is named', async () => {
  const { code, stdout } = await neuroloom(['check', 'xor.json', '--json', '-b', 'reference,wasm', '-b', 'cpu'], { files });
  expect(code).toBe(0);
  const { backends, files: checked } = JSON.parse(stdout);
  expect(backends).toEqual(['reference', 'wasm', 'cpu']);
  expect(checked[0].claims.map(({ backend, holds }: { backend: string; holds: boolean }) => [backend, holds])).toEqual([
    ['reference', true],
    ['wasm', true],
    ['cpu', true],
  ]);
});

test('all files are checked, and the worst code wins', async () => {
  const { code, stdout, stderr } = await neuroloom(['check', 'wrong.json', 'loop.json', 'xor.json', 'absent.json', ...exactly], { files });
  expect(stdout).toContain('✓ claim 1 · one: expected 1 ± 0');
  expect(stdout).toContain('absent.json cannot be opened: there is no such file');
  expect(stdout).toContain('1 claim holds, 1 fails, 2 files not sound · 4 files');
  expect(stderr).toContain('loop.json: error:');
  expect(code).toBe(3);
});

test.each([
  ['xor.json', 0],
  ['wrong.json', 1],
  ['absent.json', 2],
  ['loop.json', 3],
  ['tooLarge.json', 4],
])('check --json %s gives code %i, in the envelope too', async (file, code) => {
  const ended = await neuroloom(['check', file, '--json', ...exactly], { files });
  expect(ended.code).toBe(code);
  expect(ended.stderr).toBe('');
  expect(JSON.parse(ended.stdout)).toMatchObject({
    schemaVersion: 1,
    ok: code === 0,
    command: 'check',
    exitCode: code,
    files: [{ file, exitCode: code }],
  });
});

test.each(['{', '[]', '{"format":"neuroloom-graph"}', '', '{"format":"neuroloom-graph","versions":{"graph":99}}'])(
  '%j is no document',
  async (text) => {
    const { code, stderr } = await neuroloom(['check', '-', ...exactly], { stdin: text });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^stdin: error: /);
    expect(stderr).not.toContain('    at ');
  },
);

test('a measure of what is not there fails the claim and says so', async () => {
  const claim = withClaim({ atLeast: 0 }).claims[0];
  const text = JSON.stringify({
    ...withClaim({ atLeast: 0 }),
    claims: [{ ...claim, measure: { probe: 'out', reduce: 'last', element: 7 } }],
  });
  const { code, stdout } = await neuroloom(['check', '-', ...exactly], { stdin: text });
  expect(stdout).toContain('element 8 does not exist');
  expect(code).toBe(1);
});

test('every file is told as it ends, before the next one is opened', async () => {
  const said: (readonly [string, string])[] = [];
  const ended = await neuroloom(['check', 'xor.json', 'wrong.json', 'xor.json', ...exactly], {
    files,
    onRead: (path, stdout) => void said.push([path, stdout]),
  });
  expect(said.map(([path]) => path)).toEqual(['xor.json', 'wrong.json', 'xor.json']);
  expect(said[0]?.[1]).toBe('');
  expect(said[1]?.[1]).toContain('✓ claim 1');
  expect(said[1]?.[1]).not.toContain('✗');
  expect(said[2]?.[1]).toContain('✗ claim 1');
  expect(ended.stdout.startsWith(said[2]?.[1] ?? '?')).toBe(true);
  expect(ended.stdout).toContain('2 claims hold, 1 fails · 3 files');
});

test('an interruption keeps what was found, and says so', async () => {
  const interrupted = new AbortController();
  const { code, stdout, stderr } = await neuroloom(['check', 'xor.json', 'wrong.json', ...exactly], {
    files,
    interrupted: interrupted.signal,
    onRead: (path) => (path === 'wrong.json' ? interrupted.abort('SIGTERM') : undefined),
  });
  expect(code).toBe(143);
  expect(stdout).toContain('✓ claim 1');
  expect(stdout).toContain('1 claim holds · 1 file');
  expect(stderr).toBe('neuroloom check: interrupted after 1 of 2 files\n');
});
