/**
 * The shader of a region. Its result has blocks of rows: one per result, then, for every trace, one per step. On webgpu an invocation
 * computes its element of every block; on webgl it computes one block, and all that leads to it.
 */
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import { glsl, wgsl, type Language } from './language.ts';
import type { ElementwiseOp, Extent, Extents, Region } from './region.ts';

/** Where an input is found: rows from `row` on of an operand. */
export interface Source {
  readonly operand: number;
  readonly row: number;
  readonly extent: Extent;
}

export interface Layout {
  readonly extents: Extents;
  readonly sources: ReadonlyMap<SignalId, Source>;
  /** Tables of random numbers, by what they give. */
  readonly tables: ReadonlyMap<SignalId, Source>;
  /** Steps that a trace has room for. */
  readonly room: number;
}

export const uniformsOf = (invocations: number, from: number, count: number) => ({ invocations, startStep: from | 0, stepCount: count });

export const blocksOf = ({ results, traces }: Region, room: number): number => results.length + traces.length * room;

const name = (id: SignalId): string => `v${id}`;

const chosen = (ids: readonly SignalId[], index: string): string =>
  ids.map((id, i) => `if (${index} == ${i}) chosen = ${name(id)};`).join('\n      ');

export function glslOf(region: Region, layout: Layout): string {
  const { extents, room } = layout;
  const { results, traces } = region;
  const [rows] = extents.all;
  const steps = `block < ${results.length} ? stepCount : min((block - ${results.length}) % ${room} + 1, stepCount)`;
  return `
  ${glsl.functions}
  float element(int block, int row, int column) {
    float chosen = 0.0;
    int steps = ${steps};
    ${before(region, layout, glsl)}
    for (int s = 0; s < steps; s++) {
      ${step(region, layout, glsl)}
      ${traces.length > 0 ? `if (s == steps - 1) { ${chosen(traces, `(block - ${results.length}) / ${room}`)} }` : ''}
      ${moves(region, glsl)}
    }
    ${chosen(results, 'block')}
    return chosen;
  }
  void main() {
    ivec2 at = getOutputCoords();
    setOutput(element(at.x / ${rows}, at.x % ${rows}, at.y));
  }`;
}

/** One element of a region's only result, from those of its inputs: a function of GLSL. */
export function glslElement(region: Region, layout: Layout): string {
  const { inputs, results } = region;
  const [result] = results;
  return `
  ${glsl.functions}
  float element(${inputs.map((id) => `float ${name(id)}`).join(', ')}) {
    int s = 0;
    ${known(region, glsl)}
    ${step(region, layout, glsl)}
    return ${name(present(result, 'result'))};
  }`;
}

export function wgslOf(region: Region, layout: Layout): string {
  const { extents, room } = layout;
  const { results, traces } = region;
  const [rows, columns] = extents.all;
  const write = (block: string, id: SignalId) => `result[(${block}) * ${rows * columns} + index] = ${name(id)};`;
  return `
  ${wgsl.functions}
  fn main(index : i32) {
    if (index >= uniforms.invocations) { return; }
    let row = index / ${columns};
    let column = index % ${columns};
    ${before(region, layout, wgsl)}
    for (var s = 0; s < uniforms.stepCount; s = s + 1) {
      ${step(region, layout, wgsl)}
      ${traces.map((id, t) => write(`${results.length + t * room} + s`, id)).join('\n      ')}
      ${moves(region, wgsl)}
    }
    ${results.map((id, i) => write(String(i), id)).join('\n    ')}
  }`;
}

/** Inputs, and room for results that are computed within the loop. */
function before(region: Region, { sources, extents }: Layout, language: Language): string {
  const given = region.inputs.map((id) =>
    language.variable('float', name(id), readAt(present(sources.get(id), name(id)), extents, language)),
  );
  return [...given, known(region, language)].join('\n    ');
}

function known({ inputs, constants, results }: Region, language: Language): string {
  const literals = [...constants].map(([id, { value }]) => language.variable('float', name(id), language.literal(value)));
  const declared = results.filter((id) => !inputs.includes(id)).map((id) => language.variable('float', name(id), '0.0'));
  return [...literals, ...declared].join('\n    ');
}

const readAt = ({ operand, row, extent }: Source, { all }: Extents, language: Language): string =>
  language.read(operand, extent[0] === 1 || all[0] === 1 ? String(row) : `${row} + row`, extent[1] === 1 ? '0' : 'column', extent[1]);

function step({ ops, clock, results }: Region, layout: Layout, language: Language): string {
  const now = `${language.unsigned(language.uniform('startStep'))} + ${language.unsigned('s')}`;
  const time = clock === undefined ? [] : [language.variable('float', name(clock), language.float(now))];
  const declared = new Set(results);
  const lines = ops.map((op) => {
    const value = op.kind === 'random' ? drawn(op, layout, language, now) : expression(op, language);
    return declared.has(op.output) ? `${name(op.output)} = ${value};` : language.variable('float', name(op.output), value);
  });
  return [...time, ...lines].join('\n      ');
}

function expression({ kind, inputs }: Exclude<ElementwiseOp, { readonly kind: 'random' }>, language: Language): string {
  const [x = '', y = '', z = ''] = inputs.map(name);
  return language.expressions[kind](x, y, z);
}

function drawn(
  { attrs, output }: Extract<ElementwiseOp, { readonly kind: 'random' }>,
  layout: Layout,
  language: Language,
  now: string,
): string {
  const { operand, row, extent } = present(layout.tables.get(output), name(output));
  const column = extent[1] === 1 ? '0' : 'column';
  const half = (i: number) => language.read(operand, String(row + i), column, extent[1]);
  const [rows] = present(layout.extents.of.get(output), name(output));
  const place = `(${language.unsigned(rows === 1 ? '0' : 'row')} << 16u) + word(${half(2)}, ${half(3)})`;
  return `drawn(${attrs.seed >>> 0}u, word(${half(0)}, ${half(1)}), ${now}, ${place})`;
}

/** All next values are taken before the first state is replaced: one may be what another was. */
function moves({ moves: pairs }: Region, language: Language): string {
  const taken = pairs.map(({ next }, i) => language.variable('float', `next${i}`, name(next)));
  return [...taken, ...pairs.map(({ current }, i) => `${name(current)} = next${i};`)].join('\n      ');
}
