import { expect, test } from 'vitest';
import { drawing, node, planFor } from '../../tests/drawing.ts';

test('a note takes no part in any computation', () => {
  const plan = planFor(drawing({ n: node('note', { text: 'Read me' }) }));
  expect(plan.program.ops).toEqual([]);
  expect(plan.observables).toEqual([]);
});
