/** File 05 as drawings: recurrent rate networks, all units at once. */
import type { GraphDocument } from '../../src/graph/index.ts';
import file from '../reference/05_recurrent_rate.json';
import { drawing, node, weight } from '../drawing.ts';

export type Net = (typeof file.nets)[number];

const activationOf = ({ dynamics }: Net): string =>
  dynamics.includes('sign') ? 'sign' : dynamics.includes('(1+tanh') ? 'gain-sigmoid' : 'gain-tanh';

/** `x` shows the units, from the start to after the last step. */
export const network = (net: Net, steps = net.steps): GraphDocument => {
  const rate = node('rate', {
    size: net.N,
    activation: activationOf(net),
    gain: net.gamma ?? 1,
    threshold: net.theta ?? 0,
    bias: net.b ? net.b.map((b, i) => b + (net.I?.[i] ?? 0)) : 0,
    x0: net.x0,
  });
  return drawing(
    { x: rate },
    { w: weight('x', 'x', net['w[from][to]']) },
    {
      probes: { x: { target: { node: 'x', port: 'rate' }, every: 1 } },
      experiments: { main: { verb: 'forward', length: steps + 1 } },
    },
  );
};

export { file as rateFile };
