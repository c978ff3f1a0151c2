/** The chosen experiment, and changing it: typing into one field is one undo step. */
import { setExperiment, type Experiment, type GraphDocument } from '../../graph/index.ts';
import { useGesture } from '../inspector/fields/useGesture.ts';
import { useEditorState } from '../state/context.tsx';
import { changed } from './experiments.ts';

export type Change = { readonly [K in keyof Experiment]?: Experiment[K] | undefined };

export interface ExperimentEditing {
  readonly name: string;
  readonly experiment: Experiment;
  readonly document: GraphDocument;
  /** Undefined puts a field back to what it is when left out. */
  set(change: Change): void;
  end(): void;
  cancel(): void;
}

const FORWARD: Experiment = { verb: 'forward' };

export function useExperiment(field: string): ExperimentEditing {
  const name = useEditorState((state) => state.experiment);
  const document = useEditorState(({ history }) => history.document);
  const experiment = document.experiments[name] ?? FORWARD;
  const { run, end, cancel } = useGesture(`experiment ${name} ${field}`);
  return {
    name,
    experiment,
    document,
    set: (change) => run(setExperiment, { name, experiment: changed(experiment, change) }),
    end,
    cancel,
  };
}
