import { expect, test } from 'vitest';
import { drawing, input, node, observe, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { compile, stages, type Stage } from '../compile.ts';

const net = drawing(
  {
    x1: input([[1]]),
    x2: input([[2]]),
    b: node('bias'),
    h1: node('unit', { activation: 'tanh', bias: 0.5 }),
    h2: node('unit', { activation: 'tanh', bias: -0.5 }),
    h3: node('unit', { activation: 'relu' }),
    y: node('unit', { activation: 'linear' }),
    l: node('layer', { size: 2 }),
    note: node('note'),
  },
  {
    e1: weight('x1', 'h1', 0.1),
    e2: weight('x2', 'h2', 0.2),
    e3: weight('x1', 'h3', 0.3),
    e4: weight('h1', 'y', 0.4),
    e5: weight('h2', 'y', 0.5),
    e6: weight('b', 'y', 0.6),
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
    [
      'level 0  bias ×1  b',
      'level 0  input ×2  x1…x2',
      'level 1  unit ×2  h1…h2',
      'level 1  unit ×1  h3',
      'level 2  unit ×1  y',
      'level 3  layer ×1 (vector)  l',
    ].join('\n'),
  );
});

test('left alone, every node stays by itself', () => {
  expect(stageTexts(false).get('grouped')?.split('\n')).toHaveLength(8);
});

test('every stage can be read', () => {
  expect([...stageTexts(true).keys()]).toEqual([...stages]);
  expect(stageTexts(true).get('laid-out')).toMatchInlineSnapshot(`
    "%1 = source "x1…x2.rows" : f32[?,2]
    %2 = parameter "h1…h2.bias" : f32[2]
    %3 = parameter "h1…h2.eta" : f32[2]
    %4 = parameter "h1…h2.slope" : f32[2]
    %5 = parameter "h1…h2.alpha" : f32[2]
    %6 = parameter "h1…h2.sharpness" : f32[2]
    %7 = parameter "h1…h2.gain" : f32[2]
    %8 = parameter "h1…h2.threshold" : f32[2]
    %9 = parameter "e1…e2.weight" : f32[2]
    %13 = parameter "h3.bias" : f32[1]
    %14 = parameter "h3.eta" : f32[1]
    %15 = parameter "h3.slope" : f32[1]
    %16 = parameter "h3.alpha" : f32[1]
    %17 = parameter "h3.sharpness" : f32[1]
    %18 = parameter "h3.gain" : f32[1]
    %19 = parameter "h3.threshold" : f32[1]
    %20 = parameter "e3.weight" : f32[1]
    %25 = parameter "y.bias" : f32[1]
    %26 = parameter "y.eta" : f32[1]
    %27 = parameter "y.slope" : f32[1]
    %28 = parameter "y.alpha" : f32[1]
    %29 = parameter "y.sharpness" : f32[1]
    %30 = parameter "y.gain" : f32[1]
    %31 = parameter "y.threshold" : f32[1]
    %32 = parameter "e4…e5.weight" : f32[2]
    %34 = parameter "e6.weight" : f32[1]
    %38 = parameter "l.bias" : f32[2]
    %39 = parameter "l.eta" : f32[1]
    %40 = parameter "l.slope" : f32[1]
    %41 = parameter "l.alpha" : f32[1]
    %42 = parameter "l.sharpness" : f32[1]
    %43 = parameter "l.gain" : f32[1]
    %44 = parameter "l.threshold" : f32[1]
    %45 = parameter "e7.weight" : f32[2]
    %0 = constant {value: 1, shape: (1)} : f32[1]
    %49 = scatter %9 {from: [0 1], to: [0 1], size: 2, rows: 2} : f32[2,2]
    %10 = matmul %1 %49 : f32[?,2]
    %11 = add %10 %2 : f32[?,2]
    %12 = tanh %11 : f32[?,2]
    %50 = scatter %20 {from: [0], to: [0], size: 1, rows: 2} : f32[2,1]
    %21 = matmul %1 %50 : f32[?,1]
    %22 = add %21 %13 : f32[?,1]
    %23 = constant {value: 0, shape: (1)} : f32[1]
    %24 = max %22 %23 : f32[?,1]
    %51 = scatter %32 {from: [0 1], to: [0 0], size: 1, rows: 2} : f32[2,1]
    %33 = matmul %12 %51 : f32[?,1]
    %52 = scatter %34 {from: [0], to: [0], size: 1, rows: 1} : f32[1,1]
    %35 = matmul %0 %52 : f32[1]
    %36 = add %33 %35 : f32[?,1]
    %37 = add %36 %25 : f32[?,1]
    %53 = scatter %45 {from: [0 0], to: [0 1], size: 2, rows: 1} : f32[1,2]
    %46 = matmul %37 %53 : f32[?,2]
    %47 = add %46 %38 : f32[?,2]
    %48 = sigmoid %47 : f32[?,2]
    output "b.activation" %0
    output "x1…x2.activation" %1
    output "h1…h2.netInput" %11
    output "h1…h2.activation" %12
    output "h3.netInput" %22
    output "h3.activation" %24
    output "y.netInput" %37
    output "y.activation" %37
    output "l.netInput" %47
    output "l.activation" %48"
  `);
  expect(stageTexts(true).get('scheduled')).toMatchInlineSnapshot(`
    "setup:
      %0 = constant
      %49 = scatter %9
      %50 = scatter %20
      %23 = constant
      %51 = scatter %32
      %52 = scatter %34
      %35 = matmul %0 %52   free %52
      %53 = scatter %45
      gives %49 %50 %23 %51 %35 %53 %0
    start:
      gives nothing
    step:
      gives nothing
    evaluate:
      %10 = matmul %1 %49
      %11 = add %10 %2   free %10
      %12 = tanh %11
      %21 = matmul %1 %50
      %22 = add %21 %13   free %21
      %24 = max %22 %23
      %33 = matmul %12 %51
      %36 = add %33 %35   free %33
      %37 = add %36 %25   free %36
      %46 = matmul %37 %53
      %47 = add %46 %38   free %46
      %48 = sigmoid %47
      gives %0 %1 %11 %12 %22 %24 %37 %47 %48
    observe:
      %10 = matmul %1 %49
      %11 = add %10 %2   free %10
      %12 = tanh %11
      %21 = matmul %1 %50
      %22 = add %21 %13   free %21
      %24 = max %22 %23
      %33 = matmul %12 %51
      %36 = add %33 %35   free %33
      %37 = add %36 %25   free %36
      %46 = matmul %37 %53
      %47 = add %46 %38   free %46
      %48 = sigmoid %47
      gives %0 %1 %11 %12 %22 %24 %37 %47 %48"
  `);
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
