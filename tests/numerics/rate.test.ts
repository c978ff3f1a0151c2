/** File 05: recurrent rate networks, all units at once. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import { runExperiment } from '../../src/runtime/index.ts';
import { excess } from './case.ts';
import { network, rateFile as file, type Net } from './rate-networks.ts';
import { devices, reference, reference32, type Subject } from './spiking.ts';

const worst = async (net: Net, { open, precision }: Subject) => {
  const run = await runExperiment(network(net), 'main', kinds, await open());
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  const steps = present(run.traces.get('x'), 'x').steps;
  const trajectory = net.expected['trajectory[t][unit]'];
  expect(steps).toHaveLength(trajectory.length);
  // the trajectories are written with nine digits
  const bound = precision === 'float64' ? { abs: 5e-10, rel: 5e-9 } : file.tolerance.float32;
  return Math.max(...trajectory.flatMap((units, t) => units.map((x, i) => excess(steps[t]?.values[i] as number, x, bound))));
};

describe('all units take what the others were one step before', () => {
  test.each(
    [reference, reference32, ...devices].flatMap((subject) => file.nets.map((net) => [net.name, subject.name, net, subject] as const)),
  )('%s on %s', async (_, __, net, subject) => {
    expect(await worst(net, subject)).toBeLessThanOrEqual(1);
  });
});
