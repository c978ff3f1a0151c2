/** Hopfield memories as the reference files have them: patterns of mulberry32, cues given or drawn, and how a run is watched. */
import { mulberry32, present, shuffled, type JsonObject } from '../../src/base/index.ts';
import { kinds } from '../../nodes/kinds.ts';
import { compile, type Plan, type Rows } from '../../src/compiler/index.ts';
import type { Experiment, GraphDocument } from '../../src/graph/index.ts';
import { slice, type Backend } from '../../src/runtime/index.ts';
import { drawing, input, node, wire } from '../drawing.ts';

export interface Stored {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly seed: number;
}

/** Units of a memory as a picture: the files count units, a set of patterns has a width and a height. */
export function pictureOf(units: number): { readonly width: number; readonly height: number } {
  let height = Math.floor(Math.sqrt(units));
  while (units % height !== 0) height--;
  return { width: units / height, height };
}

/** ±1 of `count` patterns, as files 21, 25 and 26 draw them. */
export function patternsOf({ width, height, count, seed }: Stored): Float64Array {
  const next = mulberry32(seed);
  return Float64Array.from({ length: count * width * height }, () => (next() >= 2 ** 31 ? 1 : -1));
}

/** A pattern with its first `flips` units of a seeded order flipped. */
export function spoiled(pattern: Float64Array, flips: number, seed: number): number[] {
  const cue = [...pattern];
  for (const unit of shuffled(seed, cue.length).subarray(0, flips)) cue[unit] = -(cue[unit] ?? 0);
  return cue;
}

/** A memory that starts from given cues, each a row of the batch, and what is varied with them. */
export function memory(
  { width, height, count, seed }: Stored,
  cues: readonly (readonly number[])[],
  params: JsonObject,
  vary: Experiment['vary'] = {},
): GraphDocument {
  return drawing(
    {
      x: input(cues),
      p: node('pattern-set', { width, height, source: 'random', stream: 'mulberry32', count, seed }),
      h: node('hopfield', { size: width * height, ...params }),
    },
    { patterns: wire('p.patterns', 'h.patterns'), cue: wire('x', 'h.cue') },
    { experiments: { main: { verb: 'retrieve', length: 100, vary } } },
  );
}

/** What the memory `h` shows at a step, one row after the other. */
export type Look = (what: 'state' | 'overlap' | 'energy' | 'flips') => readonly (readonly number[])[];

export function planOf(document: GraphDocument): Plan {
  const { plan, diagnostics } = compile(document, 'main', kinds);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return present(plan, 'plan');
}

/** Shows the given steps, in rising order. */
export async function watch(
  document: GraphDocument,
  backend: Backend,
  steps: Iterable<number>,
  see: (step: number, look: Look) => void,
): Promise<void> {
  const plan = planOf(document);
  const shown = plan.observables.filter(({ owner }) => owner === 'h');
  const executable = await backend.prepare(plan);
  try {
    for (const step of steps) {
      await executable.advance(step - executable.step, []);
      const values = await executable.observe(shown.map(({ signal }) => signal));
      see(step, (what) =>
        rowsOf(
          slice(
            values,
            present(
              shown.find((each) => each.what === what),
              what,
            ),
          ),
        ),
      );
    }
  } finally {
    executable.dispose();
  }
}

export function rowsOf({ rows, values }: Rows): number[][] {
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
}

/** 0, 1, … `last`. */
export const upTo = (last: number): readonly number[] => Array.from({ length: last + 1 }, (_, step) => step);

/** FNV-1a of a state as the characters 1 and 0. */
export function hashOf(state: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const unit of state) hash = Math.imul(hash ^ (unit > 0 ? 49 : 48), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** The whole number S·J·S that an energy −S·J·S / 2P stands for; float32 holds the quotient to one part in 2²⁴. */
export const agreementOf = (energy: number, count: number): number => -2 * count * energy;
