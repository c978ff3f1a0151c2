/** Numbers that JSON does not have are never lost as null: they are not written at all. */
import { expect, test } from 'vitest';
import * as fc from '../../tests/fast-check.ts';
import { drawing, input, node } from '../../tests/drawing.ts';
import { keepWeights, lostIn } from './commands/learnt.ts';
import { run, startHistory } from './history.ts';
import { saveDocument } from './save.ts';
import { encodeTensor } from './tensor.ts';

const none = fc.constantFrom(NaN, Infinity, -Infinity);

test('a document with a number that is none is not written, wherever it stands', () => {
  fc.assert(
    fc.property(none, fc.integer({ min: 0, max: 4 }), (x, depth) => {
      let value: unknown = x;
      for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [1, value] : { deeper: value };
      const document = { ...drawing({ x: input([[1]]) }), meta: { value } };
      expect(() => saveDocument(document as never)).toThrow('not a finite number');
    }),
  );
});

test('what a training that diverged has learnt cannot be kept, few numbers or many', () => {
  const document = drawing({ u: node('unit', { activation: 'linear' }) });
  fc.assert(
    fc.property(none, fc.constantFrom(1, 3, 300), fc.nat(), (x, size, choice) => {
      const values = Array.from({ length: size }, (_, i) => (i === choice % size ? x : 1));
      const learnt = [{ owner: 'u', what: 'bias', values }];
      expect(lostIn(learnt)).toBe(learnt[0]);
      expect(() => run(startHistory(document), keepWeights, { learnt })).toThrow('not a finite number');
      expect(lostIn([{ owner: 'u', what: 'bias', values: values.map(() => 1) }])).toBeUndefined();
    }),
  );
});

test('a tensor holds no number that float32 does not have', () => {
  expect(() => encodeTensor([1, 1e39], [2])).toThrow('not a finite number');
});
