/** The membrane equation C dV/dt = I − gNa m³h (V − ENa) − gK n⁴ (V − EK) − gL (V − EL), and its gates, over any algebra. */
import type { Algebra } from '../../src/ir/index.ts';
import { rates, type Gate, type Rates } from './rates.ts';

export interface Membrane<T> {
  /** µF/cm² */
  readonly C: T;
  /** mS/cm² */
  readonly gNa: T;
  readonly gK: T;
  readonly gL: T;
  /** mV */
  readonly ENa: T;
  readonly EK: T;
  readonly EL: T;
  /** The potential that the rates count from, mV. */
  readonly resting: T;
}

/** n⁴, or the n³ of a misprint. */
export type PotassiumPower = '4' | '3';

/** A membrane, and the current through it in µA/cm². */
export interface Driven<T> {
  readonly membrane: Membrane<T>;
  readonly power: PotassiumPower;
  readonly current: T;
}

export type Gates<T> = Readonly<Record<Gate, T>>;
export interface AxonState<T> extends Gates<T> {
  /** Membrane potential, mV. */
  readonly V: T;
}

/** Makes a value for every gate. */
export const eachGate = <T>(make: (gate: Gate) => T): Gates<T> => ({ m: make('m'), h: make('h'), n: make('n') });

export function ratesAt<T>(f: Algebra<T>, { resting }: Membrane<T>, V: T): Readonly<Record<Gate, Rates<T>>> {
  const u = f.sub(V, resting);
  return { m: rates.m(f, u), h: rates.h(f, u), n: rates.n(f, u) };
}

/** The conductances of the open channels, mS/cm²: sodium, potassium, leak. */
function conductances<T>(f: Algebra<T>, { membrane: { gNa, gK, gL }, power }: Driven<T>, { m, h, n }: Gates<T>) {
  const square = f.mul(n, n);
  return { Na: f.mul(gNa, f.mul(f.mul(f.mul(m, m), m), h)), K: f.mul(gK, f.mul(square, power === '4' ? square : n)), L: gL };
}

/** dV/dt, mV/ms. */
export function slopeOfV<T>(f: Algebra<T>, driven: Driven<T>, V: T, gates: Gates<T>): T {
  const { membrane, current } = driven;
  const { Na, K, L } = conductances(f, driven, gates);
  const through = (g: T, E: T) => f.mul(g, f.sub(E, V));
  const ionic = f.add(f.add(through(Na, membrane.ENa), through(K, membrane.EK)), through(L, membrane.EL));
  return f.div(f.add(ionic, current), membrane.C);
}

/** −∂(dV/dt)/∂V with the gates held, Σ g/C: how fast V relaxes, 1/ms; 0 where the membrane is a capacitor. */
export function rateOfV<T>(f: Algebra<T>, driven: Driven<T>, gates: Gates<T>): T {
  const { Na, K, L } = conductances(f, driven, gates);
  return f.div(f.add(f.add(Na, K), L), driven.membrane.C);
}

/** dx/dt = α (1 − x) − β x, 1/ms. */
export const slopeOfGate = <T>(f: Algebra<T>, { alpha, beta }: Rates<T>, x: T): T => f.sub(alpha, f.mul(f.add(alpha, beta), x));

/** The derivatives of all four, with the current held. */
export function slopes<T>(f: Algebra<T>, driven: Driven<T>, state: AxonState<T>): AxonState<T> {
  const at = ratesAt(f, driven.membrane, state.V);
  return { ...eachGate((gate) => slopeOfGate(f, at[gate], state[gate])), V: slopeOfV(f, driven, state.V, state) };
}
