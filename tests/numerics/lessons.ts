/** Lessons for local learning rules: examples shown in the given order, and what is learnt from each. */
import { expect } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { nodeId, present, type JsonObject } from '../../src/base/index.ts';
import { compile, type Plan } from '../../src/compiler/index.ts';
import type { GraphDocument, LocalRuleName } from '../../src/graph/index.ts';
import { slice, type Backend } from '../../src/runtime/index.ts';
import { evaluateRows } from '../../src/runtime/evaluate.ts';
import { saved } from '../../src/runtime/states.ts';
import { drawing, node, weight, wire } from '../drawing.ts';

interface Taught {
  readonly rule: LocalRuleName;
  readonly eta: number;
  readonly x: readonly (readonly number[])[];
  readonly t: readonly (readonly number[])[];
  readonly activation: string;
  readonly weights: JsonObject[string];
  readonly bias?: number;
  /** Whether the bias learns too. */
  readonly biasLearns?: boolean;
  /** Edge parameters beyond the rule. */
  readonly edge?: JsonObject;
  readonly batch?: number;
}

export const probes = { p: { target: { node: 'u', port: 'activation' }, every: 1 } };

/** A layer that is shown inputs and told its targets, in the given order. */
export function lesson({
  rule,
  eta,
  x,
  t,
  activation,
  weights,
  bias = 0,
  biasLearns = false,
  edge = {},
  batch = 1,
}: Taught): GraphDocument {
  return drawing(
    {
      d: node('dataset', { data: 'own', columns: x[0]?.length ?? 0, rows: x.map((row, i) => [...row, ...(t[i] ?? [])]) }),
      u: node('layer', { size: t[0]?.length ?? 1, activation, bias, rule: biasLearns ? rule : 'fixed', eta }),
      l: node('loss'),
    },
    { w: weight('d', 'u', weights, { rule, eta, ...edge }), a: wire('u', 'l.prediction'), b: wire('d.targets', 'l.target') },
    { probes, experiments: { main: { verb: 'train', loss: 'l', batch, shuffle: false, length: 1 } } },
  );
}

interface Learnt {
  /** Weights and bias after every `every` steps. */
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly (readonly number[])[];
  /** The activation of each step, before its change. */
  readonly activations: readonly (readonly number[])[];
  /** The loss over all examples then, where it is asked for. */
  readonly losses: readonly number[];
}

export async function learn(document: GraphDocument, backend: Backend, times: number, { every = 1, losses = false } = {}): Promise<Learnt> {
  const { plan, diagnostics } = compile(document, 'main', kinds);
  expect(diagnostics).toEqual([]);
  const executable = await backend.prepare(present(plan, 'plan'));
  const found = { weights: [] as number[][], biases: [] as number[][], activations: [] as number[][], losses: [] as number[] };
  try {
    const { locate, examples } = plan as Plan;
    const activation = present(locate(nodeId('u'), 'activation'), 'activation');
    const loss = locate(nodeId('l'), 'value');
    for (let k = 0; k < times; k++) {
      const steps = await executable.advance(every, [activation.signal]);
      found.activations.push(...steps.map((values) => [...slice(values, activation).values]));
      const { slots } = saved(plan as Plan, await executable.checkpoint());
      found.weights.push([...present(slots.get('w weight'), 'weight').values]);
      found.biases.push([...(slots.get('u bias')?.values ?? [])]);
      if (!losses || !loss) continue;
      const seen = await evaluateRows(executable, plan as Plan, examples.training, [loss.signal]);
      found.losses.push(slice(seen, loss).values[0] as number);
    }
  } finally {
    executable.dispose();
  }
  return found;
}
