import * as fc from '../../tests/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { duplicateKey } from './duplicate.ts';

const found = (text: string) => duplicateKey(text, JSON.parse(text));

describe('a key that stands twice in one object is found', () => {
  test.each([
    ['{"a":1,"a":2}', 'a', '', [1, 1]],
    ['{"a":1,\n"b":{},\n"a":2}', 'a', '', [1, 3]],
    ['{"nodes":{"u":{"x":1},\r\n"v":{},\r"u" : {}}}', 'u', 'nodes', [1, 3]],
    ['[0,{"a":[{"k":0},{"k":0,"k":1}]}]', 'k', '1 a 1', [1, 1]],
    [String.raw`{"u":1,"\u0075":2}`, 'u', '', [1, 1]],
    [String.raw`{"a\\":1,"a\\":2}`, 'a\\', '', [1, 1]],
    [String.raw`{"q\"":1,"q\"":"}"}`, 'q"', '', [1, 1]],
    ['{"__proto__":1,"__proto__":2}', '__proto__', '', [1, 1]],
    ['{"":1,"":2}', '', '', [1, 1]],
  ])('%s', (text, key, path, lines) => {
    expect(found(text)).toEqual({ key, path: path === '' ? [] : path.split(' '), lines });
  });
});

test.each(['1', '"a:b"', '{}', '{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"\\"a\\":"}', '{"a":": \\\\","b":1}'])(
  '%s has none',
  (text) => expect(found(text)).toBeUndefined(),
);

test('what is written from a value never has one', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(found(text)).toBeUndefined();
    }),
  );
});

test('a text of a million quotes and backslashes is read in time', () => {
  const hard = JSON.stringify({ a: '\\"'.repeat(250_000), b: ['":'.repeat(250_000)] });
  expect(found(hard)).toBeUndefined();
  expect(found(`{"a":1,"b":${hard},"a":2}`)?.key).toBe('a');
}, 2000); // quadratic reading would take minutes
