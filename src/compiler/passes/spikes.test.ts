import { expect, test } from 'vitest';
import { drawing, node, weight } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { reconnect, run, startHistory, type GraphDocument } from '../../graph/index.ts';
import { compile } from '../compile.ts';

const simulated = { experiments: { main: { verb: 'simulate', length: 10 } } } as const;
const driven = (type: string, port: string) =>
  drawing({ s: node('spike-source'), cell: node(type) }, { w: weight('s.spikes', `cell.${port}`) }, simulated);

const found = (document: GraphDocument) => compile(document, 'main', kinds).diagnostics.filter(({ code }) => code === 'spikes-as-current');

test.each([
  ['lif', 'input', 'kicks or its synapses'],
  ['hodgkin-huxley', 'current', 'its synapses'],
])('spikes that enter a %s neuron by its %s are said to do next to nothing, with the way out', (type, port, better) => {
  const [advice, ...others] = found(driven(type, port));
  expect(others).toEqual([]);
  expect(advice?.message).toContain(better);
  const args = advice?.fix?.args as unknown as Parameters<typeof reconnect.apply>[1];
  expect(found(run(startHistory(driven(type, port)), reconnect, args).history.document)).toEqual([]);
});

test('spikes at a synapse, in a meter and in a unit are as they should be, and so is a current', () => {
  expect(found(driven('lif', 'kicks'))).toEqual([]);
  expect(found(driven('firing-rate', 'spikes'))).toEqual([]);
  expect(found(driven('rate', 'netInput'))).toEqual([]);
  const current = drawing({ i: node('current'), cell: node('lif') }, { w: weight('i.current', 'cell.input') }, simulated);
  expect(found(current)).toEqual([]);
});
