/** Traces as comma-separated values: a line per sample, a column per probe, row and element. */
import type { Trace } from '../runtime/index.ts';

export function toCsv(traces: ReadonlyMap<string, Trace>, unit: string): string {
  const columns = [...traces].flatMap(([id, trace]) => columnsOf(id, trace));
  const times = [...new Set(columns.flatMap(({ at }) => at))].toSorted((a, b) => a - b);
  const cells = columns.map(({ at, values }) => new Map(at.map((time, i) => [time, values[i]])));
  const lines = times.map((time) => [time, ...cells.map((own) => own.get(time) ?? '')].join(','));
  return `${[[unit, ...columns.map(({ name }) => name)].join(','), ...lines].join('\n')}\n`;
}

interface Column {
  readonly name: string;
  readonly at: readonly number[];
  readonly values: readonly number[];
}

function columnsOf(id: string, { steps, at }: Trace): readonly Column[] {
  const [first] = steps;
  if (!first) return [];
  const width = first.values.length / first.rows;
  return Array.from({ length: first.values.length }, (_, i) => {
    const [row, element] = [Math.floor(i / width), i % width];
    const name = `${id}${first.rows > 1 ? ` row ${row}` : ''}${width > 1 ? ` [${element}]` : ''}`;
    return { name, at, values: steps.map(({ values }) => values[i] ?? NaN) };
  });
}
