import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument, type GraphNode } from '../../graph/index.ts';
import { firstFit, mainOut } from './connection.ts';
import { planConnections } from './connect.ts';
import { targetsOf } from './targets.ts';

const node = (type: string): GraphNode => ({ type, params: {}, position: [0, 0] });
const context = {
  document: {
    ...emptyDocument(),
    nodes: { a: node('lif'), b: node('lif'), train: node('spike-source'), I: node('current'), data: node('dataset'), loss: node('loss') },
  },
  kinds,
  sizes: new Map<string, number>(),
};
const likely = (from: string, into: string) =>
  targetsOf(context, { nodes: [from] })
    .map(({ title }) => title)
    .find((title) => title.includes(`${into} · `));

test('spikes are led to synapses, currents to where currents enter', () => {
  expect(firstFit(context, { node: 'train', port: 'spikes' }, 'b').to.port).toBe('kicks');
  expect(firstFit(context, { node: 'I', port: 'current' }, 'b').to.port).toBe('input');
  expect(likely('train', 'b')).toBe('b · kicks');
  expect(likely('I', 'b')).toBe('b · input');
});

test('a new kick is an EPSP below the threshold, whatever the form of the neuron', () => {
  const physical = { ...node('lif'), params: { form: 'physical' } };
  const there = { ...context, document: { ...context.document, nodes: { ...context.document.nodes, physical } } };
  const weightOf = (to: string) =>
    Object.values(planConnections(there, [{ from: { node: 'train', port: 'spikes' }, to: { node: to, port: 'kicks' } }]).edges)[0]?.params;
  expect(weightOf('b')).toEqual({ weight: 0.6 });
  expect(weightOf('physical')).toEqual({ weight: 12 }); // mV, of the 20 from −70 to −50
});

test('a neuron sends its spikes, unless what takes them is for something else', () => {
  expect(mainOut(context, 'a')?.port).toBe('spike');
  expect(mainOut(context, 'a', { node: 'loss', port: 'prediction' })?.port).toBe('potential');
  expect(likely('a', 'b')).toBe('spike → b · kicks');
});

test('what has the name of a port is led there first, and a node to itself last', () => {
  expect(likely('data', 'loss')).toBe('targets → loss · target');
  expect(targetsOf(context, { nodes: ['a'] }).at(-1)?.title).toContain('a · ');
});
