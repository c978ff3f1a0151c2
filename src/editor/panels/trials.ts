/** What trials are called: by the value that varies, `amplitude 4 µA/cm²`, or by their number where no value tells them apart. */
import { kinds } from '../../../nodes/kinds.ts';
import { metaOf } from '../../graph/index.ts';
import { formatExact } from '../kit/index.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'document' | 'experiment'>;

interface Place {
  /** Id of a node or an edge. */
  readonly node: string;
  readonly parameter: string;
}

/** `pulse.amplitude` is the amplitude of pulse. */
export function placeOf(path: string): Place {
  const dot = path.lastIndexOf('.');
  return { node: path.slice(0, dot), parameter: path.slice(dot + 1) };
}

/** A parameter as its schema has it, `amplitude` in `µA/cm²`. */
export function parameterOf({ document }: Around, { node, parameter }: Place): { readonly title: string; readonly unit: string } {
  const kind = kinds.nodes.get(document.nodes[node]?.type ?? '') ?? kinds.edges.get(document.edges[node]?.type ?? '');
  const meta = kind && parameter in kind.params.properties ? metaOf(kind.params, parameter) : undefined;
  return { title: meta?.title.toLowerCase() ?? parameter, unit: meta?.unit ?? '' };
}

export interface TrialNames {
  /** `amplitude 4 µA/cm²`, or `trial 1`. */
  full(row: number): string;
  /** Where there is little room: `4 µA/cm²`. */
  short(row: number): string;
}

const DIGITS = 6;
const valueWords = (value: number | undefined): string => (value === undefined ? '' : formatExact(Number(value.toPrecision(DIGITS))));

const join = (words: readonly string[]): string => words.filter((word) => word !== '').join(' ');
const numbered = (row: number): string => `trial ${row + 1}`;

export function trialNames(around: Around): TrialNames {
  const varied = Object.entries(around.experiment?.vary ?? {})
    .map(([path, values]) => ({ ...parameterOf(around, placeOf(path)), values }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
  const [first] = varied;
  const short = (row: number) => varied.map(({ unit, values }) => join([valueWords(values[row]), unit])).join(', ');
  const count = first?.values.length ?? 0;
  if (count === 0 || new Set(Array.from({ length: count }, (_, row) => short(row))).size < count)
    return { full: numbered, short: numbered };
  return {
    full: (row) => varied.map(({ title, unit, values }) => join([title, valueWords(values[row]), unit])).join(', '),
    short,
  };
}
