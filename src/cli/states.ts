/** States of a run as a file, so that it can go on another day: `--checkpoint` writes it, `--resume` reads it. */
import type { SavedStates } from '../runtime/index.ts';

const FORMAT = 'neuroloom-states';

export function statesToJson(experiment: string, { step, slots }: SavedStates): string {
  const plain = Object.fromEntries([...slots].map(([key, { rows, values }]) => [key, { rows, values: Array.from(values) }]));
  return `${JSON.stringify({ format: FORMAT, version: 1, experiment, step, slots: plain })}\n`;
}

/** The states, or what is wrong with the text. */
export function statesFromJson(text: string): SavedStates | string {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const { format, version, step, slots } = Object(file) as Record<string, unknown>;
  if (format !== FORMAT || version !== 1) return `it is not of the format ${FORMAT}, version 1`;
  if (!Number.isInteger(step) || (step as number) < 0) return 'it names no step';
  const found = new Map<string, { readonly rows: number; readonly values: Float64Array }>();
  for (const [key, slot] of Object.entries(Object(slots) as Record<string, { readonly rows?: unknown; readonly values?: unknown }>)) {
    const { rows, values } = slot;
    const isFine = Number.isInteger(rows) && Array.isArray(values) && values.every((x) => typeof x === 'number' && Number.isFinite(x));
    if (!isFine) return `its state '${key}' is not a list of numbers`;
    found.set(key, { rows: rows as number, values: Float64Array.from(values as number[]) });
  }
  return { step: step as number, slots: found };
}
