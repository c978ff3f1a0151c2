/** Passes over programs, as pictures: before and after. */
import { describe, expect, test } from 'vitest';
import { parse, print, verify, type Pass } from '../../ir/index.ts';
import { dropDead } from './drop-dead.ts';
import { layout } from './layout.ts';
import { simplify } from './simplify.ts';

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
/** What a pass makes of a picture; the input may not be touched. */
function through(pass: Pass, text: string): string {
  const program = verify(parse(text));
  const before = print(program);
  const after = print(verify(pass.run(program)));
  expect(print(program)).toBe(before);
  return after;
}

describe('simplify', () => {
  test('does equal operations on equal operands once, also those that become equal', () => {
    expect(
      through(
        simplify,
        `%0 = source "x" : f32[?,2]
         %1 = exp %0 : f32[?,2]
         %2 = exp %0 : f32[?,2]
         %3 = neg %1 : f32[?,2]
         %4 = neg %2 : f32[?,2]
         %5 = add %3 %4 : f32[?,2]
         output "y" %5
         output "z" %4`,
      ),
    ).toBe(
      lines(`
        %0 = source "x" : f32[?,2]
        %1 = exp %0 : f32[?,2]
        %3 = neg %1 : f32[?,2]
        %5 = add %3 %3 : f32[?,2]
        output "y" %5
        output "z" %3`),
    );
  });

  test('drops sums with a constant 0 and products with 1, on either side', () => {
    expect(
      through(
        simplify,
        `%0 = source "x" : f32[?,2]
         %1 = constant {value: 0, shape: (2)} : f32[2]
         %2 = constant {value: 1, shape: (1)} : f32[1]
         %3 = add %1 %0 : f32[?,2]
         %4 = mul %3 %2 : f32[?,2]
         output "y" %4`,
      ),
    ).toBe(
      lines(`
        %0 = source "x" : f32[?,2]
        %1 = constant {value: 0, shape: (2)} : f32[2]
        %2 = constant {value: 1, shape: (1)} : f32[1]
        output "y" %0`),
    );
  });

  test('keeps a sum with 0 that widens its operand', () => {
    const text = lines(`
      %0 = parameter "b" : f32[1]
      %1 = constant {value: 0, shape: (3)} : f32[3]
      %2 = add %0 %1 : f32[3]
      output "y" %2`);
    expect(through(simplify, text)).toBe(text);
  });

  test('keeps constants of another value or shape apart', () => {
    const text = lines(`
      %0 = constant {value: 1, shape: (3)} : f32[3]
      %1 = constant {value: 13, shape: (1)} : f32[1]
      %2 = constant {value: 1, shape: (1 3)} : f32[1,3]
      output "a" %0
      output "b" %1
      output "c" %2`);
    expect(through(simplify, text)).toBe(text);
  });

  test('follows the next of a state', () => {
    expect(
      through(
        simplify,
        `%0 = state "s" : f32[2]
         %1 = neg %0 : f32[2]
         %2 = neg %0 : f32[2]
         state "n.s" %0 <- %2 from %0
         output "y" %1`,
      ),
    ).toContain('state "n.s" %0 <- %1 from %0');
  });
});

test('dropDead drops what neither an output nor a state needs, and keeps what is given', () => {
  expect(
    through(
      dropDead,
      `%0 = source "x" : f32[?,2]
       %1 = parameter "unused" : f32[2]
       %2 = state "s" : f32[?,2]
       %3 = exp %0 : f32[?,2]
       %4 = neg %3 : f32[?,2]
       %5 = abs %2 : f32[?,2]
       %6 = tanh %0 : f32[?,2]
       state "n.s" %2 <- %5 from %2
       output "y" %6`,
    ),
  ).toBe(
    lines(`
      %0 = source "x" : f32[?,2]
      %1 = parameter "unused" : f32[2]
      %2 = state "s" : f32[?,2]
      %5 = abs %2 : f32[?,2]
      %6 = tanh %0 : f32[?,2]
      state "n.s" %2 <- %5 from %2
      output "y" %6`),
  );
});

describe('layout', () => {
  test('makes a full projection a matrix product', () => {
    expect(
      through(
        layout,
        `%0 = source "x" : f32[?,2]
         %1 = parameter "w" : f32[4]
         %2 = project %0 %1 {from: [0 0 1 1], to: [0 1 0 1], size: 2} : f32[?,2]
         output "y" %2`,
      ),
    ).toBe(
      lines(`
        %0 = source "x" : f32[?,2]
        %1 = parameter "w" : f32[4]
        %3 = scatter %1 {from: [0 0 1 1], to: [0 1 0 1], size: 2, rows: 2} : f32[2,2]
        %2 = matmul %0 %3 : f32[?,2]
        output "y" %2`),
    );
  });

  test('leaves a projection sparse below a quarter of all pairs', () => {
    const sparse = lines(`
      %0 = source "x" : f32[?,3]
      %1 = parameter "w" : f32[2]
      %2 = project %0 %1 {from: [0 1], to: [0 1], size: 3} : f32[?,3]
      output "y" %2`);
    expect(through(layout, sparse)).toBe(sparse);
    expect(through(layout, sparse.replaceAll('[2]', '[3]').replace('[0 1], to: [0 1]', '[0 1 2], to: [0 1 2]'))).toContain('matmul');
  });

  test('keeps absent edges absent where NaN may come along', () => {
    const odd = lines(`
      %1 = parameter "w" : f32[2]
      %0 = constant {value: NaN, shape: (2)} : f32[2]
      %2 = project %0 %1 {from: [0 1], to: [0 1], size: 2} : f32[2]
      output "y" %2`);
    expect(through(layout, odd)).toBe(odd);
    const delayed = lines(`
      %0 = constant {value: NaN, shape: (2)} : f32[2]
      %1 = parameter "w" : f32[2]
      %3 = state "s" : f32[2]
      %2 = project %3 %1 {from: [0 1], to: [0 1], size: 2} : f32[2]
      state "n.s" %3 <- %0 from %3
      output "y" %2`);
    expect(through(layout, delayed)).toContain('project');
  });
});
