/** What a simulation cannot give as it is asked for, with its steps and its length: what each kind declares, and the length itself. */
import { isOnStep, warning, type Diagnostic, type Experiment } from '../../graph/index.ts';
import type { Course } from '../plan.ts';
import type { Resolved } from './resolve.ts';
import type { NodeValues, Valued } from './values.ts';

/** Every number of a parameter, over all elements and trials. */
const numbersOf = ({ values, sources }: NodeValues): Readonly<Record<string, Float64Array>> => ({
  ...values,
  ...Object.fromEntries(Object.entries(sources).map(([name, rows]) => [name, rows.values])),
});

export function cautionDiagnostics({ nodes }: Resolved, { nodes: valued }: Valued, { dt, advances }: Course): readonly Diagnostic[] {
  return [...valued].flatMap(([id, own]) => {
    const { kind, params } = nodes.get(id) ?? {};
    const cautions = kind?.cautions?.(params ?? {}, { dt, steps: advances, values: numbersOf(own) }) ?? [];
    return cautions.map(({ code, field, message }) => warning(code, { owner: id, field }, `'${id}': ${message}`));
  });
}

/** A run has a whole number of steps. */
export function lengthDiagnostics(name: string, { length }: Experiment, { dt, advances }: Course): readonly Diagnostic[] {
  if (length === undefined || isOnStep(length, dt)) return [];
  const ran = Number((advances * dt).toPrecision(12));
  const steps = advances === 1 ? 'one step is' : `${advances} steps are`;
  return [
    warning(
      'length-rounded',
      { owner: name, field: 'length' },
      `The length of '${name}', ${length} ms, is no whole number of steps of ${dt} ms: ${steps} run, ${ran} ms.`,
    ),
  ];
}
