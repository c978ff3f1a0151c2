/** Steps in the unit of an experiment, and in words: "epoch 37 of 200", "12.3 of 100 ms". */
import type { Course } from '../../compiler/index.ts';
import type { Verb } from '../../graph/index.ts';
import { grouped } from '../inspector/words.ts';

/** What one unit is called; ms are a quantity, the others are counted. */
export const unitNames: { readonly [V in Verb]: string } = { forward: 'step', train: 'epoch', simulate: 'ms', retrieve: 'sweep' };

/** "20 ms", "1 epoch", "0.5 sweeps". */
export const inUnits = (verb: Verb, amount: number): string =>
  `${amount} ${unitNames[verb]}${verb === 'simulate' || amount === 1 ? '' : 's'}`;

export const speedWords = (verb: Verb, speed: number): string =>
  Number.isFinite(speed) ? `${inUnits(verb, speed)} per s` : 'as fast as possible';

/** A drawing whose loops are stepped through has no end. */
export const hasEnd = (course: Course): boolean => course.verb !== 'forward';

/** Decimals that tell one step from the next. */
const decimalsOf = (dt: number): number => Math.min(3, Math.max(1, Math.ceil(-Math.log10(dt) - 1e-9)));

export interface Position {
  /** Changes from step to step. */
  readonly at: string;
  /** Stays: "of 200", "of 100 ms". */
  readonly of: string;
}

export function positionOf({ verb, perUnit, advances, dt }: Course, step: number): Position {
  if (verb === 'forward') return { at: `step ${grouped(step)}`, of: '' };
  if (verb === 'simulate') return { at: (step * dt).toFixed(decimalsOf(dt)), of: `of ${plain(advances * dt)} ms` };
  const units = step / perUnit;
  return { at: `${unitNames[verb]} ${grouped(Math.floor(units + 1e-9))}`, of: `of ${plain(advances / perUnit)}` };
}

const plain = (amount: number): string => grouped(Number(amount.toFixed(3)));

/** One text, for those who hear it. */
export const positionWords = (course: Course, step: number): string => {
  const { at, of } = positionOf(course, step);
  return of === '' ? at : `${at} ${of}`;
};

/** The step at which the next, or the present, unit begins, going forward or back. */
export function unitFrom({ perUnit }: Course, step: number, direction: 1 | -1): number {
  const units = direction === 1 ? Math.floor(step / perUnit + 1e-6) + 1 : Math.ceil(step / perUnit - 1e-6) - 1;
  return Math.max(0, Math.round(units * perUnit));
}

const SECOND = 1;
const MINUTE = 60;

/** "3 s left", "2 min left"; nothing where it would be gone before it is read. */
export function leftWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < SECOND) return '';
  if (seconds < 10) return `${Math.ceil(seconds)} s left`;
  if (seconds < 2 * MINUTE) return `${Math.ceil(seconds / 5) * 5} s left`;
  return seconds < 100 * MINUTE ? `${Math.round(seconds / MINUTE)} min left` : `${Math.round(seconds / MINUTE / MINUTE)} h left`;
}
