import { expect, test } from 'vitest';
import { drawing, input, node, observe, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { compile, stages, type Stage } from '../compile.ts';

const net = drawing(
  {
    x1: input([[1]]), x2: input([[2]]), b: node('bias'),
    h1: node('unit', { activation: 'tanh', bias: 0.5 }), h2: node('unit', { activation: 'tanh', bias: -0.5 }), h3: node('unit', { activation: 'relu' }),
    y: node('unit', { activation: 'linear' }), l: node('layer', { size: 2 }), note: node('note'),
  },
  {
    e1: weight('x1', 'h1', 0.1), e2: weight('x2', 'h2', 0.2), e3: weight('x1', 'h3', 0.3), e4: weight('h1', 'y', 0.4), e5: weight('h2', 'y', 0.5), e6: weight('b', 'y', 0.6),
    e7: weight('y', 'l', [[1, 2]]),
  },
);

function stageTexts(together: boolean): ReadonlyMap<Stage, string> {
  const texts = new Map<Stage, string>();
  compile(net, 'main', kinds, { together, onStage: (stage, text) => texts.set(stage, text()) });
  return texts;
}

test('units of equal kind, structure and level become one group; a vector is a group of its own', () => {
  expect(stageTexts(true).get('grouped')).toBe(
    ['level 0  bias ×1  b', 'level 0  input ×2  x1…x2', 'level 1  unit ×2  h1…h2', 'level 1  unit ×1  h3', 'level 2  unit ×1  y', 'level 3  layer ×1 (vector)  l'].join('\n'),
  );
});

test('left alone, every node stays by itself', () => {
  expect(stageTexts(false).get('grouped')?.split('\n')).toHaveLength(8);
});

test('every stage can be read', () => {
  expect([...stageTexts(true).keys()]).toEqual([...stages]);
  expect(stageTexts(true).get('laid-out')).toMatchInlineSnapshot();
  expect(stageTexts(true).get('scheduled')).toMatchInlineSnapshot();
});

test('the source map finds the value of every unit and edge in its group', async () => {
  const { plan } = compile(net, 'main', kinds);
  const at = (owner: string, what: string) => plan?.locate(owner as never, what);
  expect(at('h1', 'bias')).toMatchObject({ index: 0, count: 1 });
  expect(at('h2', 'bias')).toMatchObject({ index: 1, count: 1 });
  expect(at('e1', 'weight')).toMatchObject({ index: 0, count: 1 });
  expect(at('e2', 'weight')).toMatchObject({ index: 1, count: 1 });
  expect(at('e2', 'weight')?.signal).toBe(at('e1', 'weight')?.signal);
  expect(at('e7', 'weight')).toMatchObject({ index: 0, count: 2 });
  expect(at('nobody', 'weight')).toBeUndefined();
  const parameters = plan?.parameters.get(at('h2', 'bias')?.signal as never);
  expect([...(parameters ?? [])]).toEqual([0.5, -0.5]);
  expect([...((await observe(net)).get('h2.netInput') ?? [])]).toEqual([0.2 * 2 - 0.5]);
});

test('structural parameters of another value keep units apart, values do not', () => {
  const two = (params: object) => drawing({ u: node('unit', { activation: 'sigmoid' }), v: node('unit', params as never) });
  const groups = (params: object) => {
    let text = '';
    compile(two(params), 'main', kinds, { onStage: (stage, print) => void (stage === 'grouped' && (text = print())) });
    return text.split('\n').length;
  };
  expect(groups({ activation: 'sigmoid', bias: 3, gain: 2 })).toBe(1);
  expect(groups({ activation: 'tanh' })).toBe(2);
});

test('a stack of wires is laid end to end by slot, then by id', async () => {
  const document = drawing(
    { a: input([[1]]), b: input([[2, 3]]), c: input([[4]]), s: node('one-hot') },
    { e2: wire('a', 's', { slot: 1 }), e1: wire('b', 's', { slot: 1 }), e3: wire('c', 's', { slot: 0 }) },
  );
  expect([...((await observe(document)).get('s.values') ?? [])]).toEqual([4, 2, 3, 1]);
});
