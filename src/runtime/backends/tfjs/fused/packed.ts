/** The shader of one result where webgl lays four elements of a matrix in a texel, as its products do: nothing is laid anew between the two. */
import { present } from '../../../../base/index.ts';
import type { Extent, Region } from './region.ts';
import { glslElement, type Layout } from './shader.ts';

/** Whether each input is a matrix of its own, and nothing goes on from step to step. */
export function canPack({ results, traces, moves, ops }: Region, { sources }: Pick<Layout, 'sources'>): boolean {
  return (
    results.length === 1 &&
    traces.length === 0 &&
    moves.length === 0 &&
    ops.every(({ kind }) => kind !== 'random') &&
    new Set([...sources.values()].map(({ operand }) => operand)).size === sources.size
  );
}

/** x and y are neighbours in a row, z and w those below them; what lies beyond the matrix is 0, since products add it up. */
export function packedGlslOf(region: Region, layout: Layout): string {
  const [rows, columns] = layout.extents.all;
  const sources = region.inputs.map((id) => present(layout.sources.get(id), `%${id}`));
  const reads = sources.map(({ operand, extent }, i) => `vec4 given${i} = ${readFour(operand, extent)};`);
  const lane = (place: string) => `element(${sources.map((_, i) => `given${i}.${place}`).join(', ')})`;
  return `
  ${glslElement(region, layout)}
  void main() {
    ivec2 at = getOutputCoords();
    ${reads.join('\n    ')}
    bool right = at.y + 1 < ${columns}, below = at.x + 1 < ${rows};
    setOutput(vec4(${lane('x')}, right ? ${lane('y')} : 0.0, below ? ${lane('z')} : 0.0, right && below ? ${lane('w')} : 0.0));
  }`;
}

/** One row or one column serves all. */
function readFour(operand: number, [rows, columns]: Extent): string {
  const read = `getA${operand}(${rows === 1 ? '0' : 'at.x'}, ${columns === 1 ? '0' : 'at.y'})`;
  if (rows === 1) return `${read}.${columns === 1 ? 'xxxx' : 'xyxy'}`;
  return columns === 1 ? `${read}.xxzz` : read;
}
