/** A connection that passes values on as they are. */
import { defineEdge, integerParam, limits, paramsOf } from '../../src/graph/index.ts';

export const wireParams = paramsOf({
  slot: integerParam({
    title: 'Place',
    description: 'Where several wires enter one port they are laid end to end, in the order of this number.',
    default: 0,
    minimum: 0,
    maximum: limits.vectorSize,
  }),
  delay: integerParam({
    title: 'Delay',
    unit: 'steps',
    description: 'How many steps the value takes to arrive. A loop needs at least one.',
    default: 0,
    minimum: 0,
    maximum: limits.delay,
  }),
});

export const wire = defineEdge({
  role: 'edge',
  type: 'wire',
  title: 'Wire',
  summary: 'Passes values on as they are.',
  params: wireParams,
  migrations: [],
  weighted: false,
  connectivity: () => 'one-to-one',
});
