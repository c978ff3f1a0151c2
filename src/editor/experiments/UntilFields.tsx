/** When an experiment stops early: as soon as everything that a probe sees is at most, or at least, so much. */
import { kinds } from '../../../nodes/kinds.ts';
import { portTitle } from '../dock/words.ts';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { nodeName } from '../inspector/words.ts';
import classes from './ExperimentPanel.module.css';
import { Select } from './fields.tsx';
import { useExperiment } from './useExperiment.ts';

export function UntilFields() {
  const { document, experiment, set, end, cancel } = useExperiment('until');
  const { until } = experiment;
  const probes = Object.entries(document.probes);
  if (probes.length === 0 && !until) return null;
  const side = until?.atLeast === undefined ? 'atMost' : 'atLeast';
  const value = until?.[side] ?? 0;
  const options = probes.map(([id, { target }]) => ({
    value: id,
    title: `${nodeName(document, target.node)} ${portTitle(document, kinds, target.node, target.port)}`,
  }));
  return (
    <section className={classes['part']}>
      <h3>Stops early</h3>
      <Select
        label="Stops when"
        value={until?.probe ?? ''}
        options={[
          { value: '', title: 'never: it runs its length' },
          ...options.map((option) => ({ ...option, title: `when ${option.title} is` })),
        ]}
        onChange={(probe) => (set({ until: probe === '' ? undefined : { probe, [side]: value } }), end())}
      />
      {until && (
        <div className={classes['range']}>
          <Select
            label="Side"
            value={side}
            options={[
              { value: 'atMost', title: 'at most' },
              { value: 'atLeast', title: 'at least' },
            ]}
            onChange={(next) => (set({ until: { probe: until.probe, [next]: value } }), end())}
          />
          <NumberField
            label="Bound"
            value={value}
            onChange={(bound) => set({ until: { probe: until.probe, [side]: bound } })}
            onEnd={end}
            onCancel={cancel}
          />
        </div>
      )}
    </section>
  );
}
