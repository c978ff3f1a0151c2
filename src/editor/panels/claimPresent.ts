/** Claims the value that a probe shows now. */
import { addClaim } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';

/** What such a claim allows: float32 and the order of a sum may differ. */
const CLOSE = 1e-5;
const DIGITS = 6;

/** The place of the new claim; undefined while nothing is computed. */
export function claimPresent(editor: Editor, probe: string): number | undefined {
  const { history, experiment, row, runtime } = editor.store.getState();
  const target = history.document.probes[probe]?.target;
  const values = target && editor.live.read(target.node, target.port);
  if (!target || !values) return undefined;
  const rounded = Array.from(values, (value) => Number(value.toPrecision(DIGITS)));
  const tolerance = CLOSE * Math.max(1, ...rounded.map(Math.abs));
  editor.run(addClaim, {
    probe,
    target,
    claim: {
      experiment,
      measure: { reduce: 'last', ...(runtime.batch > 1 ? { row } : {}) },
      is: { equals: rounded.length === 1 ? (rounded[0] ?? 0) : rounded, tolerance },
      because: 'This is what it computes now.',
    },
  });
  return history.document.claims.length;
}
