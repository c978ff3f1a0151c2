/** The parameters that say how a weight or a bias learns, shared by edges and units. */
import { choiceParam, numberParam } from './params.ts';

export const learningRuleNames = ['gradient', 'perceptron', 'delta', 'hebb', 'oja', 'fixed'] as const;
export type LearningRuleName = (typeof learningRuleNames)[number];
/** Rules that need no gradient: each uses what is at hand at the connection. */
export type LocalRuleName = Exclude<LearningRuleName, 'gradient' | 'fixed'>;

export const isLocalRule = (rule: unknown): rule is LocalRuleName =>
  rule !== 'gradient' && rule !== 'fixed' && (learningRuleNames as readonly unknown[]).includes(rule);

export const learningParams = (what: string) => ({
  rule: choiceParam(learningRuleNames, {
    title: 'Learns by',
    description: `How a training changes ${what}: down the gradient of the loss, by a rule of its own, or not at all.`,
    default: 'gradient',
    titles: {
      gradient: 'gradient of the loss',
      perceptron: 'perceptron rule',
      delta: 'delta rule',
      hebb: 'Hebb’s rule',
      oja: 'Oja’s rule',
      fixed: 'nothing (fixed)',
    },
  }),
  eta: numberParam({
    title: 'Learning rate',
    symbol: '\\eta',
    description: 'Size of one change by the rule.',
    default: 0.1,
    minimum: 0,
    slider: [0, 1],
    shownWhen: { parameter: 'rule', is: ['perceptron', 'delta', 'hebb', 'oja'] },
  }),
});
