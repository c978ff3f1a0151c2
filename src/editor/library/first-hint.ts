/** The line on the first drawing that says what to drag: it goes, in the same undo step, once a weight was changed. */
import { setParams, type Command, type GraphDocument, type ParamChange } from '../../graph/index.ts';

export const HINT = 'hint';
export const HINT_TEXT = 'Drag the −0.90 and watch y.';

type Changes = { readonly changes: readonly ParamChange[]; readonly label?: string };

const setAndUnderstand: Command<Changes> = {
  ...setParams,
  apply(draft, args) {
    setParams.apply(draft, args);
    delete draft.nodes[HINT];
  },
};

/** The command that sets a weight in this drawing. */
export const setWeightIn = ({ nodes }: GraphDocument): Command<Changes> =>
  nodes[HINT]?.type === 'note' && nodes[HINT].params['text'] === HINT_TEXT ? setAndUnderstand : setParams;
