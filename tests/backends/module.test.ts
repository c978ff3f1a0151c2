/** Regions as WebAssembly against the same loops in JavaScript: every elementary function, also where it ends. */
import { expect, test } from 'vitest';
import { elementwiseKinds, type ElementwiseKind } from '../../src/compiler/index.ts';
import type { SignalId } from '../../src/ir/index.ts';
import { extentsOf, knownOf, regionOf } from '../../src/runtime/backends/tfjs/fused/region.ts';
import { machineFor, runOnHost } from '../../src/runtime/backends/tfjs/fused/host.ts';
import { tapeOf } from '../../src/runtime/backends/tfjs/fused/tape.ts';
import { compiled, runCompiled } from '../../src/runtime/backends/tfjs/fused/wasm/machine.ts';
import { present } from '../../src/base/index.ts';
import { build, numbers, planOf, rows, source } from './plans.ts';

const ENDS = [0, -0, NaN, Infinity, -Infinity, 1e-45, -1e-45, 1e-30, 3.4e38, -3.4e38, 1, -1, 2, -2, 0.5, -0.5, 88.7, -103, 709, -745];
const NEAR = [1e-9, -1e-9, 1e-4, -1e-4, 0.3465, 0.3467, -0.3467, Math.SQRT2, Math.SQRT1_2, 0.9999999, 1.0000001, 19.9, 20.1, -20.1];
/** More than one block, and an odd number. */
const VALUES = Float32Array.from([...ENDS, ...NEAR, ...numbers(1, 1500, -4, 4), ...numbers(2, 501, -120, 120)]);

type Kind = Exclude<ElementwiseKind, 'random'>;

/** One float32 may be the neighbour of another: the two round numbers that differ by 10⁻¹⁴. */
const NEIGHBOUR = 2 ** -23;
const SMALLEST = 2 ** -149;

/** The outcomes of one operation, in JavaScript and as a module. */
function outcomes(kind: Kind): readonly Float32Array[] {
  const operands = [VALUES, VALUES.toReversed()];
  const program = build((builder) => {
    const [x, y] = operands.map((_, i) => source(builder, `x${i}`, VALUES.length)) as [SignalId, SignalId];
    const own: Partial<Record<Kind, readonly SignalId[]>> = { where: [builder.op('greater', [x, y], {}), x, y] };
    builder.output('y', builder.op(kind, own[kind] ?? (binary.has(kind) ? [x, y] : [x]), {}));
  });
  const plan = planOf(program, { sources: Object.fromEntries(operands.map((values, i) => [`x${i}`, rows(1, values)])) });
  const region = regionOf(program.ops, [...program.outputs.values()], knownOf(plan));
  const given = region.inputs.map((id) => present(operands[Number(program.signals.get(id)?.name.slice(1))], 'operand'));
  const extents = extentsOf(
    region,
    given.map(() => [1, VALUES.length]),
  );
  const steps = { from: 0, count: 1 };
  const [expected, actual] = [new Float32Array(VALUES.length), new Float32Array(VALUES.length)];
  runOnHost(machineFor(region, tapeOf(region), extents), region, steps, { given, results: [expected], traces: [] });
  runCompiled(present(compiled(region), 'module'), region, extents, steps, { given, results: [actual], traces: [] });
  return [expected, actual];
}

const binary: ReadonlySet<Kind> = new Set(['add', 'sub', 'mul', 'div', 'max', 'min', 'greater', 'greaterEqual']);

test.each(elementwiseKinds.filter((kind) => kind !== 'random'))('%s', (kind) => {
  const [expected = [], actual = []] = outcomes(kind);
  const differing = Array.from(expected, (b, i) => [VALUES[i], b, actual[i] as number] as const).filter(
    ([, b, a]) => a !== b && !Object.is(a, b) && !(Math.abs(a - b) <= NEIGHBOUR * Math.abs(b) + SMALLEST),
  );
  expect(differing).toEqual([]);
});
