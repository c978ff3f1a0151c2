/** What a step of this length cannot give of an integrate-and-fire neuron. */
import { isOnStep, type Caution, type Circumstances } from '../../src/graph/index.ts';
import { refractorySteps } from './firing.ts';
import type { LifParams } from './params.ts';

const short = (ms: number): number => Number(ms.toPrecision(12));

/** On the grid of steps the refractory period is a whole number of steps. */
function rounded({ dt, values }: Circumstances): readonly Caution[] {
  const off = Array.from(values['tauRef'] ?? []).find((tauRef) => tauRef > 0 && !isOnStep(tauRef, dt));
  if (off === undefined) return [];
  const steps = refractorySteps(off, dt);
  const message = `the refractory period of ${off} ms is no whole number of steps of ${dt} ms. On the grid it lasts ${steps} ${steps === 1 ? 'step' : 'steps'}, ${short(steps * dt)} ms; spikes at their exact time keep it.`;
  return [{ code: 'refractory-rounded', field: 'tauRef', message }];
}

/** Reset at the threshold or above it, a neuron fires as often as it can. */
function restless({ form }: LifParams, { dt, values }: Circumstances): readonly Caution[] {
  const all = (name: string): readonly number[] => Array.from(values[name] ?? []);
  const isAbove = form === 'physical' && Math.max(...all('Vreset')) >= Math.min(...all('Vth'));
  const tauRef = Math.min(...all('tauRef'));
  if (!isAbove || tauRef >= dt) return [];
  const message = `the reset potential is not below the threshold, and the refractory period of ${tauRef} ms is shorter than a step of ${dt} ms. There is at most one spike in a step, so that the step decides how often the neuron fires.`;
  return [{ code: 'one-spike-a-step', field: 'Vreset', message }];
}

export function lifCautions(params: LifParams, circumstances: Circumstances): readonly Caution[] {
  if (params.spikes === 'none') return [];
  return params.spikes === 'grid' ? rounded(circumstances) : restless(params, circumstances);
}
