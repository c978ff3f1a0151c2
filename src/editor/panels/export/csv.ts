/** What probes saw, as a table for a spreadsheet. */
import { joined, nameOfPart, type Series, type Table } from '../../../base/index.ts';
import { nodeName } from '../../inspector/words.ts';
import type { Editor } from '../../state/editor.ts';
import { quantityOf, timeUnits } from '../quantities.ts';
import type { Surroundings } from '../surroundings.ts';

export { csvOf } from '../../../base/index.ts';

/** What one probe saw of the run or of the held-out examples, by step. */
function seriesOf({ samples }: Editor, { document }: Surroundings, probe: string, of: 'run' | 'held-out'): Series | undefined {
  const series = samples.get(probe, of);
  const target = document.probes[probe]?.target;
  if (!series || !target) return undefined;
  const { title, unit, isPerPattern } = quantityOf(document, target);
  const { rows, width, length } = series;
  const size = rows * width;
  const base = `${nodeName(document, target.node)} ${title}`;
  const names = Array.from({ length: size }, (_, k) => {
    const element = width > 1 ? k % width : undefined;
    const part = {
      row: rows > 1 ? Math.floor(k / width) : undefined,
      element: isPerPattern ? undefined : element,
    };
    const words = [
      nameOfPart(base, part),
      isPerPattern && element !== undefined ? `, pattern ${element}` : '',
      of === 'held-out' ? ', held out' : '',
      unit === '' ? '' : ` (${unit})`,
    ];
    return words.join('');
  });
  return { names, length, at: (i) => series.steps[i] as number, value: (i, k) => series.values[i * size + k] as number };
}

/** Every step that any of the probes saw, with an empty cell where one of them did not. */
export function samplesTable(editor: Editor, around: Surroundings, probes: readonly string[]): Table | undefined {
  const found = probes.flatMap((probe) =>
    [seriesOf(editor, around, probe, 'run') ?? [], seriesOf(editor, around, probe, 'held-out') ?? []].flat(),
  );
  if (found.length === 0) return undefined;
  const { perUnit, verb } = around.course ?? { perUnit: 1, verb: 'forward' as const };
  return joined(['step', timeUnits[verb]], found, (step) => [step, Number((step / perUnit).toPrecision(12))]);
}
