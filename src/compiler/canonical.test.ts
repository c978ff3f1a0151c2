import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as fc from '../../tests/fast-check.ts';
import { hashOf, type Content } from './canonical.ts';

const nodeHash = (text: string) => createHash('sha256').update(text).digest('hex');

test('it is the SHA-256 of one way to write the value, as Node computes it', () => {
  expect(hashOf({ b: [1, 'x"'], a: { c: null, d: undefined } })).toBe(nodeHash('{"a":{"c":null,},"b":[1,"x\\"",],}'));
  const long = 'ä'.repeat(100_000); // longer than what is gathered
  expect(hashOf([long, 0.5])).toBe(nodeHash(`["${long}",0.5,]`));
  const bytes = Buffer.alloc(16);
  bytes.writeDoubleLE(1.5, 8);
  expect(hashOf(Float64Array.of(-0, 1.5))).toBe(createHash('sha256').update('f2:').update(bytes).digest('hex'));
});

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Content>;
const keysReversed = (value: Content): Content =>
  Array.isArray(value)
    ? value.map(keysReversed)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, item]) => [key, keysReversed(item ?? null)]),
        )
      : value;

test('the order of keys makes no difference', () => {
  fc.assert(fc.property(json, (value) => hashOf(keysReversed(value)) === hashOf(value)));
});

test('values that differ have hashes that differ', () => {
  // −0 is written as 0 by JSON, which is the only thing that is lost here
  fc.assert(fc.property(json, json, (a, b) => (hashOf(a) === hashOf(b)) === (written(a) === written(b))));
});

/** Independent of the code: sorted keys by JSON's own writer. */
const written = (value: Content): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : item,
  );
