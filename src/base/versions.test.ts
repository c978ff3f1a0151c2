import { expect, test } from 'vitest';
import * as fc from '../../tests/fast-check.ts';
import { Versioned } from './versions.ts';

const change = fc.tuple(
  fc.nat(30),
  fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.nat(9), { nil: undefined })), { maxLength: 4 }),
);

test('every version keeps its entries, in whatever order versions are made and asked', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.array(fc.nat(30), { maxLength: 40 }), (changes, asked) => {
      const versions = [new Versioned<number>(new Map([['a', 1]]))];
      const plain: ReadonlyMap<string, number>[] = [new Map([['a', 1]])];
      for (const [from, entries] of changes) {
        const i = from % versions.length;
        versions.push((versions[i] as Versioned<number>).with(new Map(entries)));
        const next = new Map(plain[i]);
        for (const [key, value] of new Map(entries))
          if (value === undefined) next.delete(key);
          else next.set(key, value);
        plain.push(next);
      }
      for (const which of asked) {
        const i = which % versions.length;
        for (const key of ['a', 'b', 'c', 'd']) expect((versions[i] as Versioned<number>).get(key)).toBe(plain[i]?.get(key));
      }
    }),
  );
});

test('what changed between two versions is found in both directions, and among strangers nothing is', () => {
  const one = new Versioned(new Map([['a', 1]]));
  const two = one.with(new Map([['b', 2]]));
  const other = one.with(new Map([['c', 3]]));
  expect(two.changedSince(one)).toEqual(new Set(['b']));
  expect(one.changedSince(two)).toEqual(new Set(['b']));
  expect(other.changedSince(two)).toEqual(new Set(['b', 'c']));
  expect(one.changedSince(one)).toEqual(new Set());
  expect(one.changedSince(new Versioned(new Map()))).toBeUndefined();
});
