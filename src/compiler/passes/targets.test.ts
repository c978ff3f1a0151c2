/** What a loss needs of targets and predictions: over all losses, codes of classes and activations it is right, or said and mended. */
import { describe, expect, test } from 'vitest';
import { drawing, node, weight, wire } from '../../../tests/drawing.ts';
import * as fc from '../../../tests/fast-check.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { labelNames } from '../../../nodes/loss/accuracy.ts';
import { lossNames } from '../../../nodes/loss/losses.ts';
import { present, type JsonObject } from '../../base/index.ts';
import { commandByType, run, startHistory, type Diagnostic, type GraphDocument } from '../../graph/index.ts';
import { activationNames } from '../../ir/index.ts';
import { createReferenceBackend, runExperiment } from '../../runtime/index.ts';
import { compile } from '../compile.ts';

const CODES = new Set(['loss-targets', 'applied-twice', 'out-of-reach', 'class-codes']);
const said = (document: GraphDocument, name = 'main'): readonly Diagnostic[] =>
  compile(document, name, kinds).diagnostics.filter(({ code }) => CODES.has(code));
const codes = (document: GraphDocument): readonly string[] => said(document).map(({ code }) => code);

function mended(document: GraphDocument, name = 'main'): GraphDocument {
  const { command, args } = present(said(document, name)[0]?.fix, 'fix');
  return run(startHistory(document), present(commandByType.get(command), command), args).history.document;
}

const CLASSES = [0, 1, 2, 1, 0, 2, 1, 0];
/** Ways to write the class of an example as numbers; `undefined` where what it says is no class. */
const written = {
  'zero-one': { of: (k: number) => [Math.min(k, 1)], isClass: true },
  'plus-minus': { of: (k: number) => [k === 0 ? -1 : 1], isClass: true },
  'one-hot': { of: (k: number) => [0, 1, 2].map((i) => (i === k ? 1 : 0)), isClass: true },
  'one-hot of −1 and 1': { of: (k: number) => [0, 1, 2].map((i) => (i === k ? 1 : -1)), isClass: true },
  counted: { of: (k: number) => [k], isClass: false },
  soft: { of: (k: number) => [k === 0 ? 0.1 : 0.9], isClass: true },
  numbers: { of: (k: number) => [0.4 * k - 3.25], isClass: false },
  'two yes or no': { of: (k: number) => [k === 0 ? 0 : 1, k === 1 ? 0 : 1], isClass: false },
} as const;
type Written = keyof typeof written;
const squashings = [...activationNames, 'softmax'] as const;

interface Case {
  readonly loss: string;
  readonly labels: string;
  readonly activation: string;
  readonly targets: Written;
}

const net = ({ loss, labels, activation, targets }: Case): GraphDocument => {
  const rows = CLASSES.map((k, r) => [Math.sin(3 * r + k), Math.cos(5 * r) - k, ...written[targets].of(k)]);
  const size = written[targets].of(0).length;
  const isSoftmax = activation === 'softmax';
  return drawing(
    {
      d: node('dataset', { data: 'own', columns: 2, rows }),
      y: node('layer', { size, activation: isSoftmax ? 'linear' : activation }),
      ...(isSoftmax ? { s: node('softmax') } : {}),
      l: node('loss', { loss, labels }),
    },
    {
      w: weight('d', 'y', 1, { initial: 'uniform', scale: 5 }),
      ...(isSoftmax ? { i: wire('y', 's'), p: wire('s', 'l.prediction') } : { p: wire('y', 'l.prediction') }),
      t: wire('d.targets', 'l.target'),
    },
  );
};

const fits = ({ loss, targets }: Case): boolean => loss !== 'categorical-cross-entropy' || written[targets].of(0).length > 1;

const all: readonly Case[] = lossNames.flatMap((loss) =>
  (loss === 'mean-squared-error' ? ['none', ...labelNames] : ['none']).flatMap((labels) =>
    squashings.flatMap((activation) =>
      (Object.keys(written) as Written[]).map((targets) => ({ loss, labels, activation, targets })).filter(fits),
    ),
  ),
);

/** Whether the answer to an example is its class, of what the drawing compares; from how targets were written, and not from what the loss was told. */
function isRight(row: readonly number[], k: number, { targets }: Case, takesNetInputs: boolean): boolean {
  const [answer = NaN] = row;
  if (row.length > 1) return row.indexOf(Math.max(...row)) === k;
  const [off, on] = [written[targets].of(0)[0] as number, written[targets].of(1)[0] as number];
  return (takesNetInputs ? answer > 0 : answer > (off + on) / 2) === k > 0;
}

/** What is wrong with the numbers of a drawing of which nothing is said. */
async function wrong(document: GraphDocument, of: Case): Promise<readonly string[]> {
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  const get = (what: string) => [...(result.values.get(what)?.values ?? [])];
  const [loss = NaN] = get('l.value');
  const [accuracy] = get('l.accuracy');
  const found = loss >= 0 ? [] : [`a loss of ${loss}`];
  if (accuracy === undefined || !written[of.targets].isClass) return found;
  const prediction = get('l.prediction');
  const width = prediction.length / CLASSES.length;
  const isNetInput = document.nodes['l']?.params['loss'] !== undefined && document.nodes['l'].params['loss'] !== 'mean-squared-error';
  const right = CLASSES.filter((k, r) => isRight(prediction.slice(r * width, (r + 1) * width), k, of, isNetInput)).length / CLASSES.length;
  return Math.abs(accuracy - right) < 1e-12 ? found : [...found, `an accuracy of ${accuracy} where ${right} are right`];
}

describe('over all losses, codes of classes and activations', () => {
  test('the loss has its smallest value and the accuracy counts what is right, or it is said', async () => {
    let silent = 0;
    for (const each of all) {
      const document = net(each);
      if (said(document).length > 0) continue;
      silent += 1;
      expect(await wrong(document, each), JSON.stringify(each)).toEqual([]);
    }
    expect(silent).toBeGreaterThan(all.length / 8);
  });

  test('a repair leaves nothing to say, and numbers that are right', async () => {
    let tried = 0;
    for (const each of all) {
      const document = net(each);
      if (said(document)[0]?.fix === undefined) continue;
      tried += 1;
      const better = mended(document);
      expect(said(better), JSON.stringify(each)).toEqual([]);
      expect(await wrong(better, each), JSON.stringify(each)).toEqual([]);
    }
    expect(tried).toBeGreaterThan(all.length / 4);
  });
});

test.each<[string, string, string, Written]>([
  ['binary-cross-entropy', 'none', 'linear', 'zero-one'],
  ['binary-cross-entropy', 'none', 'linear', 'soft'],
  ['binary-cross-entropy', 'none', 'leaky-relu', 'zero-one'],
  ['binary-cross-entropy', 'none', 'linear', 'two yes or no'],
  ['categorical-cross-entropy', 'none', 'linear', 'one-hot'],
  ['mean-squared-error', 'zero-one', 'sigmoid', 'zero-one'],
  ['mean-squared-error', 'zero-one', 'step', 'zero-one'],
  ['mean-squared-error', 'zero-one', 'tanh', 'soft'],
  ['mean-squared-error', 'plus-minus', 'tanh', 'plus-minus'],
  ['mean-squared-error', 'plus-minus', 'sign', 'plus-minus'],
  ['mean-squared-error', 'one-hot', 'softmax', 'one-hot'],
  ['mean-squared-error', 'one-hot', 'linear', 'one-hot of −1 and 1'],
  ['mean-squared-error', 'none', 'linear', 'numbers'],
  ['mean-squared-error', 'none', 'relu', 'counted'],
])('nothing is said of %s, labels %s, with %s on targets that are %s', (loss, labels, activation, targets) => {
  expect(said(net({ loss, labels, activation, targets }))).toEqual([]);
});

test.each<[string, string, string, Written, string]>([
  ['binary-cross-entropy', 'none', 'linear', 'plus-minus', 'loss-targets'],
  ['binary-cross-entropy', 'none', 'linear', 'counted', 'loss-targets'],
  ['binary-cross-entropy', 'none', 'sigmoid', 'zero-one', 'applied-twice'],
  ['binary-cross-entropy', 'none', 'relu', 'zero-one', 'applied-twice'],
  ['binary-cross-entropy', 'none', 'linear', 'one-hot', 'class-codes'],
  ['categorical-cross-entropy', 'none', 'softmax', 'one-hot', 'applied-twice'],
  ['categorical-cross-entropy', 'none', 'linear', 'two yes or no', 'loss-targets'],
  ['mean-squared-error', 'plus-minus', 'tanh', 'zero-one', 'class-codes'],
  ['mean-squared-error', 'zero-one', 'tanh', 'plus-minus', 'class-codes'],
  ['mean-squared-error', 'one-hot', 'sigmoid', 'zero-one', 'class-codes'],
  ['mean-squared-error', 'zero-one', 'sigmoid', 'one-hot', 'class-codes'],
  ['mean-squared-error', 'none', 'tanh', 'numbers', 'out-of-reach'],
  ['mean-squared-error', 'none', 'sigmoid', 'plus-minus', 'out-of-reach'],
])('%s, labels %s, with %s on targets that are %s: %s', (...[loss, labels, activation, targets, code]) => {
  expect(codes(net({ loss, labels, activation, targets }))).toEqual([code]);
});

test('the repair is the least that helps', () => {
  const fixOf = (of: Case) => said(net(of))[0]?.fix?.label;
  expect(fixOf({ loss: 'binary-cross-entropy', labels: 'none', activation: 'sigmoid', targets: 'zero-one' })).toBe(
    "Activation function: linear, in 'y'",
  );
  expect(fixOf({ loss: 'categorical-cross-entropy', labels: 'none', activation: 'softmax', targets: 'one-hot' })).toBe(
    "Take what enters 's'",
  );
  expect(fixOf({ loss: 'mean-squared-error', labels: 'plus-minus', activation: 'tanh', targets: 'zero-one' })).toBe(
    'Targets are: classes, 0 or 1',
  );
  expect(fixOf({ loss: 'binary-cross-entropy', labels: 'none', activation: 'linear', targets: 'one-hot' })).toBe(
    'Loss: Categorical cross-entropy',
  );
});

describe('the targets are those of the experiment', () => {
  const learner = (params: JsonObject, experiment: JsonObject = {}, activation = 'linear'): GraphDocument =>
    drawing(
      { d: node('dataset', params), y: node('unit', { activation }), l: node('loss', { loss: 'binary-cross-entropy' }) },
      { w: weight('d.inputs', 'y', 0.5), p: wire('y', 'l.prediction'), t: wire('d.targets', 'l.target') },
      { experiments: { main: { verb: 'train', loss: 'l', ...experiment } as never } },
    );

  test('as it sets them, and the repair is made there', () => {
    const document = learner({ data: 'xor' }, { set: { 'd.labels': 'plus-minus' } });
    expect(codes(document)).toEqual(['loss-targets']);
    const better = mended(document);
    expect(better.nodes).toEqual(document.nodes);
    expect(better.experiments['main']?.set).toEqual({ 'd.labels': 'zero-one' });
    expect(codes(better)).toEqual([]);
  });

  test('as it gives rows', () => {
    const own = learner({ data: 'own', columns: 1, rows: [[1, 0], [2, 1]] }); // prettier-ignore
    expect(codes(own)).toEqual([]);
    const other = { ...own, experiments: { main: { ...own.experiments['main'], inputs: { d: [[1, 2], [2, -1]] } } } } as GraphDocument; // prettier-ignore
    expect(codes(other)).toEqual(['loss-targets']);
  });

  test('with a squashed output and targets of −1 and 1, both are mended at once', () => {
    const document = learner({ data: 'xor', labels: 'plus-minus' }, {}, 'sigmoid');
    expect(codes(document)).toEqual(['loss-targets', 'applied-twice']);
    expect(codes(mended(document))).toEqual([]);
  });
});

test('targets after scaling: inputs that are reconstructed', () => {
  const auto = (scaling: string, activation: string) =>
    drawing(
      { d: node('dataset', { data: 'iris', scaling }), y: node('layer', { size: 4, activation }), l: node('loss') },
      { w: weight('d.inputs', 'y', 1, { initial: 'uniform' }), p: wire('y', 'l.prediction'), t: wire('d.inputs', 'l.target') },
    );
  expect(codes(auto('unit', 'sigmoid'))).toEqual([]);
  expect(codes(auto('standardise', 'tanh'))).toEqual(['out-of-reach']);
  expect(codes(auto('standardise', 'linear'))).toEqual([]);
});

test('several outputs that are squashed become linear together', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), (count) => {
      const ids = Array.from({ length: count }, (_, i) => `y${i}`);
      const document = drawing(
        {
          d: node('dataset', {
            data: 'own',
            columns: 1,
            rows: [
              [1, ...ids.map(() => 0)],
              [2, ...ids.map(() => 1)],
            ],
          }),
          ...Object.fromEntries(ids.map((id) => [id, node('unit')])),
          l: node('loss', { loss: 'binary-cross-entropy' }),
        },
        {
          ...Object.fromEntries(
            ids.flatMap((id, i) => [
              [`w${i}`, weight('d', id, i + 0.5)],
              [`p${i}`, wire(id, 'l.prediction', { slot: i })],
            ]),
          ),
          t: wire('d.targets', 'l.target'),
        },
      );
      expect(codes(document)).toEqual(['applied-twice']);
      expect(codes(mended(document))).toEqual([]);
    }),
    { numRuns: 4 },
  );
});
