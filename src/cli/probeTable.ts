/** What probes saw in a run, as a table: where they began and ended, and the extremes between. */
import type { Finished, Trace } from '../runtime/index.ts';
import { align, plain, showNumber, type Ink } from './text.ts';

export function probeTable({ traces, examples }: Finished, unit: string, ink: Ink): readonly string[] {
  if (traces.size === 0) return [ink.dim('no probes: nothing was recorded on the way')];
  const hasHeldOut = examples['held-out'].size > 0;
  const header = ['probe', 'samples', 'first', 'last', 'least', 'most', ...(hasHeldOut ? ['held out'] : [])];
  const rows = [...traces].map(([id, trace]) => {
    const { first, last, least, most } = summary(trace);
    const heldOut = examples['held-out'].get(id)?.values[0];
    return [
      plain(id),
      `${trace.length}`,
      first,
      last,
      least,
      most,
      ...(hasHeldOut ? [heldOut === undefined ? '' : showNumber(heldOut)] : []),
    ];
  });
  const [head = '', ...body] = align([header, ...rows]).map((cells) => cells.join('').trimEnd());
  return [ink.dim(head), ...body, ink.dim(`of the first element of row 0; per ${unit} with --csv`)];
}

function summary(trace: Trace): Readonly<Record<'first' | 'last' | 'least' | 'most', string>> {
  const value = (i: number): number => trace.sample(i).values[0] ?? NaN;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < trace.length; i++) {
    least = Math.min(least, value(i));
    most = Math.max(most, value(i));
  }
  return { first: showNumber(value(0)), last: showNumber(value(trace.length - 1)), least: showNumber(least), most: showNumber(most) };
}
