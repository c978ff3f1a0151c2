/** File 09: the rates of the squid axon through both removable singularities, as a program of every backend. */
import file from '../reference/09_hh_rates.json';
import { gateNames, rates, steady, timeConstant, type Gate } from '../../nodes/hodgkin-huxley/rates.ts';
import { present } from '../../src/base/index.ts';
import { createEmit, type Algebra, type SignalId } from '../../src/ir/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
import { build, planOf, rows, source } from '../backends/plans.ts';
import { excess, type Bound, type Precision } from './case.ts';

const RESTING = -65;
const V = file.inputs.V;
const expected: Readonly<Record<string, readonly number[]>> = file.expected;

/** What the file calls it, and how it follows from V. */
export const quantities: readonly (readonly [string, <T>(f: Algebra<T>, v: T) => T])[] = gateNames.flatMap((gate: Gate) => {
  const at = <T>(f: Algebra<T>, v: T) => rates[gate](f, f.sub(v, f.constant(RESTING)));
  return [
    [`alpha_${gate}`, <T>(f: Algebra<T>, v: T) => at(f, v).alpha],
    [`beta_${gate}`, <T>(f: Algebra<T>, v: T) => at(f, v).beta],
    [`${gate}_inf`, <T>(f: Algebra<T>, v: T) => steady(f, at(f, v))],
    [`tau_${gate}`, <T>(f: Algebra<T>, v: T) => timeConstant(f, at(f, v))],
  ] as const;
});

interface Off {
  readonly what: string;
  readonly at: number;
  readonly got: number;
  readonly excess: number;
}

/** Every number of the file that is missed, and how large a part of the tolerance the worst one takes. */
export function held(of: (what: string) => ArrayLike<number>, bound: Bound): { readonly off: readonly Off[]; readonly worst: number } {
  const all = quantities.flatMap(([what]) =>
    present(expected[what], what).map((wanted, i): Off => {
      const got = of(what)[i] as number;
      return { what, at: V[i] as number, got, excess: excess(got, wanted, bound) };
    }),
  );
  return { off: all.filter((each) => !(each.excess <= 1)), worst: Math.max(...all.map((each) => each.excess)) };
}

export async function ratesOn(backend: Backend, precision: Precision): Promise<{ readonly off: readonly Off[]; readonly worst: number }> {
  const outputs = new Map<string, SignalId>();
  const program = build((builder) => {
    const v = source(builder, 'V', V.length);
    for (const [what, of] of quantities) {
      const signal = of(createEmit(builder), v);
      outputs.set(what, signal);
      builder.output(what, signal);
    }
  });
  const executable = await backend.prepare(planOf(program, { sources: { V: rows(1, V) } }));
  try {
    const values = await executable.observe([...outputs.values()]);
    return held((what) => present(values.get(present(outputs.get(what), what)), what).values, file.tolerance[precision]);
  } finally {
    executable.dispose();
  }
}

export { file as ratesFile };
