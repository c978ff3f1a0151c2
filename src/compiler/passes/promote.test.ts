import { expect, test } from 'vitest';
import { nodeId } from '../../base/index.ts';
import { createBuilder, float, parse, print, verify, type SignalId } from '../../ir/index.ts';
import { promote } from './promote.ts';

const id = (n: number) => n as SignalId;

test('the first value of another state still follows from the parameter', () => {
  const builder = createBuilder(
    parse(`
      %0 = parameter "w" : f32[1]
      %1 = state "v" : f32[1]
      %2 = neg %0 : f32[1]
      %3 = add %1 %2 : f32[1]
      state "n.v" %1 <- %3 from %2
      output "negative" %2`),
  );
  const current = builder.declare('state', 'e.weight', float([1], false));
  const next = builder.op('exp', [id(0)], {});
  const program = promote(builder.finish(), [{ owner: nodeId('e'), slot: 'weight', current, next, initial: id(0) }]);
  expect(print(verify(program))).toMatchInlineSnapshot(`
    "%0 = parameter "w" : f32[1]
    %1 = state "v" : f32[1]
    %4 = state "e.weight" : f32[1]
    %2 = neg %4 : f32[1]
    %3 = add %1 %2 : f32[1]
    %5 = exp %4 : f32[1]
    %6 = neg %0 : f32[1]
    state "n.v" %1 <- %3 from %6
    state "e.weight" %4 <- %5 from %0
    output "negative" %2"
  `);
});
