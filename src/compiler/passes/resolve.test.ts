import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../../tests/drawing.ts';
import { resolve, structureKey } from './resolve.ts';

const document = drawing(
  { z: input([[1]]), a: node('unit', { bias: 2 }), r: node('rate'), q: node('quantum') },
  { f: weight('z', 'a'), e: weight('a', 'r', 1, { delay: 2 }), d: weight('z', 'r') },
);
const resolved = resolve(document, kinds);

test('nodes and edges come in the order of their ids, whatever order they were drawn in', () => {
  const reversed = { ...document, nodes: Object.fromEntries(Object.entries(document.nodes).toReversed()) };
  expect([...resolved.nodes.keys()]).toEqual(['a', 'r', 'z']);
  expect([...resolve(reversed, kinds).nodes.keys()]).toEqual(['a', 'r', 'z']);
  expect(resolved.edges.map(({ id }) => id)).toEqual(['d', 'e', 'f']);
});

test('parameters are complete, and ports are those of the parameters', () => {
  expect(resolved.nodes.get('a' as never)?.params).toMatchObject({ bias: 2, activation: 'sigmoid' });
  expect(resolved.edges.find(({ id }) => id === 'f')?.target.name).toBe('netInput');
});

test('what arrives at a unit shows in the same step, unless it is delayed or the unit has a state', () => {
  const immediate = Object.fromEntries(resolved.edges.map((edge) => [edge.id, edge.immediate]));
  expect(immediate).toEqual({ f: true, e: false, d: false });
});

test('an unknown kind is said and takes no part, with the edges that end there', () => {
  expect(resolved.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['unknown-kind', 'warning']]);
  const led = {
    ...document,
    edges: { ...document.edges, g: { type: 'weight', params: {}, from: { node: 'q', port: 'x' }, to: { node: 'a', port: 'netInput' } } },
  };
  expect(resolve(led, kinds).edges.map(({ id }) => id)).toEqual(['d', 'e', 'f']);
});

test('equal structural parameters have equal keys, others do not', () => {
  expect(structureKey({ a: 1, b: [1, 2], c: 'x' }, ['a', 'b'])).toBe(structureKey({ b: [1, 2], a: 1, c: 'y' }, ['a', 'b']));
  expect(structureKey({ a: 1 }, ['a'])).not.toBe(structureKey({ a: '1' }, ['a']));
});
