/** What the editor is told of a compilation. */
import type { Compiled } from '../compiler/index.ts';
import type { FromWorker } from './protocol.ts';

interface Of {
  readonly revision: number;
  readonly held: boolean;
  /** States that an edit left without a place. */
  readonly lost: readonly string[];
}

export const compiledMessage = ({ diagnostics, plan, cost, setup }: Compiled, { revision, held, lost }: Of): FromWorker => ({
  type: 'compiled',
  revision,
  diagnostics,
  observables: plan?.observables ?? [],
  batch: plan?.batch ?? 1,
  cost,
  setup,
  stateful: (plan?.program.states.length ?? 0) > 0,
  held,
  course: plan?.course,
  training: plan?.examples.training.length ?? 0,
  lost,
});
