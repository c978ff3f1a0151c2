/** What probes saw as comma-separated values: a line per sample, a column per probe, row and element. */
import { csvOf, joined, nameOfPart, type Series } from '../base/index.ts';
import type { Trace } from '../runtime/index.ts';

export function toCsv(traces: ReadonlyMap<string, Trace>, unit: string): string {
  return csvOf(
    joined(
      [unit],
      [...traces].map(([id, trace]) => seriesOf(id, trace)),
      (at) => [at],
    ),
    '\n',
  );
}

function seriesOf(id: string, { steps, at }: Trace): Series {
  const { rows = 1, values = new Float64Array() } = steps[0] ?? {};
  const width = values.length / rows;
  const names = Array.from(values, (_, i) =>
    nameOfPart(id, { row: rows > 1 ? Math.floor(i / width) : undefined, element: width > 1 ? i % width : undefined }),
  );
  return { names, at, value: (i, k) => steps[i]?.values[k] ?? NaN };
}
