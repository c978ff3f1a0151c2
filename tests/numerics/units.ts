/** File 02: the net input of one unit, and the angle between two vectors. */
import file from '../reference/02_neuron_net_input.json';
import { drawing, input, node, weight, wire } from '../drawing.ts';
import type { Bounds, Case, Expectation } from './case.ts';

const functions = ['sigmoid', 'tanh', 'relu'] as const;

/** Where large terms cancel, float32 keeps of their sum what one rounding of their sizes leaves: 2²⁴ + 1 − 2²⁴ is 1 or, from the left, 0. */
function netBounds({ a, w, bias }: (typeof file.cases)[number]): Bounds {
  const sizes = a.reduce((sum, x, i) => sum + Math.abs(x * (w[i] ?? 0)), Math.abs(bias));
  const { abs, rel } = file.tolerance.float32;
  return { float64: file.tolerance.float64, float32: { abs: Math.max(abs, sizes * 2 ** -25), rel } };
}

const netInputs: Case = {
  file: file.file,
  name: 'net inputs and activations of single units',
  document: drawing(
    Object.fromEntries(
      file.cases.flatMap(({ a, bias }, i) => [
        [`x${i}`, input([a])] as const,
        ...functions.map((activation) => [`${activation}${i}`, node('unit', { activation, bias })] as const),
      ]),
    ),
    Object.fromEntries(
      file.cases.flatMap(({ w }, i) =>
        functions.map((activation) => [`w-${activation}${i}`, weight(`x${i}`, `${activation}${i}`, w)] as const),
      ),
    ),
  ),
  bounds: file.tolerance,
  expectations: file.cases.flatMap((each, i) => {
    const { expected } = each;
    const own = { bounds: netBounds(each) };
    return [
      { what: `sigmoid${i}.netInput`, expected: [expected.net], ...own },
      ...functions.map((activation): Expectation => ({ what: `${activation}${i}.activation`, expected: [expected[activation]], ...own })),
    ];
  }),
};

/** d(angle) = √(2 d(cos)) near 1: a rounding of 2⁻⁵³ is worth 2·10⁻⁸ rad. */
const arc = (tolerance: number): Bounds => ({ float64: { abs: 1e-7, rel: 0 }, float32: { abs: tolerance, rel: 0 } });
/** WGSL allows acos an error of 7·10⁻⁵ rad anywhere; float64 has none. */
const DEVICE_ARC: Bounds = { float64: file.tolerance.float64, float32: { abs: 1e-4, rel: 0 } };

const angles: Case = {
  file: file.file,
  name: 'dot products, lengths, cosines and angles',
  document: drawing(
    Object.fromEntries(
      file.angles.flatMap(({ a, b }, i) => [
        [`a${i}`, input([a])] as const,
        [`b${i}`, input([b])] as const,
        [`t${i}`, node('angle')] as const,
      ]),
    ),
    Object.fromEntries(
      file.angles.flatMap((_, i) => [[`p${i}`, wire(`a${i}`, `t${i}.a`)] as const, [`q${i}`, wire(`b${i}`, `t${i}.b`)] as const]),
    ),
  ),
  bounds: file.tolerance,
  expectations: file.angles.flatMap(({ expected, ...more }, i): readonly Expectation[] => [
    { what: `t${i}.dot`, expected: [expected.dot] },
    { what: `t${i}.normA`, expected: [expected.norm_a] },
    { what: `t${i}.normB`, expected: [expected.norm_b] },
    { what: `t${i}.cosine`, expected: [expected.cos] },
    {
      what: `t${i}.angle`,
      expected: [expected.angle_rad],
      bounds: more.angle_tolerance_rad_float32 === undefined ? DEVICE_ARC : arc(more.angle_tolerance_rad_float32),
    },
  ]),
};

export const unitCases: readonly Case[] = [netInputs, angles];
