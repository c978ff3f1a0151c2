/** How long an experiment is, in steps of which time, from which seed. */
import { limits, type Verb } from '../../graph/index.ts';
import { NumberOf } from './fields.tsx';
import { useExperiment } from './useExperiment.ts';

/** Longest that `limits.advances` steps can be is said by the compiler; here only what is never right. */
const lengths: { readonly [V in Verb]: Omit<Parameters<typeof NumberOf>[0], 'field' | 'title'> } = {
  forward: { usual: 1, unit: 'passes', description: 'How many passes the command line and claims compute.', integer: true, minimum: 1 },
  train: { usual: 100, unit: 'epochs', description: 'How often every example is visited.', integer: true, minimum: 1 },
  simulate: { usual: 100, unit: 'ms', description: 'How much time is simulated.', minimum: 0.001 },
  retrieve: { usual: 20, unit: 'sweeps', description: 'How often every unit is updated.', integer: true, minimum: 1 },
};

export function Course() {
  const { document, experiment } = useExperiment('length');
  const { settings } = document;
  return (
    <>
      <NumberOf field="length" title="Length" maximum={limits.advances} {...lengths[experiment.verb]} />
      {experiment.verb === 'simulate' && (
        <NumberOf
          field="dt"
          title="Step"
          symbol="\Delta t"
          unit="ms"
          description="Time of one step. Smaller is more accurate and slower; left out, it is that of the drawing."
          usual={settings.dt}
          minimum={0.000001}
          maximum={1000}
        />
      )}
      <NumberOf
        field="seed"
        title="Seed"
        description="Everything random follows from this number; left out, it is that of the drawing."
        usual={settings.seed}
        integer
        minimum={0}
        maximum={2 ** 32 - 1}
      />
    </>
  );
}
