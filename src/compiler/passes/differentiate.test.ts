import { describe, expect, test } from 'vitest';
import { parse, print, verify, type SignalId } from '../../ir/index.ts';
import { differentiate } from './differentiate.ts';
import { dropDead } from './drop-dead.ts';
import { simplify } from './simplify.ts';

const id = (n: number) => n as SignalId;

/** One unit: net input, activation, mean squared error over the batch. */
const unit = (activation: string) => `
%0 = source "x" : f32[?,2]
%1 = source "t" : f32[?,1]
%2 = parameter "w" : f32[2]
%3 = project %0 %2 {from: [0 1], to: [0 0], size: 1} : f32[?,1]
%4 = constant {value: 0, shape: (1)} : f32[1]
%5 = greater %3 %4 : bool[?,1]
%6 = constant {value: 1, shape: (1)} : f32[1]
${activation}
%8 = sub %7 %1 : f32[?,1]
%9 = mul %8 %8 : f32[?,1]
%10 = sumBatch %9 : f32[1]`;

const STEP = '%7 = where %5 %6 %4 : f32[?,1]';
const LEAKY = '%7 = where %5 %3 %4 : f32[?,1]';

test('the gradient of a weight is written behind the program', () => {
  const before = parse(unit('%7 = tanh %3 : f32[?,1]'));
  const { program, gradients } = differentiate(before, id(10), [id(2)]);
  const alive = dropDead.run(simplify.run({ ...program, outputs: new Map([['gradient', gradients.get(id(2)) as SignalId]]) }));
  expect(print(verify(alive)).split('\n').slice(3).join('\n')).toMatchInlineSnapshot(`
    "%3 = project %0 %2 {from: [0 1], to: [0 0], size: 1} : f32[?,1]
    %6 = constant {value: 1, shape: (1)} : f32[1]
    %7 = tanh %3 : f32[?,1]
    %8 = sub %7 %1 : f32[?,1]
    %9 = mul %8 %8 : f32[?,1]
    %12 = spread %6 %9 : f32[?,1]
    %13 = mul %12 %8 : f32[?,1]
    %15 = add %13 %13 : f32[?,1]
    %17 = mul %7 %7 : f32[?,1]
    %18 = sub %6 %17 : f32[?,1]
    %19 = mul %15 %18 : f32[?,1]
    %20 = gather %0 {indices: [0 1]} : f32[?,2]
    %21 = gather %19 {indices: [0 0]} : f32[?,2]
    %22 = mul %20 %21 : f32[?,2]
    %23 = sumBatch %22 : f32[2]
    output "gradient" %23"
  `);
});

test('the program itself stays as it was', () => {
  const before = parse(unit(LEAKY));
  const { program } = differentiate(before, id(10), [id(2)]);
  expect(program.ops.slice(0, before.ops.length)).toEqual(before.ops);
});

describe('operations that stop a gradient', () => {
  const flatIn = (text: string, loss: number, wanted: number) =>
    differentiate(parse(text), id(loss), [id(wanted)]).flat.map(({ op }) => `${op.kind} %${op.output}`);

  test('a step is named once, though it is a comparison and a choice', () => {
    expect(flatIn(unit(STEP), 10, 2)).toEqual(['where %7']);
    expect(differentiate(parse(unit(STEP)), id(10), [id(2)]).gradients).toEqual(new Map([[id(2), undefined]]));
  });

  test('a choice between two slopes is none', () => {
    expect(flatIn(unit(LEAKY), 10, 2)).toEqual([]);
  });

  test('every step on the way is named, the first one first', () => {
    const text = `
      %0 = parameter "w" : f32[1]
      %1 = floor %0 : f32[1]
      %2 = tanh %1 : f32[1]
      %3 = floor %2 : f32[1]
      %4 = add %3 %2 : f32[1]`;
    expect(flatIn(text, 4, 0)).toEqual(['floor %1', 'floor %3']);
  });

  test('what gives its type only, or does not lead to the loss, is none', () => {
    const text = `
      %0 = parameter "w" : f32[1]
      %1 = source "x" : f32[?,1]
      %2 = mul %0 %1 : f32[?,1]
      %3 = sumBatch %2 : f32[1]
      %4 = batchSize %2 : f32[1]
      %5 = div %3 %4 : f32[1]
      %6 = argmax %2 : i32[?,1]`;
    expect(flatIn(text, 5, 0)).toEqual([]);
  });
});

test('a signal without a path to the loss has no gradient', () => {
  const text = '%0 = parameter "a" : f32[1]\n%1 = parameter "b" : f32[1]\n%2 = exp %0 : f32[1]\n%3 = exp %1 : f32[1]';
  const { gradients } = differentiate(parse(text), id(2), [id(0), id(1)]);
  expect(gradients.get(id(0))).toBeDefined();
  expect(gradients.get(id(1))).toBeUndefined();
});

test('a loss that is not one number is a mistake of ours', () => {
  expect(() => differentiate(parse(unit(LEAKY)), id(9), [id(2)])).toThrow('the loss %9 is not one number');
});
