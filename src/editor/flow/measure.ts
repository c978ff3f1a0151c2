/** Probes and claims from the canvas: of the value that a person points at. */
import { addClaim, addProbe, freshId, type Kinds, type Observed } from '../../graph/index.ts';
import { formatNumber } from '../kit/index.ts';
import type { Editor } from '../state/editor.ts';
import { knownNode, nameOf } from './nodes.ts';

const TOLERANCE = 1e-6;
const DIGITS = 9;

/** What a node shows, the pointed-at value first, its main value otherwise. */
export function observedOf(editor: Editor, kinds: Kinds, node: string, pointed: string | undefined): readonly Observed[] {
  const target = editor.store.getState().history.document.nodes[node];
  const known = target && knownNode(target, kinds);
  if (!known) return [];
  const main = pointed ?? known.ports.find(({ direction }) => direction === 'out')?.name;
  return known.kind.observed(known.params).toSorted((a, b) => Number(b.name === main) - Number(a.name === main));
}

const probeId = (editor: Editor, node: string, what: string): string =>
  freshId(`${node}-${what}`.slice(0, 60), editor.store.getState().history.document.probes);

export function probe(editor: Editor, node: string, what: string): void {
  editor.run(addProbe, { id: probeId(editor, node, what), target: { node, port: what } });
}

export interface Claimable {
  readonly values: readonly number[];
  readonly element: number | undefined;
}

/** The numbers that a claim would hold: one cell that is pointed at, else the whole vector. */
export function claimable(editor: Editor, node: string, what: string, cell: number | undefined): Claimable | undefined {
  const values = editor.live.read(node, what);
  if (!values) return undefined;
  const element = values.length === 1 ? 0 : cell;
  const chosen = element === undefined ? [...values] : [values[element] ?? NaN];
  return chosen.every(Number.isFinite) ? { values: chosen.map((value) => Number(value.toPrecision(DIGITS))), element } : undefined;
}

export function claim(editor: Editor, node: string, what: Observed, { values, element }: Claimable): void {
  const { history, row, experiment } = editor.store.getState();
  const [first = 0] = values;
  const shown = values.length === 1 ? formatNumber(first, 4) : `${values.length} numbers`;
  editor.run(addClaim, {
    probe: probeId(editor, node, what.name),
    target: { node, port: what.name },
    claim: {
      experiment,
      measure: { reduce: 'last', ...(element === undefined ? {} : { element }), ...(row > 0 ? { row } : {}) },
      is: { equals: element === undefined ? values : first, tolerance: TOLERANCE },
      because: `The ${what.title} of ${nameOf(history.document, node)} was ${shown} when this was claimed.`,
    },
  });
}
