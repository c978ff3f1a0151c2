/** How fast a run goes, in units of its experiment per second: the stops of the slider, and what is usual. */
import type { Course } from '../../compiler/index.ts';
import type { Verb } from '../../graph/index.ts';

/** The last stop is as fast as possible. */
export const speedStops: { readonly [V in Verb]: readonly number[] } = {
  forward: [1, 2, 5, 10, 20, 50, 100, 1000, Infinity],
  train: [0.5, 1, 2, 5, 10, 20, 50, 100, Infinity],
  simulate: [0.5, 1, 2, 5, 10, 20, 50, 100, 200, Infinity],
  retrieve: [0.25, 0.5, 1, 2, 5, 10, 20, Infinity],
};

/** Where the length says nothing: a training is to be done, a memory settles visibly. */
const usualSpeeds: { readonly [V in Verb]: number } = { forward: 10, train: Infinity, simulate: 20, retrieve: 2 };

/** How long a simulation or a retrieval is watched, s. The stops are wide apart: five to twelve seconds come of it. */
const WATCHED = 7.5;

/** What suits the length of a run. `isOpen`: the length only bounds it, it ends when something is reached. */
export function usualSpeed({ verb, advances, perUnit }: Course, isOpen = false): number {
  if (isOpen || verb === 'forward' || verb === 'train') return usualSpeeds[verb];
  return speedStops[verb][stopOf(verb, advances / perUnit / WATCHED)] ?? usualSpeeds[verb];
}

/** The stop nearest to a speed. */
export function stopOf(verb: Verb, speed: number): number {
  const stops = speedStops[verb];
  if (!Number.isFinite(speed)) return stops.length - 1;
  const distance = (stop: number) => (Number.isFinite(stop) ? Math.abs(Math.log(stop / speed)) : Infinity);
  return stops.reduce((best, stop, i) => (distance(stop) < distance(stops[best] as number) ? i : best), 0);
}
