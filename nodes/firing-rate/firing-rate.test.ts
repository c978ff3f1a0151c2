import { expect, test } from 'vitest';
import { node, wire } from '../../tests/drawing.ts';
import { column, reference, simulate, simulation } from '../../tests/numerics/spiking.ts';

test('the rate of regular spikes is their number per second, and the count is their number', async () => {
  const document = simulation(
    { i: node('current', { amplitude: 2 }), n: node('lif'), r: node('firing-rate', { tau: 100 }) },
    { i: wire('i', 'n.input'), w: wire('n.spike', 'r') },
    { dt: 0.1, length: 600, probes: ['r.rate', 'r.count', 'n.spike'] },
  );
  const run = await simulate(document, await reference.open());
  const spikes = column(run.trace('n.spike')).filter(Boolean).length;
  expect(run.last('r.count')).toEqual([spikes]);
  const late = column(run.trace('r.rate')).slice(-3173); // twenty intervals of 15.863 ms
  const mean = late.reduce((sum, x) => sum + x, 0) / late.length;
  // G(2) = 63.04 Hz; e^(−300/100) of it is still missing at the beginning, and a twentieth of one interval at the ends
  expect(Math.abs(mean / 63.04 - 1)).toBeLessThan(0.03);
});
