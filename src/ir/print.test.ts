import { expect, test } from 'vitest';
import { planFor } from '../../tests/drawing.ts';
import { randomDrawing } from '../../tests/properties/random-graph.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { verify } from './verify.ts';

const PICTURE = `
%0 = source "x" : f32[?,3]
%1 = parameter "w" : f32[2]
%2 = state "u.activation 1 steps ago" : f32[?,2]
%3 = project %0 %1 {from: [0 2], to: [0 1], size: 2} : f32[?,2]
%4 = constant {value: NaN, shape: (1)} : f32[1]
%5 = greater %3 %2 : bool[?,2]
%6 = where %5 %3 %4 : f32[?,2]
%7 = argmax %6 : i32[?,1]
%8 = gather %6 {indices: []} : f32[?,0]
state "u.u.activation-1" %2 <- %6 from %3
output "u.activation" %6
output "a \\"quoted\\" name" %7`.trim();

test('what is printed can be read and prints the same again', () => {
  expect(print(parse(PICTURE))).toBe(PICTURE);
  expect(verify(parse(PICTURE))).toBeDefined();
});

test('programs of random drawings, with delays, survive being printed and read', () => {
  for (let seed = 0; seed < 30; seed++) {
    const { program } = planFor(randomDrawing(seed, 12, { loops: true }));
    const text = print(program);
    const read = verify(parse(text));
    expect(print(read), `seed ${seed}`).toBe(text);
    expect(read.states).toEqual(program.states);
    expect(read.ops.map(({ kind, inputs, output, attrs }) => ({ kind, inputs, output, attrs }))).toEqual(
      program.ops.map(({ kind, inputs, output, attrs }) => ({ kind, inputs, output, attrs })),
    );
  }
});

test('long lists are shortened for the reader', () => {
  const indices = Int32Array.from({ length: 100 }, (_, i) => i);
  const program = parse('%0 = source "x" : f32[100]\n%1 = gather %0 {indices: [0]} : f32[1]');
  const longer = { ...program, ops: program.ops.map((op) => ({ ...op, attrs: { indices } }) as typeof op) };
  expect(print(longer)).toContain('62 63 … 100]');
});

test('a line that is no line is said', () => {
  expect(() => parse('%0 == source')).toThrow('cannot read: %0 == source');
});
