import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../src/graph/index.ts';
import { complaints, drawing, node, planFor, valuesOf, wire } from '../../tests/drawing.ts';
import { kinds } from '../kinds.ts';
import { datasetParams, setNames, type DatasetParams } from './params.ts';
import { drawPictures, drawPoints, pictureSide, pointsOf, type Frame } from './picture.ts';
import { datasetPresets } from './presets.ts';
import { sizesOf, tablesOf } from './tables.ts';

const settings = (params: Partial<DatasetParams> = {}): DatasetParams => ({
  ...(defaultsOf(datasetParams) as unknown as DatasetParams),
  ...params,
});
const tables = (params: Partial<DatasetParams>) => tablesOf(settings(params));
const points = (params: Partial<DatasetParams>) => {
  const { inputs, targets } = tables(params);
  return Array.from({ length: inputs.rows }, (_, row) => ({
    x: inputs.values[2 * row] as number,
    y: inputs.values[2 * row + 1] as number,
    t: targets.values[row] as number,
  }));
};

describe.each(setNames)('the data set %s', (data) => {
  test('has as many numbers as its sizes say, all finite, however it is scaled', () => {
    for (const scaling of ['none', 'standardise', 'unit'] as const) {
      const size = sizesOf(settings({ data }));
      const { inputs, targets } = tables({ data, scaling });
      expect(inputs.values.length).toBe(inputs.rows * size.inputs);
      expect(targets.values.length).toBe(inputs.rows * size.targets);
      expect(targets.rows).toBe(inputs.rows);
      expect([...inputs.values, ...targets.values].every(Number.isFinite)).toBe(true);
    }
  });

  test('is the same whenever it is made', () => {
    const [one, two] = [tables({ data, samples: 20 }), tables({ data, samples: 20 })];
    expect(one.inputs.values.every((x, i) => x === two.inputs.values[i])).toBe(true);
    expect(one.targets.values.every((x, i) => x === two.targets.values[i])).toBe(true);
  });
});

test('truth tables are what they are called, row by row', async () => {
  for (const [data, expected] of Object.entries({ and: [0, 0, 0, 1], or: [0, 1, 1, 1], xor: [0, 1, 1, 0] }))
    expect(await valuesOf(drawing({ d: node('dataset', { data }) }), 'd.targets')).toEqual(expected);
});

test('inputs and targets reach a network row by row', async () => {
  const document = drawing({ d: node('dataset'), n: node('net-input', { size: 2 }) }, { e: wire('d.inputs', 'n') });
  expect(await valuesOf(document, 'n.netInput')).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
  expect(planFor(document).batch).toBe(4);
});

test('another seed draws other points, of the same classes', () => {
  const [one, two] = [points({ data: 'circles', seed: 1 }), points({ data: 'circles', seed: 2 })];
  expect(one.map(({ t }) => t)).toEqual(two.map(({ t }) => t));
  expect(one.some(({ x }, i) => x !== two[i]?.x)).toBe(true);
});

test('more examples leave those before as they were', () => {
  expect(points({ data: 'gaussians', samples: 30 }).slice(0, 20)).toEqual(points({ data: 'gaussians', samples: 20 }));
});

test('clean circles are a disc in a ring', () => {
  for (const { x, y, t } of points({ data: 'circles', noise: 0, samples: 500 })) {
    const radius = Math.hypot(x, y);
    expect(t === 1 ? radius < 2.5 : radius >= 3.5 && radius < 5).toBe(true);
  }
});

test('clean spirals are two arms that mirror each other in the origin', () => {
  const arms = points({ data: 'spirals', noise: 0, samples: 100 });
  for (let i = 0; i < 100; i += 2) {
    expect(arms[i]?.x).toBeCloseTo(-(arms[i + 1]?.x ?? NaN), 12); // sin(φ + π) rounds
    expect(arms[i]?.y).toBeCloseTo(-(arms[i + 1]?.y ?? NaN), 12);
  }
  expect(Math.hypot(arms[98]?.x ?? 0, arms[98]?.y ?? 0)).toBeCloseTo(5, 12);
});

test('gaussians stand around (2, 2) and (−2, −2) with variance 0.5 + 7 · noise', () => {
  const own = points({ data: 'gaussians', noise: 0.1, samples: 4000 }).filter(({ t }) => t === 1);
  const mean = own.reduce((sum, { x, y }) => sum + x + y, 0) / (2 * own.length);
  const variance = own.reduce((sum, { x, y }) => sum + (x - mean) ** 2 + (y - mean) ** 2, 0) / (2 * own.length);
  expect(Math.abs(mean - 2)).toBeLessThan(0.08); // four standard errors, √(1.2/4000) each
  expect(Math.abs(variance - 1.2)).toBeLessThan(0.11); // four standard errors, 1.2·√(2/4000) each
});

test('without noise the sine is one', () => {
  const { inputs, targets } = tables({ data: 'sine', noise: 0, samples: 21 });
  expect([inputs.values[0], inputs.values[10], inputs.values[20]]).toEqual([-1, 0, 1]);
  inputs.values.forEach((x, i) => expect(targets.values[i]).toBe(Math.sin(Math.PI * x)));
});

test('labels name one of two classes by one number, one of several by an element each', () => {
  const targets = (params: Partial<DatasetParams>) => [...tables(params).targets.values];
  expect(targets({ data: 'and', labels: 'zero-one' })).toEqual([0, 0, 0, 1]);
  expect(targets({ data: 'and', labels: 'plus-minus' })).toEqual([-1, -1, -1, 1]);
  expect(targets({ data: 'and', labels: 'one-hot' })).toEqual([1, 0, 1, 0, 1, 0, 0, 1]);
  expect(targets({ data: 'iris', labels: 'zero-one' }).slice(0, 3)).toEqual([1, 0, 0]);
  expect(targets({ data: 'iris', labels: 'plus-minus' }).slice(-3)).toEqual([-1, -1, 1]);
});

test('standardised columns have mean 0 and standard deviation 1, constant ones are 0', () => {
  const { inputs } = tables({ data: 'digits-8', scaling: 'standardise' });
  const column = (i: number) => Array.from({ length: inputs.rows }, (_, row) => inputs.values[row * 64 + i] as number);
  expect(column(0).every((x) => x === 0)).toBe(true);
  expect(column(20).reduce((sum, x) => sum + x, 0) / inputs.rows).toBeCloseTo(0, 12); // rounding of 1,797 terms
  expect(column(20).reduce((sum, x) => sum + x * x, 0) / inputs.rows).toBeCloseTo(1, 12);
});

test('from 0 to 1 means sixteenths of ink for pixels, and the range of each column for others', () => {
  expect([...tables({ data: 'digits-8', scaling: 'unit' }).inputs.values.subarray(0, 5)]).toEqual([0, 0, 5 / 16, 13 / 16, 9 / 16]);
  const { values } = tables({ data: 'iris', scaling: 'unit' }).inputs;
  expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1]);
});

describe('rows of one’s own', () => {
  const own = (params: Partial<DatasetParams>) => drawing({ d: node('dataset', { data: 'own', ...params }) });

  test('are split into inputs and targets', async () => {
    const document = own({
      columns: 1,
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    expect(await valuesOf(document, 'd.inputs')).toEqual([1, 4]);
    expect(await valuesOf(document, 'd.targets')).toEqual([2, 3, 5, 6]);
  });

  test('need a target', () => {
    expect(complaints(own({ columns: 2, rows: [[1, 2]] }))).toEqual([
      'shape-mismatch: d.inputs: rows of 2 numbers have no target after 2 inputs.',
    ]);
  });

  test('need to be equally long', () => {
    expect(
      complaints(
        own({
          columns: 1,
          rows: [
            [1, 2],
            [3, 4, 5],
          ],
        }),
      ),
    ).toEqual(['shape-mismatch: d.inputs: row 2 has 3 numbers where row 1 has 2.']);
  });
});

test('every preset is a valid setting', () => {
  const validate = kinds.validators['node/dataset'];
  for (const [name, { params }] of Object.entries(datasetPresets)) expect(validate?.(params), name).toBe(true);
});

describe('its picture', () => {
  /** Counts what is drawn. */
  function paper(): { frame: Frame; drawn: string[] } {
    const drawn: string[] = [];
    const say = (what: string) => () => void drawn.push(what);
    const context = {
      fillStyle: '',
      strokeStyle: '',
      globalAlpha: 1,
      fillRect: say('pixel'),
      beginPath: say('begin'),
      arc: say('circle'),
      moveTo: say('from'),
      lineTo: say('to'),
      fill: say('fill'),
      stroke: say('stroke'),
    };
    return { frame: { context, width: 100, height: 100, ink: '#000' }, drawn };
  }
  const count = (drawn: readonly string[], what: string) => drawn.filter((each) => each === what).length;

  test('marks classes by a ring, a dot and a cross', () => {
    const { frame, drawn } = paper();
    drawPoints(frame, pointsOf(tables({ data: 'iris', labels: 'one-hot' }), 4, 3));
    expect([count(drawn, 'fill'), count(drawn, 'stroke'), count(drawn, 'circle')]).toEqual([50, 100, 100]);
  });

  test('shows the first digits pixel by pixel', () => {
    expect([pictureSide(64), pictureSide(784), pictureSide(4), pictureSide(50)]).toEqual([8, 28, 0, 0]);
    const { frame, drawn } = paper();
    drawPictures(frame, tables({ data: 'digits-8' }).inputs.values, 8);
    expect(count(drawn, 'pixel')).toBe(12 * 64);
  });
});
