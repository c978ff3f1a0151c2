/** The contract of a kind of node or edge. A kind is written once: ports, parameters, and the equations it lowers to. */
import type { TObject } from 'typebox';
import type { JsonObject } from '../base/index.ts';
import type { Emit, SignalId } from '../ir/index.ts';

/** How a port takes several edges: not at all, by adding them up, or by laying them end to end in the order of their `slot`. */
export type FanIn = 'one' | 'sum' | 'stack';

export interface Port {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly title: string;
  /** Of an `in` port. */
  readonly fanIn?: FanIn;
  /** Kinds of edges an `in` port takes; the first is drawn by default. */
  readonly accepts?: readonly string[];
  /** Number of elements; `any` takes what the edges bring. */
  readonly size: number | 'any';
  /** An `in` port that computes nothing useful while empty. */
  readonly required?: boolean;
}

/** A value that can be seen and probed; every out port is one, and a kind may show more (a unit shows its net input). */
export interface Observed {
  readonly name: string;
  readonly title: string;
  readonly symbol: string;
}

/** `In` names the `in` ports, `Value` the value and source parameters. */
export interface LowerContext<P, In extends string = string, Value extends string = string> {
  /** Structural parameters: equal in every instance of the group. */
  readonly structure: P;
  /** Value and source parameters: one element per instance, or per element of a vector. */
  readonly values: Readonly<Record<Value, SignalId>>;
  /** What arrives at each `in` port. */
  readonly inputs: Readonly<Record<In, SignalId>>;
  /** Elements of the group: instances of scalars, or the size of one vector. */
  readonly size: number;
  readonly emit: Emit;
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

export type PaletteGroup = 'Inputs' | 'Units and layers' | 'Functions' | 'Measures' | 'Notes';

export interface NodeKind<P = JsonObject, In extends string = string, Value extends string = string> extends KindCommon {
  readonly role: 'node';
  readonly group: PaletteGroup;
  /** Words of the field that should find it in the palette. */
  readonly keywords: readonly string[];
  /** One element of its values depends on the others (a softmax), so several instances may not share a vector. */
  readonly mixes?: boolean;
  ports(params: P): readonly Port[];
  observed(params: P): readonly Observed[];
  /** Sizes of everything observed, from the sizes that arrive at the `in` ports. */
  infer(params: P, inputs: Sizes): Sizes | Misfit;
  /** Sizes of vector parameters (a bias per unit of a layer); scalars are left out. */
  paramSizes?(params: P): Sizes;
  /** Gives every observed value. */
  lower(context: LowerContext<P, In, Value>): Readonly<Record<string, SignalId>>;
}

/** What an edge multiplies with: `null` passes the value on as it is. */
export interface EdgeKind<P = JsonObject> extends KindCommon {
  readonly role: 'edge';
  readonly weighted: boolean;
  connectivity(params: P): 'all-to-all' | 'one-to-one';
}

export type Kind = NodeKind | EdgeKind;

/** A kind with the types of its own forgotten, which is safe: parameters are validated before any call, ports and values are given as declared. */
export const defineNode = <P, In extends string = never, Value extends string = never>(kind: NodeKind<P, In, Value>): NodeKind =>
  kind as unknown as NodeKind;
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
