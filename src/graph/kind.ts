/** The contract of a kind of node or edge. A kind is written once: ports, parameters, and the equations it lowers to. */
import type { TObject } from 'typebox';
import type { JsonObject } from '../base/index.ts';
import type { Emit, SignalId } from '../ir/index.ts';
import type { Verb } from './document.ts';

/** How a port takes several edges: not at all, by adding them up, or by laying them end to end in the order of their `slot`. */
export type FanIn = 'one' | 'sum' | 'stack';

export interface Port {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly title: string;
  /** What it means, where the title does not say it. */
  readonly summary?: string;
  /** Of an `in` port. */
  readonly fanIn?: FanIn;
  /** Kinds of edges an `in` port takes; the first is drawn by default. */
  readonly accepts?: readonly string[];
  /** Of an `in` port: the weight of a new edge that means something there, where 1 does not. */
  readonly weight?: number;
  /** Number of elements; `any` takes what the edges bring. */
  readonly size: number | 'any';
  /** An `in` port that computes nothing useful while empty. */
  readonly required?: boolean;
  /**
   * Whether what arrives at an `in` port shows in the same step. Without it, true for a kind that computes its values from its inputs,
   * false for one that `advance`s a state: a loop through it needs no delay.
   */
  readonly through?: boolean;
  /** What it sends or takes when that is not a vector of activations: a matrix that follows from parameters alone. */
  readonly carries?: 'patterns';
  /** An `out` port that sends 1 in the step of a spike and 0 otherwise; an `in` port at which every spike has its whole effect, however short a step is. */
  readonly spikes?: true;
}

/** Why what one port sends means nothing to another; undefined when it does. */
export function unlike(out: Port, into: Port): string | undefined {
  if (out.carries === into.carries) return undefined;
  return into.carries ? `${into.title} cannot be taken from ${out.title}` : `${out.title} are nothing for ${into.title}`;
}

/** A value that can be seen and probed; every out port is one, and a kind may show more (a unit shows its net input). */
export interface Observed {
  readonly name: string;
  readonly title: string;
  readonly symbol: string;
  /**
   * There may be no such number, which is then NaN: the angle of a vector without length. Any other value that is NaN or infinite ends
   * its run, and a claim on it fails.
   */
  readonly mayBeUndefined?: true;
}

/** `In` names the `in` ports, `Value` the value, source and table parameters, `State` the state slots. */
export interface LowerContext<P, In extends string = string, Value extends string = string, State extends string = string> {
  /** Structural parameters: equal in every instance of the group. */
  readonly structure: P;
  /** Value and source parameters: one element per instance, or per element of a vector. */
  readonly values: Readonly<Record<Value, SignalId>>;
  /** What arrives at each `in` port: in `lower` at those that show in the same step, in `start` and `advance` at all. */
  readonly inputs: Readonly<Record<In, SignalId>>;
  /** Whether an edge leads to an `in` port of any instance; where none does, what arrives there is 0. */
  arrives(port: In): boolean;
  /** What every state slot holds at this step. */
  readonly states: Readonly<Record<State, SignalId>>;
  /** Elements of the group: instances of scalars, or the size of one vector. */
  readonly size: number;
  readonly emit: Emit;
  readonly verb: Verb;
  /** Length of a step, ms. */
  readonly dt: number;
  /** Number of steps since the start: one element. */
  readonly clock: SignalId;
  /** Numbers in [0, 1), one per element, drawn anew at every step from the seed, the node and the purpose. */
  random(purpose: string): SignalId;
  /** The key of everything a node draws for a purpose. */
  key(purpose: string): readonly [number, number];
}

/** What a step makes of the states, and what can be seen only when everything that arrives is known. */
export interface Advanced<State extends string = string> {
  readonly next: Readonly<Record<State, SignalId>>;
  readonly shown?: Readonly<Record<string, SignalId>>;
}

/** Rows that a kind makes from its parameters: a data set. */
export interface Table {
  readonly rows: number;
  /** [rows, elements] */
  readonly values: Float64Array;
}

/** Which of so many rows a training learns from. */
export type TrainingRows = (rows: number) => Int32Array;

/** From the smallest to the largest value, both included. */
export type Range = readonly [low: number, high: number];

/** What a node that compares predictions with targets needs of both. */
export interface Expectation {
  /** What compares them, at the beginning of a sentence. */
  readonly title: string;
  /** The `in` ports. */
  readonly prediction: string;
  readonly target: string;
  /** Where the elements of a target lie. */
  readonly targets: Range;
  /** Whether the elements of a target add up to 1. */
  readonly areShares: boolean;
  /** The function that is applied to predictions here, so that they come as net inputs; without one, predictions are to become the targets. */
  readonly applies?: string;
  /** How targets name classes, where right answers are counted: by which of two numbers they are nearer to, or by their largest element. */
  readonly classes?: Range | 'largest';
}

/** Numbers of any shape. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Something that a step of this length, or a run of this one, cannot give as the parameters ask for it. */
export interface Caution {
  /** Stable, for tests and for help. */
  readonly code: string;
  /** The parameter. */
  readonly field: string;
  /** A sentence with what happens instead. */
  readonly message: string;
}

/** The run that a kind is asked about. */
export interface Circumstances {
  /** Length of a step, ms. */
  readonly dt: number;
  readonly steps: number;
  /** Every number that a value parameter has, over all elements and trials. */
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}

/** Parameters that belong together, under a name. */
export interface Preset {
  readonly title: string;
  readonly summary: string;
  readonly params: JsonObject;
}

export type Sizes = Readonly<Record<string, number>>;
/** A sentence saying what is wrong at a port. */
export interface Misfit {
  readonly port: string;
  readonly problem: string;
}

/** One step to version `to`. `up` is pure, and never edited once released. For a kind it gets one node or edge, for `graph` the document. */
export interface Migration {
  readonly to: number;
  readonly summary: string;
  up(before: JsonObject): JsonObject;
}

interface KindCommon {
  readonly type: string;
  readonly title: string;
  /** One sentence for the palette. */
  readonly summary: string;
  /** Parameters with their defaults; metadata is read by the inspector and by the compiler (params.ts). */
  readonly params: TObject;
  readonly migrations: readonly Migration[];
}

export type PaletteGroup = 'Inputs' | 'Units and layers' | 'Neurons' | 'Memory' | 'Functions' | 'Learning' | 'Measures' | 'Notes';

export interface NodeKind<
  P = JsonObject,
  In extends string = string,
  Value extends string = string,
  State extends string = string,
> extends KindCommon {
  readonly role: 'node';
  readonly group: PaletteGroup;
  /** Words of the field that should find it in the palette. */
  readonly keywords: readonly string[];
  /** One element of its values depends on the others (a softmax), so several instances may not share a vector. */
  readonly mixes?: boolean;
  /** It always sends 1: the weight of an edge from it is a bias (bias.ts). */
  readonly constant?: true;
  ports(params: P): readonly Port[];
  observed(params: P): readonly Observed[];
  /** The observed values by which it is seen to live: the probes that a drawing gets with its first one. */
  readonly watched?: readonly string[];
  /** Sizes of everything observed, from the sizes that arrive at the `in` ports. */
  infer(params: P, inputs: Sizes): Sizes | Misfit;
  /** Sizes of vector parameters (a bias per unit of a layer); scalars are left out. */
  paramSizes?(params: P): Sizes;
  readonly presets?: Readonly<Record<string, Preset>>;
  /** Where the values of its `out` ports lie, by name; anywhere without it. */
  ranges?(params: P): Readonly<Record<string, Range>>;
  /** The `out` ports that send rows as they are: of which source or table. */
  readonly sends?: Readonly<Record<string, string>>;
  /** Of a node that compares predictions with targets. */
  expects?(params: P): Expectation;
  /** Choices that may be made otherwise so that it fits what it is compared with, the first to be tried first. */
  readonly adapts?: readonly string[];
  /** Constants of any shape that follow from the structural parameters and the length of a step (ms); named like values. */
  constants?(params: P, dt: number): Readonly<Record<string, Constant>>;
  /** What a simulation cannot give as the parameters ask for it. */
  cautions?(params: P, circumstances: Circumstances): readonly Caution[];
  /**
   * Rows fed from outside that follow from the parameters; named like values. What is fitted to rows is fitted to those of `training`
   * alone; without it, nothing is learnt.
   */
  tables?(params: P, training?: TrainingRows): Readonly<Record<string, Table>>;
  /** What `tables` fits to the rows that are learnt from, as parameters: kept with the weights. Null for nothing. */
  fitted?(params: P, training: TrainingRows): JsonObject;
  /** Weights that it makes itself, and the multiply-adds that this takes before the first advance; from the sizes that `infer` gives. */
  ownWeights?(params: P, sizes: Sizes): { readonly weights: number; readonly setup: number };
  /** Sizes of the state slots. */
  states?(params: P): Sizes;
  /** The verbs in which the states advance; in others they hold what they are. */
  readonly advancesIn?: readonly Verb[];
  /** The first values of the states; one element may stand for all. */
  start?(context: LowerContext<P, In, Value, State>): Readonly<Record<State, SignalId>>;
  /** Gives every observed value that does not wait for `advance`, and under other names what `advance` needs. */
  lower(context: LowerContext<P, In, Value, State>): Readonly<Record<string, SignalId>>;
  /** What the states are at the next step. */
  advance?(context: LowerContext<P, In, Value, State> & { readonly shown: Readonly<Record<string, SignalId>> }): Advanced<State>;
}

/** What an edge multiplies with: `null` passes the value on as it is. */
export interface EdgeKind<P = JsonObject> extends KindCommon {
  readonly role: 'edge';
  readonly weighted: boolean;
  /** Every element with every other, the first with the first, or the pairs that `pairs` gives. */
  connectivity(params: P): 'all-to-all' | 'one-to-one' | 'pairs';
  /** Which elements are connected; `draw` gives the i-th number in [0, 1) of this edge. Pairs outside the sizes are left out by the caller. */
  pairs?(params: P, sizes: { readonly from: number; readonly to: number }, draw: (i: number) => number): Pairs;
}

/** Element `from[e]` meets element `to[e]`. */
export interface Pairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export type Kind = NodeKind | EdgeKind;

/** A kind with the types of its own forgotten, which is safe: parameters are validated before any call, ports and values are given as declared. */
export const defineNode = <P, In extends string = never, Value extends string = never, State extends string = never>(
  kind: NodeKind<P, In, Value, State>,
): NodeKind => kind as unknown as NodeKind;
export const defineEdge = <P>(kind: EdgeKind<P>): EdgeKind => kind as unknown as EdgeKind;

/** One thing wrong with a value, as ajv says it. */
export interface SchemaIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export type Validator = ((value: unknown) => boolean) & { errors?: readonly SchemaIssue[] | null };

/** The kinds that exist, and the compiled validators of their parameters. */
export interface Kinds {
  readonly nodes: ReadonlyMap<string, NodeKind>;
  readonly edges: ReadonlyMap<string, EdgeKind>;
  readonly validators: Readonly<Record<string, Validator>>;
}
