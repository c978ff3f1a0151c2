import { describe, expect, test } from 'vitest';
import { arithmeticLine, arithmeticTex, texNumber } from './arithmetic.ts';
import { activationCode, codeOf, codeStyles, python, pythonList, softmaxCode } from './code.ts';
import { angleOf, piecesOf, sharesOf, winnerOf } from './measures.ts';
import { cornerOf, filledTex, slopeAt } from './response.ts';
import type { NetInput, Term } from './terms.ts';

const SHAPE = { slope: 0.1, alpha: 1, sharpness: 1, gain: 2, threshold: -0.5 };
const term = (a: number, w: number, wire = false): Term => ({
  edge: 'e',
  from: 'x',
  element: 0,
  of: 1,
  a,
  w,
  product: a * w,
  wire,
  delay: 0,
});
const net = (terms: readonly Term[], bias?: number): NetInput => ({
  terms,
  bias,
  sum: terms.reduce((sum, { product }) => sum + (product ?? 0), bias ?? 0),
  size: terms.reduce((sum, { product }) => sum + Math.abs(product ?? 0), 0),
});

/** Reads the lists and the numbers back out of the Python text and calculates: just what the text says, nothing else. */
function evaluated(code: string): number {
  const plain = code
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ');
  const [a = [], w = []] = [...plain.matchAll(/\[([-\d.,e+ ]*)\]/g)].map(([, list = '']) =>
    list.trim() === '' ? [] : list.split(',').map(Number),
  );
  const bias = /(?:net \+= |\) \+ |bias = )(-?[\d.e-]+)/.exec(plain);
  return a.reduce((sum, x, i) => sum + x * (w[i] ?? NaN), Number(bias?.[1] ?? 0));
}

describe('the code gives the value that is shown', () => {
  const cases = {
    'the unit of the picture': net([term(1, -0.9), term(-0.6, 0.3), term(1, -0.5)], 0.58),
    'numbers of float32': net([term(Math.fround(0.7310585786), Math.fround(0.1)), term(Math.fround(1 / 3), -1.75)], 0.1),
    'small and large': net([term(1e-9, 2.5), term(123456.7, -1e-4)]),
    'many terms': net(Array.from({ length: 60 }, (_, i) => term(Math.sin(i), Math.cos(3 * i)))),
    'no terms': net([], 0.5),
  };
  for (const style of codeStyles)
    test.each(Object.entries(cases))(`${style}: %s`, (_, example) => {
      const tolerance = 1e-6 * Math.max(example.size, 1); // seven digits of every number
      expect(Math.abs(evaluated(codeOf(style, example, 1)) - (example.sum ?? NaN))).toBeLessThan(tolerance);
    });

  test('as the notes write it', () => {
    expect(codeOf('loop', net([term(0.5, 1), term(2, -0.3)], 0.1), 2, { activation: 'sigmoid', shape: SHAPE })).toBe(
      [
        'import numpy as np',
        'a = [0.5, 2]',
        'j = 2',
        'w = {j: [1, -0.3]}',
        'net = 0.0',
        'for i in range(len(a)):',
        '    net += a[i]*w[j][i]',
        'net += 0.1',
        '# net = 0',
        'a_j = 1 / (1 + np.exp(-net))',
      ].join('\n'),
    );
    expect(codeOf('dot', net([term(0.5, 1)]), 0)).toBe(
      ['import numpy as np', 'a = np.array([0.5])', 'wj = np.array([1])', 'net = np.dot(a, wj)', '# net = 0.5'].join('\n'),
    );
  });

  test('the parameters of f stand as numbers', () => {
    expect(activationCode({ activation: 'gain-tanh', shape: SHAPE }, 'net')).toBe('np.tanh(2 * (net - (-0.5)))');
    expect(activationCode({ activation: 'leaky-relu', shape: SHAPE }, 'n')).toBe('np.where(n > 0, n, 0.1 * n)');
  });

  test('numbers that are none have NumPy’s names', () =>
    expect([python(NaN), python(-Infinity), python(0.1 + 0.2)]).toEqual(['np.nan', '-np.inf', '0.3']));
  test('long lists are broken', () =>
    expect(pythonList([1.234567, 2.345678, 3.456789, 4.56789])).toBe('[1.234567, 2.345678, 3.456789,\n  4.56789]'));
  test('softmax', () => expect(softmaxCode([1, 2])).toContain('z = np.array([1, 2])'));
});

describe('one line of arithmetic', () => {
  test('with the numbers of the person', () =>
    expect(arithmeticLine(net([term(1, 0.5), term(2, -0.3)], 0.1))).toBe('n = 0.5·1 + (−0.3)·2 + 0.1 = 0'));
  test('≈ where four decimals are not enough', () => expect(arithmeticLine(net([term(0.33333333, 3000)]))).toBe('n = 3000·0.3333 ≈ 1000'));
  test('nothing arrives', () => expect(arithmeticLine(net([]))).toBe('n = 0 = 0'));
  test('in TeX, two terms to a line', () =>
    expect(arithmeticTex(net([term(1, 0.5), term(2, -0.3), term(4, 1, true)]))).toBe(
      '\\begin{aligned} n &= 1\\cdot 0.5 + 2\\cdot (-0.3) \\\\ &\\quad + 4 \\\\ &= \\mathbf{3.9} \\end{aligned}',
    ));
  test('too many terms are left to the table', () =>
    expect(arithmeticTex(net(Array.from({ length: 9 }, () => term(1, 1))))).toBeUndefined());
  test('powers of ten', () => expect(texNumber(-1.5e7)).toBe('-1.5\\cdot 10^{7}'));
});

describe('f at a point', () => {
  test('a step teaches nothing', () => {
    expect(slopeAt({ activation: 'step', shape: SHAPE }, 1)).toEqual({
      value: 0,
      words: 'f′ is zero here, and undefined at 0: nothing can be learned through it.',
    });
    expect(slopeAt({ activation: 'step', shape: SHAPE }, 0).value).toBeUndefined();
    expect(slopeAt({ activation: 'sign', shape: SHAPE }, -0.5).words).toContain('undefined at −0.5');
  });
  test('the corner of the ReLU', () =>
    expect(slopeAt({ activation: 'relu', shape: SHAPE }, 0).words).toBe('f′ is undefined at 0; 0 is used there.'));
  test('the sigmoid is steepest in the middle', () => expect(slopeAt({ activation: 'sigmoid', shape: SHAPE }, 0).value).toBe(0.25));
  test('an ELU with α = 1 has no corner', () => expect(cornerOf({ activation: 'elu', shape: SHAPE })).toBeUndefined());
  test('the formula with its numbers', () => {
    expect(filledTex({ activation: 'sigmoid', shape: SHAPE }, -1, 0.2689)).toBe('a = \\dfrac{1}{1 + e^{1}} = \\mathbf{0.2689}');
    expect(filledTex({ activation: 'sigmoid', shape: SHAPE }, 0, 0.5)).toBe('a = \\dfrac{1}{1 + e^{0}} = \\mathbf{0.5}');
    expect(filledTex({ activation: 'sigmoid', shape: SHAPE }, -20.0468, 1.967e-9)).toBe(
      'a = \\dfrac{1}{1 + e^{20.0468}} = \\mathbf{1.97\\cdot 10^{-9}}',
    );
    expect(filledTex({ activation: 'linear', shape: SHAPE }, 5.5e-17, 5.5e-17)).toBe('a = 0 = \\mathbf{0}');
    expect(filledTex({ activation: 'gain-tanh', shape: SHAPE }, -1, 0.5)).toBe('a = \\tanh[2\\,(-1 - (-0.5))] = \\mathbf{0.5}');
  });
});

describe('measures', () => {
  test('softmax of S2', () =>
    expect(sharesOf([0.6, 3.4, -1.2, 0.05]).map(({ share }) => Number(share.toFixed(5)))).toEqual([0.05498, 0.9042, 0.00909, 0.03172]));
  test('the first of equal values wins', () => expect(winnerOf([1, 3, 3])).toEqual({ index: 1, ties: 1 }));
  test('pieces of an output', () => expect(piecesOf([1, 5, 2, 4], 2, 1)).toEqual({ pieces: [5, 4], winner: 0 }));
  test('the angle of S0', () => {
    const { dot, cosine, degrees } = angleOf([1, 3], [2, 1]);
    expect([dot, cosine, degrees].map((x) => Number(x.toFixed(5)))).toEqual([5, 0.70711, 45]);
  });
  test('the zero vector has no angle', () => expect(angleOf([0, 0], [1, 2]).radians).toBeNaN());
});
