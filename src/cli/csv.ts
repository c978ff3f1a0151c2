/** What probes saw as comma-separated values: a line per sample, a column per probe, row and element. */
import { csvOf, joined, nameOfPart, type Series } from '../base/index.ts';
import type { Trace } from '../runtime/index.ts';

/** Goes through all traces at once, in the order of time, so that nothing but the text grows with a long run. */
export function toCsv(traces: ReadonlyMap<string, Trace>, unit: string): string {
  return csvOf(
    joined([unit], [...traces].map(seriesOf), (at) => [at]),
    '\n',
  );
}

function seriesOf([id, trace]: readonly [string, Trace]): Series {
  const { rows = 1, values = new Float64Array() } = trace.length > 0 ? trace.sample(0) : {};
  const width = values.length / rows;
  const names = Array.from(values, (_, i) =>
    nameOfPart(id, { row: rows > 1 ? Math.floor(i / width) : undefined, element: width > 1 ? i % width : undefined }),
  );
  return { names, length: trace.length, at: (i) => trace.time(i), value: (i, k) => trace.sample(i).values[k] ?? NaN };
}
