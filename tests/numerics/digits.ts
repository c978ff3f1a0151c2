/** File 08: the 13,002-parameter net 784-16-16-10 on digits; its weights come from the file's own generator. */
import file from '../reference/08_mlp_784_16_16_10_digits.json';
import type { GraphDocument, GraphNode, TensorData } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import type { Bounds, Case, Expectation } from './case.ts';

/** The file's generator of 32-bit words. */
export function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Multiples of scale·2⁻²³ in [−scale, scale): exact in float32. */
export function fill(seed: number, count: number, scale: number): number[] {
  const next = mulberry32(seed);
  return Array.from({ length: count }, () => scale * (2 * ((next() >>> 8) / 2 ** 24) - 1));
}

const [net] = file.cases as [(typeof file.cases)[number]];
export const parameters = net.parameters.map(({ tensor, shape, scale, seed, first4, sum }) => {
  const values = fill(
    seed,
    shape.reduce((product, extent) => product * extent, 1),
    scale,
  );
  return { tensor, shape, values, first4, sum };
});

/** Pixels repeated 3×3 and two pixels of padding: 28×28, row after row. */
export function image28(pixels: readonly number[]): number[] {
  return Array.from({ length: 784 }, (_, at) => {
    const [row, col] = [Math.floor(at / 28) - 2, (at % 28) - 2];
    const inside = row >= 0 && row < 24 && col >= 0 && col < 24;
    return inside ? (pixels[Math.floor(row / 3) * 8 + Math.floor(col / 3)] as number) / 16 : 0;
  });
}

const images = file.inputs.image_8x8_integers.map((pixels) => image28(pixels.flat()));
const valuesOf = (tensor: string): number[] => parameters.find((each) => each.tensor === tensor)?.values ?? [];
const sizeOf = (at: number): number => valuesOf(`L${at}.bias`).length;
const layer = (at: number, activation: string): GraphNode => node('layer', { size: sizeOf(at), bias: valuesOf(`L${at}.bias`), activation });
const tensors: Record<string, TensorData> = Object.fromEntries(
  parameters.filter(({ tensor }) => tensor.endsWith('kernel')).map(({ tensor, shape, values }) => [tensor, { shape, values }]),
);

/** The net, with more behind it. */
export const digitDrawing = (
  nodes: Readonly<Record<string, GraphNode>>,
  edges: Readonly<Record<string, EdgeSketch>>,
  more: Partial<GraphDocument> = {},
): GraphDocument =>
  drawing(
    { x: input(images), l1: layer(1, 'sigmoid'), l2: layer(2, 'sigmoid'), l3: layer(3, 'linear'), ...nodes },
    {
      w1: weight('x', 'l1', { tensor: 'L1.kernel' }),
      w2: weight('l1', 'l2', { tensor: 'L2.kernel' }),
      w3: weight('l2', 'l3', { tensor: 'L3.kernel' }),
      ...edges,
    },
    { ...more, tensors },
  );

const mean = (values: readonly number[]) => [values.reduce((sum, x) => sum + x, 0) / values.length];
const length = (values: readonly number[]) => [Math.hypot(...values)];

function statistics(
  what: string,
  { mean: average, l2, first8_of_image0: first, last4_of_image0: last }: (typeof net.expected.layers)['L1'],
  size: number,
): readonly Expectation[] {
  return [
    { what, expected: [average], of: mean },
    { what, expected: [l2], of: length },
    { what, expected: first, of: (values) => values.slice(0, 8) },
    { what, expected: last, of: (values) => values.slice(size - 4, size) },
  ];
}

/** The file writes its softmax with 9 digits only. */
const nineDigits: Bounds = { float64: { abs: 1e-10, rel: 2e-9 }, float32: file.tolerance.float32 };
const { L1, L2, OUT } = net.expected.layers;

export const digitCases: readonly Case[] = [
  {
    file: file.file,
    name: '784-16-16-10, twelve digits at once',
    document: digitDrawing({ s: node('softmax'), best: node('one-hot') }, { z: wire('l3', 's'), zz: wire('l3', 'best') }),
    bounds: file.tolerance,
    expectations: [
      { what: 'l3.activation', expected: net.expected.logits.flat() },
      { what: 's.share', expected: net.expected.softmax.flat(), bounds: nineDigits },
      {
        what: 'best.choice',
        expected: net.expected.argmax.flatMap((best) => Array.from({ length: sizeOf(3) }, (_, i) => Number(i === best))),
      },
      ...statistics('l1.activation', L1, sizeOf(1)),
      ...statistics('l2.activation', L2, sizeOf(2)),
      ...statistics('l3.activation', OUT, sizeOf(3)),
    ],
  },
];
