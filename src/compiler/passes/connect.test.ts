import { expect, test } from 'vitest';
import { drawing, input, node, textAt, valuesOf, weight, wire } from '../../../tests/drawing.ts';

const linear = node('unit', { activation: 'linear' });
const layer = (size: number) => node('layer', { size, activation: 'linear' });
const lowered = (...args: Parameters<typeof drawing>) =>
  textAt('lowered', drawing(...args))
    .split('\n')
    .filter((line) => /= (project|matmul|route|add) |weight"/.test(line));

test('edges from one group into another become one projection, in the order of their ids', () => {
  const text = lowered(
    { a: input([[1]]), b: input([[2]]), u: linear, v: linear },
    { z: weight('a', 'u', 3), y: weight('b', 'v', 4), x: weight('b', 'u', 5) },
  );
  expect(text).toMatchInlineSnapshot(`
    [
      "%8 = parameter "x…z.weight" : f32[3]",
      "%9 = project %0 %8 {from: [1 1 0], to: [0 1 0], size: 2} : f32[?,2]",
      "%10 = add %9 %1 : f32[?,2]",
    ]
  `);
});

test('edges from several groups are added up', async () => {
  const document = drawing(
    { a: input([[1]]), b: node('bias'), h: linear, u: linear },
    { ah: weight('a', 'h', 2), au: weight('a', 'u', 10), bu: weight('b', 'u', 100), hu: weight('h', 'u', 1000) },
  );
  expect(await valuesOf(document, 'u.netInput')).toEqual([10 + 100 + 2000]);
});

test('from every element to every other an edge is a matrix, [from, to]', async () => {
  const document = drawing({ x: input([[1, 10]]), l: layer(3) }, { e: weight('x', 'l', [[1, 2, 3], [4, 5, 6]]) }); // prettier-ignore
  expect(await valuesOf(document, 'l.netInput')).toEqual([41, 52, 63]);
  expect(textAt('lowered', document)).toMatch(/matmul .*\[\?,3\]/);
});

test('one to one and listed pairs meet as they say', async () => {
  const nodes = { x: input([[1, 10, 100]]), l: layer(3) };
  expect(await valuesOf(drawing(nodes, { e: weight('x', 'l', [2, 3, 4], { connectivity: 'one-to-one' }) }), 'l.netInput')).toEqual([
    2, 30, 400,
  ]);
  const listed = { connectivity: 'list', pairs: [[0, 2], [2, 0], [2, 2]] }; // prettier-ignore
  expect(await valuesOf(drawing(nodes, { e: weight('x', 'l', [2, 3, 4], listed) }), 'l.netInput')).toEqual([300, 0, 402]);
});

test('edges into a port that stacks are laid end to end in the order of their slots', async () => {
  const nodes = { a: input([[1, 2]]), b: input([[3]]), s: node('softmax') };
  const share = (first: string) =>
    valuesOf(
      drawing(nodes, { a: wire('a', 's', { slot: first === 'a' ? 0 : 1 }), b: wire('b', 's', { slot: first === 'a' ? 1 : 0 }) }),
      's.share',
    );
  const [ab, ba] = [await share('a'), await share('b')];
  expect(ab).toHaveLength(3);
  expect(ba).toEqual([ab[2], ab[0], ab[1]]);
});

test('a port into which no edge leads gets zeros', async () => {
  expect(await valuesOf(drawing({ u: node('unit', { activation: 'linear', bias: 7 }) }), 'u.netInput')).toEqual([7]);
});
