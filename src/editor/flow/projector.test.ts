/** A drawing that was projected change by change looks like one that is projected anew. */
import { test, expect } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { views } from '../../../nodes/views.ts';
import { editOf, editTypes } from '../../../tests/properties/random-edit.ts';
import { drawFrom, drawings } from '../../../tests/properties/random-graph.ts';
import * as fc from '../../../tests/fast-check.ts';
import { emptyDocument, redo, run, startHistory, undo } from '../../graph/index.ts';
import { createProjector } from './projector.ts';

const steps = fc.array(fc.record({ type: fc.constantFrom('undo', 'redo', 'select', 'drag', ...editTypes), seed: fc.nat() }), {
  minLength: 1,
  maxLength: 15,
});
const byId = <T extends { readonly id: string }>(items: readonly T[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('after any commands, undone and redone, with any selection and any drag', () => {
  fc.assert(
    fc.property(drawings({ loops: true }), steps, (drawing, told) => {
      const project = createProjector(kinds, views);
      const sizes = new Map<string, number>();
      let history = startHistory(drawing);
      let selection: ReadonlySet<string> = new Set();
      let dragged: ReadonlyMap<string, { readonly x: number; readonly y: number }> | undefined;
      for (const { type, seed } of told) {
        const draw = drawFrom(seed);
        const { nodes, edges } = history.document;
        const ids = [...Object.keys(nodes), ...Object.keys(edges)];
        if (type === 'undo') history = undo(history).history;
        else if (type === 'redo') history = redo(history).history;
        else if (type === 'select') selection = new Set(ids.filter(() => draw.chance(0.3)));
        else if (type === 'drag')
          dragged = draw.chance(0.3)
            ? undefined
            : new Map(Object.keys(nodes).flatMap((id) => (draw.chance(0.3) ? [[id, { x: 1, y: 2 }] as const] : [])));
        else {
          const edit = editOf(type, history.document, draw);
          if (edit) history = run(history, edit.command, edit.args).history;
        }
        const scene = { document: history.document, sizes, selection, dragged };
        const [now, anew] = [project(scene), createProjector(kinds, views)(scene)];
        expect(byId(now.nodes)).toEqual(byId(anew.nodes));
        expect(byId(now.edges)).toEqual(byId(anew.edges));
      }
    }),
    { numRuns: 60 },
  );
});

test('another drawing takes the place of the one before, also an empty one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(drawings(), fc.constant(emptyDocument())), { minLength: 2, maxLength: 4 }), (opened) => {
      const project = createProjector(kinds, views);
      for (const document of opened) {
        const scene = { document, sizes: new Map<string, number>(), selection: new Set<string>(), dragged: undefined };
        expect(project(scene)).toEqual(createProjector(kinds, views)(scene));
      }
    }),
    { numRuns: 30 },
  );
});
