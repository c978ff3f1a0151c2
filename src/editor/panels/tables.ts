/** The numbers behind every picture, for a spreadsheet. */
import { nodeName } from '../inspector/words.ts';
import type { Editor } from '../state/editor.ts';
import { fieldOf, questions } from './boundary/boundary.ts';
import { samplesTable } from './export/csv.ts';
import { gateCurves, gateNames, SPAN } from './gating/gating.ts';
import type { Subject, Table } from './picture.ts';
import { quantityOf, timeUnits } from './quantities.ts';
import { createSpikeFinder } from './raster/spikes.ts';
import { paramsOf, type Surroundings } from './surroundings.ts';
import { meanRate, ratesIn, rateWords } from './tuning/rates.ts';
import { closedForm, variedOf } from './tuning/tuningCurve.ts';
import { givenWeights, matricesOf } from './weights/tiles.ts';

type TableOf = (editor: Editor, around: Surroundings, subject: Subject) => Table | undefined;

/** What was sampled in a run; without a run the present values of every case. */
export const samplesOfSubject: TableOf = (editor, around, { probes }) =>
  samplesTable(editor, around, probes) ?? presentTable(editor, around, probes);

function presentTable({ live }: Editor, { document }: Surroundings, probes: readonly string[]): Table | undefined {
  const columns = probes.flatMap((probe) => {
    const target = document.probes[probe]?.target;
    const part = target && live.readRows(target.node, target.port);
    if (!target || !part) return [];
    const width = part.values.length / part.rows;
    const first = quantityOf(document, target).isPerPattern ? 0 : 1;
    return Array.from({ length: width }, (_, k) => ({
      name: `${nodeName(document, target.node)} ${target.port}${width > 1 ? ` ${k + first}` : ''}`,
      rows: part.rows,
      at: (row: number) => part.values[row * width + k] as number,
    }));
  });
  const rows = Math.max(0, ...columns.map((column) => column.rows));
  if (rows === 0) return undefined;
  return {
    names: ['row', ...columns.map(({ name }) => name)],
    rows: Array.from({ length: rows }, (_, row) => [row + 1, ...columns.map((column) => (row < column.rows ? column.at(row) : ''))]),
  };
}

/** A row for every spike. */
export const spikesTable: TableOf = (editor, around, { probes }) => {
  const { perUnit, verb } = around.course ?? { perUnit: 1, verb: 'forward' as const };
  const rows = probes.flatMap((probe) => {
    const series = editor.samples.get(probe);
    const { node = '' } = around.document.probes[probe]?.target ?? {};
    if (!series) return [];
    const { steps, lanes } = series.events ?? createSpikeFinder().find(series);
    return steps.map((step, i) => {
      const lane = lanes[i] as number;
      const time = Number((step / perUnit).toPrecision(12));
      return [around.document.nodes[node]?.label ?? node, (lane % series.width) + 1, Math.floor(lane / series.width) + 1, step, time];
    });
  });
  return { names: ['of', 'element', 'row', 'step', timeUnits[verb]], rows };
};

export const tuningTable: TableOf = ({ samples }, around, { probes: [probe = ''] }) => {
  const varied = variedOf(around);
  const series = samples.get(probe);
  if (!varied || !series || !around.course) return undefined;
  const trials = ratesIn(series, around.course.dt);
  const formula = closedForm(around, around.document.probes[probe]?.target.node ?? '', varied);
  return {
    names: [`${varied.node}.${varied.parameter}`, 'rate (Hz) from intervals', 'measured as', ...(formula ? ['closed form (Hz)'] : [])],
    rows: varied.values.map((value, row) => {
      const rates = trials[row];
      const how = [...new Set(rates?.map(rateWords))].join('; ');
      return [value, rates ? meanRate(rates) : '', how, ...(formula ? [formula(value)] : [])];
    }),
  };
};

export const gatingTable: TableOf = (_, around, { owner = '' }) => {
  const resting = Number(paramsOf(around, owner)['resting']);
  const potentials = Array.from({ length: SPAN[1] - SPAN[0] + 1 }, (__, i) => resting + SPAN[0] + i);
  const curves = gateCurves(potentials, resting);
  return {
    names: ['V (mV)', ...gateNames.flatMap((gate) => [`${gate} steady`, `${gate} time constant (ms)`])],
    rows: potentials.map((v, i) => [v, ...curves.flatMap(({ steady, tau }) => [steady[i] ?? '', tau[i] ?? ''])]),
  };
};

const numbered = (name: string, size: number): string[] => Array.from({ length: size }, (_, i) => `${name}${i + 1}`);

/** Empty beyond the last row. */
const rowAt = (values: ArrayLike<number> | undefined, size: number, row: number): (number | string)[] =>
  Array.from({ length: size }, (_, i) => values?.[row * size + i] ?? '');

/** The examples with their targets and answers, then the answers everywhere else that the picture asks for. */
export async function boundaryTable({ ask }: Editor, around: Surroundings): Promise<Table | undefined> {
  const field = fieldOf(around);
  if (!field) return undefined;
  const { x, t, rows, inputs, outputs, dataset, answer } = field;
  const asked = questions(field);
  const points = new Float64Array(x.length + asked.length);
  points.set(x);
  points.set(asked, x.length);
  const count = points.length / inputs;
  const feed = { owner: dataset, what: 'inputs', rows: count, values: points };
  const [part] = await ask.evaluate('boundary as numbers', [feed], [{ owner: answer.node, what: answer.port }]);
  const { title } = quantityOf(around.document, answer);
  return {
    names: [...numbered('x', inputs), ...numbered('t', outputs), ...numbered('answer', outputs).map((name) => `${name} (${title})`)],
    rows: Array.from({ length: part ? count : rows }, (_, at) => [
      ...rowAt(points, inputs, at),
      ...rowAt(t, outputs, at),
      ...rowAt(part?.values, outputs, at),
    ]),
  };
}

/** A row per presynaptic unit. */
export const weightsTable: TableOf = ({ live }, around, { owner = '' }) => {
  const [matrix] = matricesOf(around, owner);
  const values = matrix && (live.read(matrix.edge, 'weight') ?? givenWeights(around, matrix));
  if (!matrix || !values) return undefined;
  const { from, to } = matrix;
  return {
    names: ['presynaptic unit', ...Array.from({ length: to }, (_, j) => `to ${j + 1}`)],
    rows: Array.from({ length: from }, (_, i) => [i + 1, ...values.subarray(i * to, (i + 1) * to)]),
  };
};

export const overlapTable: TableOf = ({ live }, _, { owner = '' }) => {
  const overlaps = live.read(owner, 'overlap');
  return overlaps && { names: ['pattern', 'overlap'], rows: Array.from(overlaps, (value, pattern) => [pattern, value]) };
};
