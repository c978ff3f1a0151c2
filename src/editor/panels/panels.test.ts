import { expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { axon, circles, memory, population, tuning } from '../../../stories/panels/drawings.ts';
import type { GraphDocument, GraphNode } from '../../graph/index.ts';
import { nodeName } from '../inspector/words.ts';
import { createSampleStore, type Series } from '../kit/index.ts';
import type { Part } from '../../runtime/index.ts';
import type { Editor } from '../state/editor.ts';
import { allPanels, fitting, openPanels } from './arrange.ts';
import { fieldOf, GRID, questions, shaped, type Field } from './boundary/boundary.ts';
import { meanAround, meansPer, tracesOf } from './curve/traces.ts';
import { centred, softmax, stroked } from './digit/digit.ts';
import { csvOf } from './export/csv.ts';
import { fileName } from './export/save.ts';
import { gateCurves, steadyAt } from './gating/gating.ts';
import { cellsBetween, cueOf, drawnUnits, toggled, topOverlaps, written } from './memory/cue.ts';
import { moreOf } from './more.ts';
import { NO_CHOICES } from './panelStore.ts';
import { quantityOf } from './quantities.ts';
import { createSpikeFinder, ratesOf } from './raster/spikes.ts';
import type { Surroundings } from './surroundings.ts';
import { boundaryTable, samplesOfSubject } from './tables.ts';
import { trialNames } from './trials.ts';
import { closedForm, variedOf } from './tuning/tuningCurve.ts';
import { listed } from './values/listed.ts';
import { columnsFor, limitFor, matricesOf, sideOf } from './weights/tiles.ts';
import { brief, moment } from './words.ts';

function around(document: GraphDocument): Surroundings {
  const { plan } = compile(document, 'main', kinds);
  return {
    document,
    experiment: document.experiments['main'],
    observables: plan?.observables ?? [],
    course: plan?.course,
    batch: plan?.batch ?? 1,
    stateful: (plan?.program.states.length ?? 0) > 0,
  };
}

const keys = (document: GraphDocument) => allPanels(around(document), NO_CHOICES).map(({ key }) => key);

test('every probe gets the picture that suits it, and a run what it is watched with', () => {
  expect(keys(axon)).toEqual(['curve axon potential', 'curve axon gates', 'curve I current']);
  expect(keys(population)).toEqual(['raster spikes', 'curve E potential']);
  expect(keys(tuning)).toEqual(['tuning s', 'curve cell potential']);
  expect(keys(circles)).toEqual(['boundary data', 'curve loss loss', 'curve loss accuracy']);
  expect(keys(memory)).toEqual(['memory memory']);
});

test('a person chooses another picture, adds one, closes one', () => {
  const scene = around(axon);
  expect(fitting(scene, 'V').map(({ id }) => id)).toEqual(['curve', 'values']);
  const choices = { ...NO_CHOICES, chosen: { V: 'values' }, added: ['gating axon', 'gating gone'], closed: new Set(['curve I current']) };
  expect(openPanels(allPanels(scene, choices), choices).map(({ key }) => key)).toEqual(['values all', 'curve axon gates', 'gating axon']);
});

test('a table of present values counts patterns from 0 and units from 1, as their pictures do', () => {
  const probes = {
    m: { target: { node: 'memory', port: 'overlap' }, every: 1 },
    s: { target: { node: 'memory', port: 'state' }, every: 1 },
  };
  const present = { samples: { get: () => undefined }, live: { readRows: () => ({ rows: 1, values: [0.5, -0.5] }) } };
  const table = samplesOfSubject(present as unknown as Editor, around({ ...memory, probes }), { probes: ['m', 's'] });
  expect(table?.names.map((name) => name.split(' ').slice(-2).join(' '))).toEqual(['row', 'overlap 0', 'overlap 1', 'state 1', 'state 2']);
});

test('a boundary as numbers has every example with its target and answer, then the answers over the plane', async () => {
  const evaluate = (_: string, [feed]: readonly Part[]) => {
    const { rows = 0, values = [] } = feed ?? {};
    return Promise.resolve([
      { rows, values: Float64Array.from({ length: rows }, (__, i) => Number(values[2 * i]) + Number(values[2 * i + 1])) },
    ]);
  };
  const table = await boundaryTable({ ask: { evaluate } } as unknown as Editor, around(circles));
  const rows = [...(table?.rows ?? [])];
  const { x, t, rows: examples } = fieldOf(around(circles)) as Field;
  expect(table?.names).toEqual(['x1', 'x2', 't1', 'answer1 (activation)']);
  expect(rows[1]).toEqual([x[2], x[3], t[1], Number(x[2]) + Number(x[3])]);
  expect(rows).toHaveLength(examples + GRID * GRID);
  expect(rows.at(-1)?.[2]).toBe('');
});

test('a row that is wider than what is seen of it says on which side there is more', () => {
  const at = (scrollLeft: number, scrollWidth = 1300) => moreOf({ scrollLeft, scrollWidth, clientWidth: 970 });
  expect(at(0)).toEqual({ before: false, after: true });
  expect(at(100)).toEqual({ before: true, after: true });
  expect(at(329.5)).toEqual({ before: true, after: false });
  expect(at(0, 971)).toEqual({ before: false, after: false });
});

test('quantities have their units', () => {
  expect(quantityOf(axon, { node: 'axon', port: 'potential' })).toMatchObject({ title: 'membrane potential', unit: 'mV' });
  expect(quantityOf(axon, { node: 'axon', port: 'lastSpike' })).toMatchObject({ title: 'last spike', unit: 'ms' });
  expect(quantityOf(axon, { node: 'gone', port: 'x' })).toMatchObject({ title: 'x', unit: '' });
});

const seriesOf = (rows: number, width: number, samples: readonly (readonly number[])[], steps = samples.map((_, i) => i)): Series => ({
  length: samples.length,
  every: 1,
  events: undefined,
  rows,
  width,
  steps: Float64Array.from(steps),
  values: Float64Array.from(samples.flat()),
});

test('few elements are lines with names, many a mean in a band', () => {
  const store = createSampleStore();
  const take = (probe: string, series: Series, of: 'run' | 'held-out' = 'run') =>
    store.take({ type: 'samples', revision: 0, probe, of, ...series });
  take(
    'a',
    seriesOf(1, 2, [
      [1, 2],
      [3, 4],
    ]),
  );
  take('a', seriesOf(1, 2, [[5, 6]]), 'held-out');
  take('b', seriesOf(3, 1, [[1, 2, 6]]));
  take('c', seriesOf(1, 20, [Array.from({ length: 20 }, (_, i) => i)]));
  const only = tracesOf(store, [{ probe: 'a', name: 'activation' }], 'all');
  expect(only.map(({ label, of, stroke }) => [label, of, stroke])).toEqual([
    ['1', 'run', 0],
    ['2', 'run', 1],
    ['1', 'held-out', 0],
    ['2', 'held-out', 1],
  ]);
  expect(only[1]?.at(1)).toBe(4);
  expect(tracesOf(store, [{ probe: 'b', name: 'v' }], 'all').map(({ label }) => label)).toEqual(['trial 1', 'trial 2', 'trial 3']);
  expect(tracesOf(store, [{ probe: 'b', name: 'v' }], 2)[0]?.at(0)).toBe(6);
  const [band] = tracesOf(store, [{ probe: 'c', name: 'v' }], 0);
  expect([band?.at(0), band?.band?.(0)]).toEqual([9.5, [0, 19]]);
});

test('means over an epoch stand in its middle', () => {
  const store = createSampleStore();
  store.take({ type: 'samples', revision: 0, probe: 'L', of: 'run', ...seriesOf(1, 1, [[4], [2], [1], [3], [5]]) });
  const [trace] = tracesOf(store, [{ probe: 'L', name: 'loss' }], 0);
  expect(trace && meansPer(trace, 2, 0, 5)).toEqual({ steps: [0.5, 2.5, 4], values: [3, 2, 5] });
  expect([0, 1, 3, 4].map((i) => trace && meanAround(trace, 2, i).value)).toEqual([3, 3, 2, 5]);
});

test('spikes are found once, and anew after the run went back', () => {
  const finder = createSpikeFinder();
  const series = seriesOf(1, 2, [
    [0, 1],
    [0, 0],
    [1, 1],
  ]);
  expect(finder.find({ ...series, length: 2 })).toEqual({ steps: [0], lanes: [1] });
  expect(finder.find(series)).toEqual({ steps: [0, 2, 2], lanes: [1, 0, 1] });
  expect(finder.find({ ...series, length: 1 })).toEqual({ steps: [0], lanes: [1] });
  expect([...ratesOf([0.5, 1.5, 1.6], { from: 0, to: 2, bins: 2, lanes: 2, msPerUnit: 1 })]).toEqual([500, 1000]);
});

test('the closed form of a neuron stands beside its rates', () => {
  const scene = around(tuning);
  const varied = variedOf(scene);
  expect(varied).toMatchObject({ node: 'I', parameter: 'amplitude' });
  const formula = varied && closedForm(scene, 'cell', varied);
  expect(formula?.(1)).toBe(0);
  expect(formula?.(1.5)).toBeCloseTo(41.715, 3); // three decimals are given in the notes' table
  expect(varied && closedForm(scene, 'I', varied)).toBeUndefined();
});

test('trials are called by what varies, and by their number where that tells nothing', () => {
  const scene = around(tuning);
  const vary = { 'I.amplitude': [4, 6.5] };
  const named = (experiment: Partial<NonNullable<Surroundings['experiment']>>) =>
    trialNames({ ...scene, experiment: { verb: 'simulate', ...experiment } });
  expect(named({ vary }).full(1)).toBe('amplitude of v_in 6.5');
  expect(named({ vary }).short(0)).toBe('4');
  expect(named({ vary: { 'I.amplitude': [2, 2] } }).full(1)).toBe('trial 2');
  expect(named({}).full(0)).toBe('trial 1');
});

test('a stimulus has the unit of what it drives', () => {
  const driving = (type: string, params = {}) => {
    const cell = { ...(tuning.nodes['cell'] as GraphNode), type, params };
    return {
      ...around(tuning),
      document: { ...tuning, nodes: { ...tuning.nodes, cell } },
      experiment: { verb: 'simulate' as const, vary },
    };
  };
  const vary = { 'I.amplitude': [4, 6.5] };
  expect(trialNames(driving('lif')).full(1)).toBe('amplitude of v_in 6.5');
  expect(trialNames(driving('lif', { form: 'physical' })).full(1)).toBe('amplitude 6.5 mV');
  expect(trialNames(driving('hodgkin-huxley')).full(1)).toBe('amplitude 6.5 µA/cm²');
  expect(quantityOf(driving('lif').document, { node: 'I', port: 'current' }).unit).toBe('');
  expect(quantityOf(driving('hodgkin-huxley').document, { node: 'I', port: 'current' }).unit).toBe('µA/cm²');
});

test('an f–I curve needs a current that varies', () => {
  const scene = around(tuning);
  const found = (vary: Record<string, number[]>) => variedOf({ ...scene, experiment: { verb: 'simulate', vary } })?.parameter;
  expect(found({ 'I.amplitude': [2.3, 2.3] })).toBeUndefined();
  expect(found({ 'cell.tauM': [10, 20] })).toBeUndefined();
  expect(found({ 'cell.tauM': [10, 20], 'I.amplitude': [1, 2] })).toBe('amplitude');
});

test('the weight of an edge is called by its ends', () => {
  const document = { ...circles, probes: { w: { target: { node: 'a', port: 'weight' }, every: 1 } } };
  expect(quantityOf(document, { node: 'a', port: 'weight' })).toMatchObject({ title: 'weight', symbol: 'w', unit: '' });
  expect(nodeName(document, 'a')).toBe('examples → hidden');
  expect(keys(document).filter((key) => key.includes(' w'))).toEqual(['curve a weight']);
});

test('a value that the node does not have is not shown', () => {
  const loss = circles.nodes['loss'] as GraphDocument['nodes'][string];
  const numbers = { ...circles, nodes: { ...circles.nodes, loss: { ...loss, params: { loss: 'mean-squared-error' } } } };
  expect(keys(numbers)).not.toContain('curve loss accuracy');
});

test('gates settle where Hodgkin and Huxley have them at rest', () => {
  expect(steadyAt('n', -65, -65)).toBeCloseTo(0.3177, 4); // four decimals of the known value
  expect(gateCurves([-65], -65).map(({ gate }) => gate)).toEqual(['m', 'h', 'n']);
});

test('a plane is asked row by row from its top left corner', () => {
  const field = fieldOf(around(circles));
  expect(field).toMatchObject({ inputs: 2, outputs: 1, rows: 200, middle: 0 });
  const asked = questions({ inputs: 2, across: [0, 40], up: [0, 40] });
  expect([asked[0], asked[1], asked.at(-2), asked.at(-1)]).toEqual([0.5, 39.5, 39.5, 0.5]);
  expect(fieldOf(around(axon))).toBeUndefined();
  const square = { ...field, inputs: 2, across: [-1, 1], up: [0, 2] } as NonNullable<typeof field>;
  expect(shaped(square, 2).across).toEqual([-2, 2]);
  expect(shaped(square, 0.5).up).toEqual([-1, 3]);
  expect(shaped({ ...square, up: [0, 20] }, 2).across).toEqual([-1, 1]);
});

test('weights become tiles where the presynaptic units are a picture', () => {
  expect(matricesOf(around(circles), 'hidden')).toEqual([{ edge: 'a', from: 2, to: 8 }]);
  expect([sideOf(784), sideOf(8), sideOf(9)]).toEqual([28, 0, 0]);
  expect(columnsFor(10, 500, 200)).toBe(5);
  expect(limitFor([0.1, -0.2, 0])).toBe(0.2);
});

test('a cue is spoiled unit by unit', () => {
  const cue = cueOf(around(memory), 'memory');
  expect(cue).toMatchObject({ patterns: 'patterns', width: 10, height: 14 });
  expect(written(new Float64Array(3))).toBeNull();
  expect(written(toggled([0, 1, 0], [0, 1, 7]))).toEqual([1, 0, 0]);
  expect(new Set(drawnUnits(100, 0.1, 0)).size).toBe(10);
  expect(drawnUnits(100, 0.1, 0)).not.toEqual(drawnUnits(100, 0.1, 1));
  expect(cellsBetween({ x: 0.5, y: 0.5 }, { x: 2.5, y: 0.5 }, 3, 3)).toEqual([0, 1, 2]);
  expect(topOverlaps([0.1, -0.9, 0.5], 2).map(({ pattern }) => pattern)).toEqual([1, 2]);
});

test('a drawing is soft at its edge and is moved to the middle', () => {
  const ink = stroked(new Float64Array(25), 5, undefined, { x: 0.5, y: 0.5 });
  expect(ink[0]).toBe(1);
  expect(ink[24]).toBe(0);
  const moved = centred(ink, 5);
  expect(moved.indexOf(Math.max(...moved))).toBe(12);
  expect([...softmax([0, 0])]).toEqual([0.5, 0.5]);
});

test('tables as CSV', () => {
  expect(
    csvOf({
      names: ['a', 'b, c'],
      rows: [
        [1, -0.5],
        ['say "x"', ''],
      ],
    }),
  ).toBe('a,"b, c"\r\n1,-0.5\r\n"say ""x""",\r\n');
  expect(fileName('Loss of “my net”')).toBe('loss-of-my-net');
});

test('numbers as short as they may be', () => {
  expect([brief(0), brief(0.06129), brief(95.394), brief(1204.4), brief(0.00012)]).toEqual(['0', '0.0613', '95.39', '1204', '1.2·10⁻⁴']);
  expect([moment(80), moment(99.95000001)]).toEqual(['80', '99.95']);
  expect(listed(Float64Array.of(1, 2, 3), 'mV')).toBe('1.00, 2.00, 3.00 mV');
  expect(listed(Float64Array.of(1, 2, 3, 4, -5), '')).toBe('5 values, −5.00 to 4.00');
  expect(listed(undefined, '')).toBe('–');
  expect(listed(Float64Array.of(-1), 'ms', -1)).toBe('none yet');
});
