/** Firing rates of trials against what is varied, and the closed form of the integrate-and-fire neuron beside them. */
import { tuning } from '../../../../nodes/lif/tuning.ts';
import { splitPath, type Numbers } from '../../../graph/index.ts';
import { numbers } from '../../../ir/index.ts';
import { into, paramsOf, typeOf, type Surroundings } from '../surroundings.ts';

/** A current that is varied: of which node, what, and its values trial by trial. */
export interface Varied {
  readonly node: string;
  readonly parameter: string;
  readonly values: readonly number[];
}

/** Parameters that drive a neuron, by kind. */
const currents: Readonly<Record<string, readonly string[]>> = { current: ['amplitude', 'baseline'], input: ['rows'] };

/** The first current that differs from trial to trial; undefined where none does. */
export function variedOf(around: Pick<Surroundings, 'document' | 'experiment'>): Varied | undefined {
  return Object.entries(around.experiment?.vary ?? {})
    .map(([path, values]): Varied => {
      const [node, parameter] = splitPath(path);
      return { node, parameter, values };
    })
    .find(
      ({ node, parameter, values }) =>
        currents[typeOf(around, node) ?? '']?.includes(parameter) && values.some((value) => value !== values[0]),
    );
}

/** What reaches the neuron of one unit of the varied value: the product of single weights on the way; undefined when it is no product. */
function gainInto(around: Surroundings, neuron: string, from: string): number | undefined {
  if (neuron === from) return undefined;
  const edges = into(around, neuron, 'input');
  const [only] = edges;
  if (!only || edges.length > 1 || only[1].from.node !== from) return undefined;
  if (only[1].type === 'wire') return 1;
  const weight = paramsOf(around, only[0])['weight'] as Numbers | undefined;
  return typeof weight === 'number' ? weight : undefined;
}

/** Rate in Hz for a value of what is varied: G(v_in) of the notes. Undefined where the closed form does not hold. */
export function closedForm(around: Surroundings, neuron: string, { node, parameter }: Varied): ((value: number) => number) | undefined {
  if (typeOf(around, neuron) !== 'lif' || !['amplitude', 'rows', 'bias', 'weight'].includes(parameter)) return undefined;
  const gain = gainInto(around, neuron, node);
  const { form, tauM, tauRef, Vth, VL } = paramsOf(around, neuron);
  if (gain === undefined || typeof tauM !== 'number' || typeof tauRef !== 'number') return undefined;
  const distance = form === 'physical' ? Number(Vth) - Number(VL) : 1;
  return (value) => tuning(numbers, (value * gain) / distance, tauM, tauRef);
}
