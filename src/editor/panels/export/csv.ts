/** Tables as CSV (RFC 4180): a point for decimals, a comma between cells, every digit that float64 has. */
import { nodeName } from '../../inspector/words.ts';
import type { Editor } from '../../state/editor.ts';
import type { Table } from '../picture.ts';
import { quantityOf, timeUnits } from '../quantities.ts';
import type { Surroundings } from '../surroundings.ts';

const cell = (value: number | string): string => {
  const words = String(value);
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

export function csvOf({ names, rows }: Table): string {
  const lines = [names.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

interface Column {
  readonly name: string;
  readonly at: (i: number) => number;
}

/** What one probe saw of the run or of the held-out examples, by step. */
function columnsOf({ samples }: Editor, { document }: Surroundings, probe: string, of: 'run' | 'held-out') {
  const series = samples.get(probe, of);
  const target = document.probes[probe]?.target;
  if (!series || !target) return undefined;
  const { title, unit, isPerPattern } = quantityOf(document, target);
  const size = series.rows * series.width;
  const base = `${nodeName(document, target.node)} ${title}`;
  const columns = Array.from({ length: size }, (_, k): Column => {
    const parts = [
      base,
      series.width > 1 ? (isPerPattern ? `pattern ${k % series.width}` : `element ${(k % series.width) + 1}`) : '',
      series.rows > 1 ? `row ${Math.floor(k / series.width) + 1}` : '',
      of === 'held-out' ? 'held out' : '',
    ];
    return {
      name: `${parts.filter((part) => part !== '').join(', ')}${unit === '' ? '' : ` (${unit})`}`,
      at: (i) => series.values[i * size + k] as number,
    };
  });
  return { series, columns };
}

/** Every step that any of the probes saw, with an empty cell where one of them did not. */
export function samplesTable(editor: Editor, around: Surroundings, probes: readonly string[]): Table | undefined {
  const found = probes.flatMap((probe) =>
    [columnsOf(editor, around, probe, 'run') ?? [], columnsOf(editor, around, probe, 'held-out') ?? []].flat(),
  );
  if (found.length === 0) return undefined;
  const { perUnit, verb } = around.course ?? { perUnit: 1, verb: 'forward' as const };
  const places = found.map(({ series }) => new Map(Array.from({ length: series.length }, (_, i) => [series.steps[i] as number, i])));
  const steps = [...new Set(places.flatMap((place) => [...place.keys()]))].toSorted((a, b) => a - b);
  return {
    names: ['step', timeUnits[verb], ...found.flatMap(({ columns }) => columns.map(({ name }) => name))],
    rows: steps.map((step) => [
      step,
      Number((step / perUnit).toPrecision(12)),
      ...found.flatMap(({ columns }, k) => {
        const i = places[k]?.get(step);
        return columns.map(({ at }) => (i === undefined ? '' : at(i)));
      }),
    ]),
  };
}
