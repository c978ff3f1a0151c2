/** Values on chosen examples: validation, decision boundaries, what a training ended with. Updates nothing. */
import { present } from '../base/index.ts';
import type { Plan, Rows } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';
import type { Executable, Values } from './backend.ts';

/** Rows that are computed at once: what memory they take stays bounded. */
const AT_ONCE = 1024;

/**
 * The given signals on these rows of the data. A signal with rows has one per example; one without is the mean of what the parts of
 * the examples give, each with the weight of its number: a mean over examples is then exact.
 */
export async function evaluateRows(executable: Executable, plan: Plan, rows: Int32Array, read: readonly SignalId[]): Promise<Values> {
  const parts: { readonly count: number; readonly values: Values }[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const chosen = rows.subarray(from, from + AT_ONCE);
    parts.push({ count: chosen.length, values: await executable.evaluate(feedsOf(plan, chosen), read) });
  }
  return new Map(read.map((id) => [id, together(parts.map(({ count, values }) => ({ count, rows: present(values.get(id), `%${id}`) })))]));
}

/** These rows of every table that a training draws examples from. */
function feedsOf({ sources }: Plan, chosen: Int32Array): Values {
  const drawn = [...sources].filter(([, { schedule }]) => schedule.kind === 'minibatches');
  return new Map(
    drawn.map(([id, { rows, values }]) => {
      const width = values.length / rows;
      const own = new Float64Array(chosen.length * width);
      chosen.forEach((row, i) => own.set(values.subarray(row * width, (row + 1) * width), i * width));
      return [id, { rows: chosen.length, values: own }];
    }),
  );
}

interface Part {
  readonly count: number;
  readonly rows: Rows;
}

function together(parts: readonly Part[]): Rows {
  const [first] = parts;
  if (!first) return { rows: 0, values: new Float64Array() };
  if (parts.length === 1) return first.rows;
  if (parts.every(({ count, rows }) => rows.rows === count)) {
    const width = first.rows.values.length / first.rows.rows;
    const all = new Float64Array(parts.reduce((sum, { count }) => sum + count, 0) * width);
    let at = 0;
    for (const { rows } of parts) {
      all.set(rows.values, at);
      at += rows.values.length;
    }
    return { rows: all.length / width, values: all };
  }
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const mean = first.rows.values.map((_, i) => parts.reduce((sum, { count, rows }) => sum + ((rows.values[i] ?? 0) * count) / total, 0));
  return { rows: 1, values: mean };
}
