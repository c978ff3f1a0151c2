/** The index of a drawing that is carried on by patches says what one says that is read anew. */
import { expect, test } from 'vitest';
import { editOf, editTypes } from '../../tests/properties/random-edit.ts';
import { drawFrom, drawings } from '../../tests/properties/random-graph.ts';
import * as fc from '../../tests/fast-check.ts';
import type { GraphDocument } from './document.ts';
import { changedIds, delayedEdges, edgesInto, edgesOutOf, nodesOfType, usersOf } from './facts.ts';
import { redo, run, startHistory, undo } from './history.ts';
import { sharing, withShared } from './shared.ts';

/** The same drawing in records of its own, of which nothing is known. */
const anew = (document: GraphDocument): GraphDocument => ({ ...document, nodes: { ...document.nodes }, edges: { ...document.edges } });

const factsOf = (document: GraphDocument) => ({
  ends: Object.keys(document.nodes).map((id) => [id, edgesInto(document, id), edgesOutOf(document, id)]),
  kinds: ['unit', 'input', 'layer', 'bias', 'activation', 'net-input', 'note'].map((type) => nodesOfType(document, type)),
  delayed: delayedEdges(document),
  sharing: Object.keys(document.edges).map((id) => sharing(document, id)),
  tensors: Object.keys(document.tensors).map((name) => usersOf(document, name)),
  shared: withShared(document).edges,
});

test('after any commands, undone and redone', () => {
  const steps = fc.array(fc.record({ type: fc.constantFrom('undo', 'redo', ...editTypes), seed: fc.nat() }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(drawings(), steps, (drawing, told) => {
      let history = startHistory(drawing);
      const seen: GraphDocument[] = [history.document];
      factsOf(history.document);
      for (const { type, seed: own } of told) {
        const edit = type === 'undo' || type === 'redo' ? undefined : editOf(type, history.document, drawFrom(own));
        if (edit) history = run(history, edit.command, edit.args).history;
        else if (type === 'undo') history = undo(history).history;
        else if (type === 'redo') history = redo(history).history;
        seen.push(history.document);
        expect(factsOf(history.document)).toEqual(factsOf(anew(history.document)));
      }
      const [first, last] = [seen[0] as GraphDocument, history.document];
      const ids = changedIds(first.nodes, last.nodes);
      const differ = Object.keys({ ...first.nodes, ...last.nodes }).filter((id) => first.nodes[id] !== last.nodes[id]);
      expect(ids && differ.filter((id) => !ids.has(id))).toEqual([]);
      for (const document of seen) expect(factsOf(document)).toEqual(factsOf(anew(document)));
    }),
  );
});
