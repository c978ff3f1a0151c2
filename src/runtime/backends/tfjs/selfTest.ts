/** A small program that a backend must compute as the reference does before anybody relies on it: drivers differ. */
import { present } from '../../../base/index.ts';
import { schedule, type Plan, type Rows } from '../../../compiler/index.ts';
import { parse, verify, type SignalId } from '../../../ir/index.ts';
import type { Backend, Values } from '../../backend.ts';
import { createReferenceBackend } from '../reference/index.ts';

export interface SelfTest {
  readonly ok: boolean;
  /** Largest |difference| / max(1, |expected|); Infinity where only one of the two is a number. */
  readonly maxDifference: number;
  readonly reason?: string;
}

/** Half-floats are off by 5·10⁻⁴, one operation in float32 by 6·10⁻⁸, GPUs' exp and tanh by a few 10⁻⁶. */
const TOLERANCE = 1e-4;

const PROGRAM = parse(`
  %0 = source "x" : f32[?,4]
  %1 = parameter "weight" : f32[6]
  %2 = parameter "matrix" : f32[4,3]
  %3 = project %0 %1 {from: [0 1 2 3 3 1], to: [0 0 2 2 2 0], size: 3} : f32[?,3]
  %4 = matmul %0 %2 : f32[?,3]
  %5 = add %3 %4 : f32[?,3]
  %6 = mul %3 %4 : f32[?,3]
  %7 = sigmoid %5 : f32[?,3]
  %8 = tanh %6 : f32[?,3]
  %9 = constant {value: 1, shape: (1)} : f32[1]
  %10 = add %7 %9 : f32[?,3]
  %11 = div %8 %10 : f32[?,3]
  %12 = constant {value: NaN, shape: (1)} : f32[1]
  %13 = greater %5 %6 : bool[?,3]
  %14 = where %13 %11 %12 : f32[?,3]
  output "net" %5
  output "sigmoid" %7
  output "tanh" %8
  output "quotient" %11
  output "guarded" %14
`);

const X: Rows = { rows: 3, values: Float64Array.of(0.5, -1.25, 2, 0.75, 1000, -1000, 0, 1, -0.125, 0.25, 3, -2) };
const WEIGHT = Float64Array.of(0.5, -0.25, 1.5, 0.75, -2, 1);
const MATRIX = Float64Array.of(1, -0.5, 0.25, 0.5, 2, -1, -0.75, 0.125, 1, 1.5, -1, 0.5);

export async function selfTest(backend: Backend): Promise<SelfTest> {
  try {
    const [expected, actual] = [await compute(createReferenceBackend()), await compute(backend)];
    const maxDifference = difference(expected, actual);
    if (maxDifference <= TOLERANCE) return { ok: true, maxDifference };
    return { ok: false, maxDifference, reason: `${backend.name} is off by ${maxDifference.toExponential(1)} on a small test program` };
  } catch (error) {
    return { ok: false, maxDifference: Infinity, reason: `${backend.name} fails on a small test program: ${String(error)}` };
  }
}

async function compute(backend: Backend): Promise<Values> {
  const executable = await backend.prepare(testPlan());
  try {
    return await executable.observe([...PROGRAM.outputs.values()]);
  } finally {
    executable.dispose();
  }
}

const signalId = (signal: number) => signal as SignalId;

function testPlan(): Plan {
  const outputs = [...PROGRAM.outputs.values()];
  return {
    program: verify(PROGRAM),
    entries: schedule(PROGRAM, { record: outputs, evaluate: outputs, observe: outputs }),
    parameters: new Map([
      [signalId(1), WEIGHT],
      [signalId(2), MATRIX],
    ]),
    sources: new Map([[signalId(0), { ...X, schedule: { kind: 'held' } }]]),
    clock: undefined,
    batch: X.rows,
    slots: [],
    course: { verb: 'forward', advances: 1, perUnit: 1, dt: 1 },
    examples: { training: new Int32Array(), heldOut: new Int32Array() },
    loss: undefined,
    locate: () => undefined,
    observables: [],
  };
}

function difference(expected: Values, actual: Values): number {
  let largest = 0;
  for (const [id, { values }] of expected) {
    const found = present(actual.get(id), `%${id}`).values;
    values.forEach((b, i) => {
      const a = found[i] as number;
      if (Object.is(a, b) || a === b) return;
      const here = Math.abs(a - b) / Math.max(1, Math.abs(b));
      largest = Math.max(largest, Number.isNaN(here) ? Infinity : here);
    });
  }
  return largest;
}
