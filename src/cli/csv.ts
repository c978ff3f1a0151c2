/** Traces as comma-separated values: a line per sample, a column per probe, row and element. */
import type { Trace } from '../runtime/index.ts';

/** Goes through all traces at once, in the order of time, so that nothing but the text grows with a long run. */
export function toCsv(traces: ReadonlyMap<string, Trace>, unit: string): string {
  const all = [...traces].map(([id, trace]) => ({ trace, names: columnsOf(id, trace), next: 0 }));
  const lines = [[unit, ...all.flatMap(({ names }) => names)].join(',')];
  const timeOf = ({ trace, next }: (typeof all)[number]): number => (next < trace.length ? trace.time(next) : Infinity);
  for (;;) {
    const time = all.reduce((first, each) => Math.min(first, timeOf(each)), Infinity);
    if (time === Infinity) return `${lines.join('\n')}\n`;
    const cells = all.flatMap((each) => {
      const { trace, names, next } = each;
      if (timeOf(each) !== time) return names.map(() => '');
      each.next++;
      const { values } = trace.sample(next);
      return names.map((_, i) => `${values[i] ?? NaN}`);
    });
    lines.push([time, ...cells].join(','));
  }
}

function columnsOf(id: string, trace: Trace): readonly string[] {
  if (trace.length === 0) return [];
  const { rows, values } = trace.sample(0);
  const width = values.length / rows;
  return Array.from(values, (_, i) => {
    const [row, element] = [Math.floor(i / width), i % width];
    return `${id}${rows > 1 ? ` row ${row}` : ''}${width > 1 ? ` [${element}]` : ''}`;
  });
}
