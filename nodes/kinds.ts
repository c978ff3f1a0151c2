/** The kinds there are, one line each. This list is handed to the compiler by the editor, the worker and the command line. */
import type { EdgeKind, Kinds, NodeKind } from '../src/graph/index.ts';
import { activation } from './activation/kind.ts';
import { angle } from './angle/kind.ts';
import { bias } from './bias/kind.ts';
import { current } from './current/kind.ts';
import { dataset } from './dataset/kind.ts';
import { firingRate } from './firing-rate/kind.ts';
import { hodgkinHuxley } from './hodgkin-huxley/kind.ts';
import { hopfield } from './hopfield/kind.ts';
import { input } from './input/kind.ts';
import { layer } from './layer/kind.ts';
import { lif } from './lif/kind.ts';
import { loss } from './loss/kind.ts';
import { maxout } from './maxout/kind.ts';
import { netInput } from './net-input/kind.ts';
import { note } from './note/kind.ts';
import { oneHot } from './one-hot/kind.ts';
import { rate } from './rate/kind.ts';
import { patternSet } from './pattern-set/kind.ts';
import { softmax } from './softmax/kind.ts';
import { spikeSource } from './spike-source/kind.ts';
import { unit } from './unit/kind.ts';
import * as validators from './validators.generated.js';
import { weight } from './weight/kind.ts';
import { wire } from './wire/kind.ts';

const nodeKinds: readonly NodeKind[] = [
  input,
  bias,
  unit,
  layer,
  netInput,
  activation,
  softmax,
  oneHot,
  maxout,
  angle,
  dataset,
  loss,
  patternSet,
  hopfield,
  current,
  spikeSource,
  hodgkinHuxley,
  lif,
  rate,
  firingRate,
  note,
];
const edgeKinds: readonly EdgeKind[] = [weight, wire];

export const kinds: Kinds = {
  nodes: new Map(nodeKinds.map((kind) => [kind.type, kind])),
  edges: new Map(edgeKinds.map((kind) => [kind.type, kind])),
  validators: validators.byOwner,
};
