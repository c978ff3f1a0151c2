/** What trials are called: by the value that varies, `amplitude 4 µA/cm²`, or by their number where no value tells them apart. */
import { metaOf, splitPath } from '../../graph/index.ts';
import { kindOf } from '../inspector/fields/owner.ts';
import { paramUnit } from '../inspector/stimulus.ts';
import { nodeName } from '../inspector/words.ts';
import { formatExact } from '../kit/index.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'document' | 'experiment'>;

/** A parameter as its schema has it, `amplitude` in `µA/cm²`; that of a stimulus without a unit with its owner, `amplitude of v_in`. */
export function parameterOf({ document }: Around, path: string): { readonly title: string; readonly unit: string } {
  const [owner, parameter] = splitPath(path);
  const kind = kindOf(document, owner);
  const meta = kind && parameter in kind.params.properties ? metaOf(kind.params, parameter) : undefined;
  const title = meta?.title.toLowerCase() ?? parameter;
  const unit = paramUnit(document, owner, meta?.unit);
  return { title: unit === '' && meta?.unit !== undefined ? `${title} of ${nodeName(document, owner)}` : title, unit };
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
    .map(([path, values]) => ({ ...parameterOf(around, path), values }))
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
