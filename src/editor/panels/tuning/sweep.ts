/** An f–I curve in one gesture: the experiment that is shown once more, with the current at many strengths side by side, and a probe of the spikes. */
import { kinds } from '../../../../nodes/kinds.ts';
import { addExperiment, addProbe, freshId, type Experiment } from '../../../graph/index.ts';
import { freeName, newExperiment } from '../../experiments/experiments.ts';
import { spread } from '../../experiments/spread.ts';
import { asOneStep } from '../../flow/connect.ts';
import type { Editor } from '../../state/editor.ts';
import { into, outOf, paramsOf, typeOf, type Surroundings } from '../surroundings.ts';
import { variedOf } from './tuningCurve.ts';

const TRIALS = 21;
/** Of a current that is 0 or negative, or not one number. */
const USUAL_TOP = 20;
/** A rate is measured from intervals of the second half: in a shorter run slow firing has none; ms. */
const LEAST_LENGTH = 300;

export interface Sweep {
  readonly neuron: string;
  readonly current: string;
}

/** The port by which a neuron sends its spikes; undefined for what does not fire. */
const spikePort = (around: Surroundings, node: string): string | undefined =>
  kinds.nodes
    .get(typeOf(around, node) ?? '')
    ?.ports(paramsOf(around, node))
    .find(({ direction, spikes }) => direction === 'out' && spikes === true)?.name;

/** A staircase has no one strength. */
const drives = (around: Surroundings, node: string): boolean =>
  typeOf(around, node) === 'current' && paramsOf(around, node)['shape'] !== 'staircase';

/** The neuron and the current that drives it, told from either of them; undefined where there is none, or a current is varied already. */
export function sweepOf(around: Surroundings, owner: string): Sweep | undefined {
  if (variedOf(around)) return undefined;
  const [current] = spikePort(around, owner) !== undefined ? into(around, owner).filter(([, { from }]) => drives(around, from.node)) : [];
  if (current) return { neuron: owner, current: current[1].from.node };
  const neuron = drives(around, owner) ? outOf(around, owner).find(({ to }) => spikePort(around, to.node) !== undefined) : undefined;
  return neuron && { neuron: neuron.to.node, current: owner };
}

/** From no current to twice the present one. */
export function sweepExperiment(around: Surroundings, { current }: Sweep): Experiment {
  const { document, experiment } = around;
  const like = experiment?.verb === 'simulate' ? experiment : newExperiment(document, 'simulate');
  const path = `${current}.amplitude`;
  const { [path]: _, ...set } = like.set ?? {};
  const { amplitude } = paramsOf(around, current);
  const top = typeof amplitude === 'number' && amplitude > 0 ? 2 * amplitude : USUAL_TOP;
  return {
    ...like,
    title: 'f–I curve',
    set,
    length: Math.max(LEAST_LENGTH, like.length ?? 0),
    vary: { [path]: spread(0, top, TRIALS) },
  };
}

export function addSweep(editor: Editor, around: Surroundings, owner: string): void {
  const sweep = sweepOf(around, owner);
  if (!sweep) return;
  const { document } = editor.store.getState().history;
  const target = { node: sweep.neuron, port: spikePort(around, sweep.neuron) ?? '' };
  const isProbed = Object.values(document.probes).some((probe) => probe.target.node === target.node && probe.target.port === target.port);
  const name = freeName(document, 'f-I');
  asOneStep(editor, 'f–I curve', (gesture) => {
    if (!isProbed) editor.run(addProbe, { id: freshId('spikes', document.probes), target }, gesture);
    editor.run(addExperiment, { name, experiment: sweepExperiment(around, sweep), label: 'Add an f–I curve' }, gesture);
  });
  editor.chooseExperiment(name);
}
