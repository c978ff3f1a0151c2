import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { verify } from './verify.ts';

const X = '%0 = source "x" : f32[?,3]\n%1 = parameter "w" : f32[2]\n';

describe('verify refuses, as a mistake of ours,', () => {
  test.each([
    ['a value used before it is computed', `${X}%3 = neg %2 : f32[?,3]\n%2 = neg %0 : f32[?,3]`, 'neg %3 uses %2 before it is computed'],
    ['a value computed twice', `${X}%2 = neg %0 : f32[?,3]\n%2 = abs %0 : f32[?,3]`, '%2 is computed twice'],
    ['a declared shape that is another', `${X}%2 = neg %0 : f32[?,4]`, 'neg %2 declares [4], gives [3]'],
    ['a forgotten batch', `${X}%2 = neg %0 : f32[3]`, 'neg %2 declares [3], gives [3]'],
    ['operands that do not match', `${X}%2 = add %0 %1 : f32[?,3]`, 'shapes [3] and [2] do not match'],
    ['an operand that is missing', `${X}%2 = add %0 : f32[?,3]`, 'takes 2 operands, got 1'],
    ['a condition that is a number', `${X}%2 = where %0 %0 %0 : f32[?,3]`, 'the condition must be bool'],
    [
      'fewer weights than connections',
      `${X}%2 = project %0 %1 {from: [0 1 2], to: [0 0 0], size: 1} : f32[?,1]`,
      'needs one weight per connection',
    ],
    ['a connection from nowhere', `${X}%2 = project %0 %1 {from: [0 3], to: [0 0], size: 1} : f32[?,1]`, 'from reaches outside [3]'],
    ['a connection to nowhere', `${X}%2 = project %0 %1 {from: [0 1], to: [0 1], size: 1} : f32[?,1]`, 'to reaches outside [1]'],
    ['connections that differ in length', `${X}%2 = route %0 {from: [0 1], to: [0], size: 1} : f32[?,1]`, 'from and to differ in length'],
    ['a matrix that does not fit', `${X}%2 = parameter "m" : f32[2,4]\n%3 = matmul %0 %2 : f32[?,4]`, '[3] does not fit [2,4]'],
    ['a vector as a matrix', `${X}%2 = matmul %0 %1 : f32[?,4]`, 'takes an unbatched matrix'],
    ['a state without a next', `${X}%2 = state "s" : f32[3]\nstate "n.s" %2 <- %7 from %2`, 'state s has no next'],
    ['a state that changes its shape', `${X}%2 = state "s" : f32[2]\nstate "n.s" %2 <- %0 from %1`, 'state s changes its shape'],
    ['an output that nothing computes', `${X}output "y" %5`, 'output y is never computed'],
  ])('%s', (_, text, message) => {
    expect(() => verify(parse(text))).toThrow(message);
  });
});
