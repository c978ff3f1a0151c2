/** The gates of the squid axon over the membrane potential: where each settles, and how fast. */
import { gateNames, rates, steady, timeConstant, type Gate } from '../../../../nodes/hodgkin-huxley/rates.ts';
import { numbers } from '../../../ir/index.ts';

export interface GateCurve {
  readonly gate: Gate;
  /** x∞ at every potential. */
  readonly steady: readonly number[];
  /** τ at every potential, ms. */
  readonly tau: readonly number[];
}

/** Potentials that are looked at, mV from the zero of the rates. */
export const SPAN = [-40, 120] as const;

export const steadyAt = (gate: Gate, v: number, resting: number): number => steady(numbers, rates[gate](numbers, v - resting));
export const tauAt = (gate: Gate, v: number, resting: number): number => timeConstant(numbers, rates[gate](numbers, v - resting));

export function gateCurves(potentials: readonly number[], resting: number): readonly GateCurve[] {
  return gateNames.map((gate) => ({
    gate,
    steady: potentials.map((v) => steadyAt(gate, v, resting)),
    tau: potentials.map((v) => tauAt(gate, v, resting)),
  }));
}

export { gateNames };
