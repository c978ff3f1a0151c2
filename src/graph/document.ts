/** The document, format version 1. The TypeBox schemas below are the one source of both the types and `schemas/graph.schema.json`. */
import { Type, type Static, type TSchema } from 'typebox';
import type { Json, JsonObject } from '../base/index.ts';
import { limits } from './limits.ts';

type DeepReadonly<T> = Json extends T ? T : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const closed = { additionalProperties: false } as const;
const Text = (maxLength: number, description?: string) => Type.String({ maxLength, ...(description ? { description } : {}) });
const Id = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,63}$', description: 'A short name that starts with a letter' });
const recordOf = <T extends TSchema>(schema: T, maxProperties: number) =>
  Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,63}$' }), schema, { maxProperties, additionalProperties: false });
const Params = Type.Unsafe<JsonObject>({ type: 'object', description: 'Parameters of the kind; what is left out has its default' });
const Meta = Type.Unsafe<JsonObject>({ type: 'object', description: 'Anything other programs keep here; saved as it was' });

export const PortRefSchema = Type.Object({ node: Id, port: Text(64) }, closed);

export const NodeSchema = Type.Object(
  {
    type: Text(64, 'Kind of the node'),
    label: Type.Optional(Text(limits.labelLength)),
    params: Params,
    position: Type.Unsafe<readonly [x: number, y: number]>({
      type: 'array',
      items: { type: 'number' },
      minItems: 2,
      maxItems: 2,
      description: 'x and y on the canvas',
    }),
    meta: Type.Optional(Meta),
  },
  closed,
);

export const EdgeSchema = Type.Object(
  { type: Text(64, 'Kind of the edge'), params: Params, from: PortRefSchema, to: PortRefSchema, meta: Type.Optional(Meta) },
  closed,
);

export const TensorSchema = Type.Object(
  {
    shape: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 4 }),
    values: Type.Optional(Type.Unsafe<readonly Json[]>({ type: 'array', description: 'Numbers, nested as the shape says or in one list' })),
    base64: Type.Optional(Type.String({ description: 'Little-endian float32, row after row' })),
  },
  closed,
);

export const ProbeSchema = Type.Object(
  { target: PortRefSchema, every: Type.Integer({ minimum: 1, description: 'Record every so many advances' }) },
  closed,
);

export const verbs = ['forward', 'train', 'simulate', 'retrieve'] as const;
export const optimizerRules = ['sgd', 'momentum', 'adam', 'rmsprop'] as const;

export const OptimizerSchema = Type.Object(
  {
    rule: Type.Enum([...optimizerRules]),
    rate: Type.Number({ exclusiveMinimum: 0, description: 'Learning rate η' }),
    momentum: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'μ of momentum; 0.9 when left out' })),
    beta1: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Of Adam; 0.9 when left out' })),
    beta2: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Of Adam; 0.999 when left out' })),
    decay: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Of RMSProp; 0.9 when left out' })),
    epsilon: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'Of Adam and RMSProp; 1e-8 when left out' })),
    epsilonInside: Type.Optional(Type.Boolean({ description: 'RMSProp divides by √(s + ε) (TensorFlow.js) and not by √s + ε (PyTorch)' })),
  },
  closed,
);

const paths = (description: string) => Type.Unsafe<JsonObject>({ type: 'object', description });

export const ExperimentSchema = Type.Object(
  {
    verb: Type.Enum([...verbs]),
    title: Type.Optional(Text(limits.labelLength)),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: limits.seed })),
    length: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: limits.advances,
        description: 'Passes (forward), epochs (train), ms (simulate), sweeps (retrieve)',
      }),
    ),
    inputs: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.Array(Type.Number())), { description: 'Rows of input nodes, by node id' }),
    ),
    set: Type.Optional(paths('Parameters during this experiment: "node.parameter": value')),
    vary: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.Number(), { minItems: 1, maxItems: limits.trials }), {
        description: 'One trial per value: "node.parameter": values; several have equally many',
      }),
    ),
    dt: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'ms; that of the drawing when left out' })),
    until: Type.Optional(
      Type.Object(
        { probe: Id, atMost: Type.Optional(Type.Number()), atLeast: Type.Optional(Type.Number()) },
        { ...closed, description: 'Stops early: when every element of the probe is at most, or at least, so much' },
      ),
    ),
    loss: Type.Optional(Type.Unsafe<string>({ ...Id, description: 'The loss node whose value is made small' })),
    optimizer: Type.Optional(OptimizerSchema),
    batch: Type.Optional(Type.Integer({ minimum: 1, description: 'Examples of one update; all when left out' })),
    shuffle: Type.Optional(Type.Boolean({ description: 'A new order in every epoch; true when left out' })),
    split: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1, description: 'Share of the examples that is trained on; the others are held out' }),
    ),
    l2: Type.Optional(Type.Number({ minimum: 0, description: 'λ; λ·w is added to the gradient of every weight, not of biases' })),
    window: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.window, description: 'Steps that loops run for every example' })),
  },
  closed,
);

export const reductions = ['last', 'first', 'min', 'max', 'mean', 'sum', 'count', 'rate', 'times', 'distinct'] as const;

const measured = {
  probe: Id,
  reduce: Type.Enum([...reductions], {
    description:
      'count: elements that are not 0, as spikes; rate: that many per second; times: when they were, in the unit of the experiment; distinct: values that differ from the one before',
  }),
  element: Type.Optional(Type.Integer({ minimum: 0, description: 'One element of the vector; all of them when left out' })),
  row: Type.Optional(
    Type.Union([Type.Integer({ minimum: 0 }), Type.Literal('all')], { description: 'One row of the batch; row 0 when left out' }),
  ),
  from: Type.Optional(Type.Number({ minimum: 0, description: 'Only from here on, in the unit of the experiment' })),
  to: Type.Optional(Type.Number({ minimum: 0, description: 'Only up to here, in the unit of the experiment' })),
  at: Type.Optional(Type.Enum(['training', 'held-out'], { description: 'At the end of a training, on these examples, all of them' })),
};

export const MeasureSchema = Type.Object(measured, closed);
/** A measure of another experiment, to compare with. */
const OtherMeasureSchema = Type.Object({ ...measured, experiment: Type.Optional(Id) }, closed);

const tolerance = Type.Number({ minimum: 0 });
const ExpectationSchema = Type.Union(
  [
    Type.Object({ equals: Type.Union([Type.Number(), Type.Array(Type.Number())]), tolerance }, closed),
    Type.Object({ atLeast: Type.Number() }, closed),
    Type.Object({ atMost: Type.Number() }, closed),
    Type.Object({ sameAs: OtherMeasureSchema, tolerance }, closed),
  ],
  { description: 'one of { equals, tolerance }, { atLeast }, { atMost }, { sameAs, tolerance }' },
);

export const ClaimSchema = Type.Object(
  { experiment: Id, measure: MeasureSchema, is: ExpectationSchema, because: Text(limits.textLength, 'Why it should hold') },
  closed,
);

export const GuideSchema = Type.Object(
  {
    try: Type.Array(Text(limits.textLength), { maxItems: 12, description: 'What to try, one sentence each' }),
    lecture: Text(limits.labelLength, 'Where in the notes'),
    keywords: Type.Optional(Type.Array(Text(64), { maxItems: 40 })),
  },
  closed,
);

export const SettingsSchema = Type.Object(
  { seed: Type.Integer({ minimum: 0, maximum: limits.seed }), dt: Type.Number({ exclusiveMinimum: 0, description: 'ms' }) },
  closed,
);

export const DocumentSchema = Type.Object(
  {
    $schema: Type.Optional(Text(limits.textLength, 'Where an editor finds this schema; no part in the computation')),
    format: Type.Literal('neuroloom-graph'),
    versions: Type.Record(Type.String(), Type.Integer({ minimum: 1 })),
    title: Text(limits.labelLength),
    description: Type.Optional(Text(limits.textLength, 'What this drawing shows')),
    guide: Type.Optional(GuideSchema),
    settings: SettingsSchema,
    nodes: recordOf(NodeSchema, limits.nodes),
    edges: recordOf(EdgeSchema, limits.edges),
    tensors: recordOf(TensorSchema, limits.tensors),
    probes: recordOf(ProbeSchema, limits.probes),
    experiments: recordOf(ExperimentSchema, limits.experiments),
    claims: Type.Array(ClaimSchema, { maxItems: limits.claims }),
    meta: Type.Optional(Meta),
  },
  { ...closed, $id: 'https://neuroloom.dev/schemas/graph-1.json', title: 'Neuroloom graph, format version 1' },
);

export type PortRef = DeepReadonly<Static<typeof PortRefSchema>>;
export type GraphNode = DeepReadonly<Static<typeof NodeSchema>>;
export type GraphEdge = DeepReadonly<Static<typeof EdgeSchema>>;
export type TensorData = DeepReadonly<Static<typeof TensorSchema>>;
export type Probe = DeepReadonly<Static<typeof ProbeSchema>>;
export type Verb = (typeof verbs)[number];
export type OptimizerRule = (typeof optimizerRules)[number];
export type Optimizer = DeepReadonly<Static<typeof OptimizerSchema>>;
export type Experiment = DeepReadonly<Static<typeof ExperimentSchema>>;
export type Measure = DeepReadonly<Static<typeof MeasureSchema>>;
export type Claim = DeepReadonly<Static<typeof ClaimSchema>>;
export type Guide = DeepReadonly<Static<typeof GuideSchema>>;
export type GraphDocument = DeepReadonly<Static<typeof DocumentSchema>>;

export function emptyDocument(title = 'Untitled drawing'): GraphDocument {
  return {
    format: 'neuroloom-graph',
    versions: { graph: 1 },
    title,
    settings: { seed: 1, dt: 0.025 },
    nodes: {},
    edges: {},
    tensors: {},
    probes: {},
    experiments: { main: { verb: 'forward' } },
    claims: [],
  };
}
