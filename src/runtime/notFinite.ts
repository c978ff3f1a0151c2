/**
 * Finds the first number of a run that is not finite, and where. Nothing is asked of a device in every step: what a stretch of steps leaves
 * behind is looked at, and only if that is not finite the stretch is gone through again. Numbers are looked at here and not on the device:
 * some GPUs make 1 of 0/0.
 */
import type { Location, Plan } from '../compiler/index.ts';
import type { Checkpoint, Executable, Values } from './backend.ts';
import { slice } from './slice.ts';

/** A number that is NaN or infinite, and that its kind does not declare as one that may be undefined. */
export interface NotFinite {
  readonly owner: string;
  /** The value of a node, the parameter of an edge, or a state that nobody sees. */
  readonly what: string;
  /** Of several rows and elements: which. They count from 0. */
  readonly row: number;
  readonly element: number;
  readonly value: number;
  /** Advances before it. */
  readonly step: number;
}

interface Looked extends Location {
  readonly owner: string;
  readonly what: string;
  readonly mayBeUndefined?: true;
}

type Found = Omit<NotFinite, 'step'>;

export const isSound = (x: number, mayBeUndefined = false): boolean => Number.isFinite(x) || (mayBeUndefined && Number.isNaN(x));

/** The first value that is not finite, in the order of computation: what a training has learnt comes before what follows from it. */
export function notFiniteAmong(plan: Plan, values: Values): Found | undefined {
  const isLearnt = learnt(plan);
  const { observables } = plan;
  return firstIn([...observables.filter(isLearnt), ...observables.filter((each) => !isLearnt(each))], values);
}

/** The first state that is not finite. */
export const notFiniteState = ({ slots }: Plan, states: Values): Found | undefined =>
  firstIn(
    slots.map((slot) => ({ ...slot, what: slot.slot })),
    states,
  );

/** Of a few values, such as those that probes see. */
export function firstIn(places: readonly Looked[], values: Values): Found | undefined {
  for (const place of places) {
    if (!values.has(place.signal)) continue;
    const { rows, values: own } = slice(values, place);
    const at = own.findIndex((x) => !isSound(x, place.mayBeUndefined));
    if (at === -1) continue;
    const width = own.length / rows;
    const { owner, what } = place;
    return { owner, what, row: Math.floor(at / width), element: at % width, value: own[at] as number };
  }
  return undefined;
}

function learnt({ course, slots }: Plan): (place: Looked) => boolean {
  if (course.verb !== 'train') return () => false;
  const keys = new Set(slots.map(({ owner, slot }) => `${owner} ${slot}`));
  return ({ owner, what }) => keys.has(`${owner} ${what}`);
}

/**
 * The first number that is not finite from a checkpoint on, up to and with step `to`, where something was seen that is not: by halves, so
 * that no step is gone through more than twice. The executable is left at the step that it found. Undefined where all is finite this
 * time: somebody wrote in between.
 */
export async function findNotFinite(executable: Executable, plan: Plan, from: Checkpoint, to: number): Promise<NotFinite | undefined> {
  executable.restore(from);
  const atOnce = await look(executable, plan);
  if (atOnce || to <= from.step) return atOnce;
  let sound = from;
  let unsound = to;
  while (unsound - sound.step > 1) {
    const middle = Math.floor((sound.step + unsound) / 2);
    await goTo(executable, sound, middle);
    if (await look(executable, plan)) unsound = middle;
    else sound = await executable.checkpoint();
  }
  await goTo(executable, sound, unsound);
  return look(executable, plan);
}

async function goTo(executable: Executable, from: Checkpoint, step: number): Promise<void> {
  executable.restore(from);
  await executable.advance(step - from.step, []);
}

async function look(executable: Executable, plan: Plan): Promise<NotFinite | undefined> {
  const found =
    notFiniteAmong(plan, await executable.observe(plan.entries.observe.roots)) ??
    notFiniteState(plan, (await executable.checkpoint()).states);
  return found && { ...found, step: executable.step };
}
