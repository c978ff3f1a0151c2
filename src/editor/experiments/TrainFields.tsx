/** Of a training: which loss is made small, by which rule, on which examples. */
import { limits, optimizerRules, type OptimizerRule } from '../../graph/index.ts';
import { Field } from '../inspector/fields/Field.tsx';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { nodeName } from '../inspector/words.ts';
import { lossNodes, usualOptimizer, usualRates } from './experiments.ts';
import { Check, Choice, NumberOf } from './fields.tsx';
import { optimizerNumbers, ruleTitles, type OptimizerNumber } from './optimizerFields.ts';
import { useExperiment } from './useExperiment.ts';

export function TrainFields() {
  return (
    <>
      <Loss />
      <Optimizer />
      <Batch />
      <Examples />
      <NumberOf
        field="l2"
        title="L2"
        symbol="\lambda"
        description="λ·w is added to the gradient of every weight, not of biases: weights that nothing holds up shrink."
        usual={0}
        minimum={0}
      />
      <NumberOf
        field="window"
        title="Steps in time"
        description="How many steps loops run for every example, and how far back the gradient goes."
        usual={1}
        integer
        minimum={1}
        maximum={limits.window}
      />
    </>
  );
}

function Loss() {
  const { document, experiment, set, end } = useExperiment('loss');
  const nodes = lossNodes(document);
  const { loss = '' } = experiment;
  const isMissing = loss !== '' && !nodes.includes(loss);
  const problem = isMissing ? `There is no loss node '${loss}'.` : nodes.length === 0 ? 'The drawing has no loss node yet.' : undefined;
  return (
    <Choice
      title="Loss"
      description="The loss node whose value is made small. Without one, only weights with a rule of their own learn."
      value={loss}
      options={[
        { value: '', title: 'none' },
        ...(isMissing ? [{ value: loss, title: `${loss} (missing)` }] : []),
        ...nodes.map((id) => ({ value: id, title: nodeName(document, id) })),
      ]}
      problem={problem}
      onChange={(id) => (set({ loss: id === '' ? undefined : id }), end())}
    />
  );
}

function Optimizer() {
  const { experiment, set, end } = useExperiment('optimizer');
  const { optimizer = { ...usualOptimizer, rule: 'sgd' as const, rate: usualRates.sgd } } = experiment;
  return (
    <>
      <Choice
        title="Optimizer"
        description="How a weight moves down the gradient of the loss."
        value={optimizer.rule}
        options={optimizerRules.map((rule) => ({ value: rule, title: ruleTitles[rule] }))}
        onChange={(rule) => (set({ optimizer: { rule: rule as OptimizerRule, rate: usualRates[rule as OptimizerRule] } }), end())}
      />
      {optimizerNumbers[optimizer.rule].map((number) => (
        <OptimizerField key={`${optimizer.rule} ${number.name}`} {...number} />
      ))}
      {optimizer.rule === 'rmsprop' && (
        <Choice
          title="ε stands"
          description="Outside the root as in PyTorch, √s + ε; or inside as in TensorFlow.js, √(s + ε)."
          value={optimizer.epsilonInside === true ? 'inside' : 'outside'}
          options={[
            { value: 'outside', title: 'outside the root: √s + ε' },
            { value: 'inside', title: 'inside the root: √(s + ε)' },
          ]}
          onChange={(place) => (set({ optimizer: { ...optimizer, epsilonInside: place === 'inside' } }), end())}
        />
      )}
    </>
  );
}

function OptimizerField({ name, title, symbol, description, usual, minimum, maximum }: OptimizerNumber) {
  const { experiment, set, end, cancel } = useExperiment(`optimizer ${name}`);
  const { optimizer = { rule: 'sgd', rate: usualRates.sgd } } = experiment;
  return (
    <Field title={title} symbol={symbol} description={description}>
      <NumberField
        label={title}
        value={optimizer[name] ?? usual}
        minimum={minimum}
        maximum={maximum}
        onChange={(value) => set({ optimizer: { ...optimizer, [name]: value } })}
        onEnd={end}
        onCancel={cancel}
      />
    </Field>
  );
}

const BATCH = 32;

function Batch() {
  const { experiment, set, end } = useExperiment('batch');
  const isAll = experiment.batch === undefined;
  return (
    <>
      <Choice
        title="One update by"
        description="The gradient is the mean over all examples, or over a few at a time."
        value={isAll ? 'all' : 'few'}
        options={[
          { value: 'all', title: 'all examples' },
          { value: 'few', title: 'a minibatch' },
        ]}
        onChange={(value) => (
          set({ batch: value === 'all' ? undefined : BATCH, ...(value === 'all' ? { shuffle: undefined } : {}) }),
          end()
        )}
      />
      {!isAll && (
        <NumberOf
          field="batch"
          title="Batch"
          description="Examples of one update."
          usual={BATCH}
          integer
          minimum={1}
          maximum={limits.rows}
        />
      )}
      {!isAll && (
        <Check
          title="Order"
          description="Every epoch visits the examples once; shuffled, in an order that follows from the seed."
          says="shuffled in every epoch"
          checked={experiment.shuffle ?? true}
          onChange={(checked) => (set({ shuffle: checked ? undefined : false }), end())}
        />
      )}
    </>
  );
}

const PERCENT = 100;

function Examples() {
  const { experiment, set, end, cancel } = useExperiment('split');
  return (
    <Field
      title="Trains on"
      description="The other examples are held out: what they give says whether the network has learnt more than its examples."
    >
      <NumberField
        label="Share of the examples that is trained on"
        value={Number(((experiment.split ?? 1) * PERCENT).toFixed(6))}
        unit="% of examples"
        minimum={1}
        maximum={PERCENT}
        onChange={(share) => set({ split: share === PERCENT ? undefined : share / PERCENT })}
        onEnd={end}
        onCancel={cancel}
      />
    </Field>
  );
}
