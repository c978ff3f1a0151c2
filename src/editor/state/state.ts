/** What an editor holds of one drawing: the document with its history, what is selected, and what the runtime said of it. */
import type { Json } from '../../base/index.ts';
import type { Course, Observable } from '../../compiler/index.ts';
import { startHistory, type Diagnostic, type GraphDocument, type History } from '../../graph/index.ts';
import type { Cause } from './engine.ts';
import type { BackendChoice, Checking, ClaimResult } from '../../runtime/index.ts';

/** Numbers that a training has put into the drawing. */
export interface Kept {
  /** Where it stood. */
  readonly step: number;
  /** As they are drawn since: a node or an edge, one of its parameters, its value. */
  readonly values: readonly (readonly [owner: string, parameter: string, value: Json | undefined])[];
}

export interface Restarted {
  readonly cause: Cause | 'device';
  /** The error, or the name of the backend whose device was lost. */
  readonly why: string;
  /** Where the states stand. */
  readonly step: number;
  readonly goesOn: boolean;
}

/** What the runtime said last. */
export interface RuntimeState {
  readonly diagnostics: readonly Diagnostic[];
  readonly observables: readonly Observable[];
  readonly batch: number;
  readonly cost: number;
  /** Multiply-adds before the first advance. */
  readonly setup: number;
  readonly stateful: boolean;
  /** Opened from a link and not run yet. */
  readonly held: boolean;
  readonly step: number;
  readonly running: boolean;
  /** A run was asked for and has not begun: the runtime is at work on what came before, or on what the run needs. */
  readonly starting: boolean;
  /** The drawing as it was when something was recorded last. */
  readonly recorded: GraphDocument | undefined;
  /** What was kept of the present run, last. */
  readonly kept: Kept | undefined;
  /** Whether any frame of the present document has arrived. */
  readonly computed: boolean;
  readonly failure: string | undefined;
  /** How long the experiment is, and in which unit. */
  readonly course: Course | undefined;
  /** Examples that a training learns from. */
  readonly training: number;
  /** States that an edit left without a place: `owner slot`. */
  readonly lost: readonly string[];
  /** Why the run came to the end at which it stands. */
  readonly ended: 'length' | 'until' | undefined;
  /** The first number that is not finite. */
  readonly notFinite: Diagnostic | undefined;
  /** It died too often to be started again without being asked. */
  readonly givenUp: boolean;
  /** The person ended it. */
  readonly stopped: boolean;
  /** For so many seconds it has computed without a word. */
  readonly busy: number | undefined;
  /** What computes was lost and replaced, last. */
  readonly restarted: Restarted | undefined;
}

export interface EditorState {
  /** Id of the drawing in the library. */
  readonly drawing: string;
  readonly history: History;
  /** Why the last change was not made, if it was not. */
  readonly refused: Diagnostic | undefined;
  /** Counts every change of the document. */
  readonly revision: number;
  /** Ids of selected nodes and edges. */
  readonly selection: ReadonlySet<string>;
  /** The element of a vector that the inspector explains. */
  readonly cell: number;
  /** The row of the batch that is shown. */
  readonly row: number;
  /** The experiment that is computed; with it come its inputs and parameters. */
  readonly experiment: string;
  readonly runtime: RuntimeState;
  readonly backend: BackendChoice | undefined;
  /** Largest relative difference to float64; null when too large to compare, undefined while unknown. */
  readonly agreement: number | null | undefined;
  readonly claims: readonly ClaimResult[];
  /** How far a check of claims is, while there is one. */
  readonly checking: Checking | undefined;
}

export const IDLE: RuntimeState = {
  diagnostics: [],
  observables: [],
  batch: 1,
  cost: 0,
  setup: 0,
  stateful: false,
  held: false,
  step: 0,
  running: false,
  starting: false,
  recorded: undefined,
  kept: undefined,
  computed: false,
  failure: undefined,
  course: undefined,
  training: 0,
  lost: [],
  ended: undefined,
  notFinite: undefined,
  givenUp: false,
  stopped: false,
  busy: undefined,
  restarted: undefined,
};

/** `experiment`: the one to begin with, if the document has it. */
export const freshState = (drawing: string, document: GraphDocument, experiment?: string) => ({
  drawing,
  history: startHistory(document),
  refused: undefined,
  selection: new Set<string>(),
  cell: 0,
  row: 0,
  experiment: experiment !== undefined && document.experiments[experiment] ? experiment : firstExperiment(document),
  agreement: undefined,
  claims: [],
  checking: undefined,
});

/** `main`, unless it is no more than a forward pass and there is something that runs. */
export function firstExperiment({ experiments }: GraphDocument): string {
  const names = Object.keys(experiments);
  const { main } = experiments;
  if (!main) return names[0] ?? 'main';
  const isBare = main.verb === 'forward' && Object.keys(main).length === 1;
  return (isBare ? names.find((name) => experiments[name]?.verb !== 'forward') : undefined) ?? 'main';
}

/** The chosen experiment after a change: under its new name, or the first one when it went. */
export function followExperiment(before: GraphDocument, after: GraphDocument, chosen: string): string {
  if (before.experiments === after.experiments || after.experiments[chosen] || !before.experiments[chosen]) return chosen;
  const renamed = Object.keys(after.experiments).filter((name) => !before.experiments[name]);
  return renamed.length === 1 ? (renamed[0] ?? chosen) : firstExperiment(after);
}

export function stillThere(selection: ReadonlySet<string>, { nodes, edges }: GraphDocument): ReadonlySet<string> {
  const kept = [...selection].filter((id) => nodes[id] || edges[id]);
  return kept.length === selection.size ? selection : new Set(kept);
}
