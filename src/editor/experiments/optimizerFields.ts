/** The numbers of an optimizer, by rule: only those that the rule uses. Defaults as in src/compiler/passes/learn.ts. */
import type { Optimizer, OptimizerRule } from '../../graph/index.ts';

export interface OptimizerNumber {
  readonly name: Exclude<keyof Optimizer, 'rule' | 'epsilonInside'>;
  readonly title: string;
  readonly symbol: string;
  readonly description: string;
  readonly usual: number;
  readonly minimum: number;
  readonly maximum?: number;
}

const BELOW_ONE = 0.999999;
const SMALLEST = 1e-12;

const rate: OptimizerNumber = {
  name: 'rate',
  title: 'Learning rate',
  symbol: '\\eta',
  description: 'Size of a step.',
  usual: 0.01,
  minimum: SMALLEST,
};
const epsilon: OptimizerNumber = {
  name: 'epsilon',
  title: 'Epsilon',
  symbol: '\\varepsilon',
  description: 'Keeps the quotient finite where the gradient is 0. Programs differ in it, and small gradients tell.',
  usual: 1e-8,
  minimum: SMALLEST,
};
const share = (
  name: OptimizerNumber['name'],
  title: string,
  symbol: string,
  rest: Pick<OptimizerNumber, 'description' | 'usual'>,
): OptimizerNumber => ({
  name,
  title,
  symbol,
  ...rest,
  minimum: 0,
  maximum: BELOW_ONE,
});

export const optimizerNumbers: { readonly [R in OptimizerRule]: readonly OptimizerNumber[] } = {
  sgd: [rate],
  momentum: [rate, share('momentum', 'Momentum', '\\mu', { description: 'How much of the last step goes on.', usual: 0.9 })],
  adam: [
    rate,
    share('beta1', 'Beta 1', '\\beta_1', { description: 'Memory of the mean of the gradient.', usual: 0.9 }),
    share('beta2', 'Beta 2', '\\beta_2', { description: 'Memory of the mean of its square.', usual: 0.999 }),
    epsilon,
  ],
  rmsprop: [rate, share('decay', 'Decay', '\\rho', { description: 'Memory of the mean of the squared gradient.', usual: 0.9 }), epsilon],
};

export const ruleTitles: { readonly [R in OptimizerRule]: string } = {
  sgd: 'gradient descent (SGD)',
  momentum: 'momentum',
  adam: 'Adam',
  rmsprop: 'RMSProp',
};
