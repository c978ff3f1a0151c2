/** Trains the drawn network on a data set: wires, loss, probe and experiment in one undo step. */
import { kinds } from '../../../nodes/kinds.ts';
import { addExperiment, addPiece, addProbe, freshId, reconnect, removeElements, setExperiment, setParams } from '../../graph/index.ts';
import { asOneStep } from '../flow/connect.ts';
import { canvasOf } from '../flow/handle.ts';
import { connectionContext } from '../flow/context.ts';
import { counted } from '../inspector/words.ts';
import { toast } from '../shell/toast.ts';
import type { Editor } from '../state/editor.ts';
import { changesTo, type BetterLoss } from './betterLoss.ts';
import { freeName } from './experiments.ts';
import { planTraining, type TrainingPlan } from './trainingPlan.ts';

/** What was done, or why not. */
export interface Outcome {
  readonly done: boolean;
  readonly says: string;
  /** What could be chosen instead. */
  readonly instead?: { readonly label: string; run(): void };
}

/** Weights that a person has set, and that could not be kept, are replaced only with leave. */
export function trainOn(editor: Editor, data: string, mayReplace = false): Outcome {
  const plan = planTraining({ ...connectionContext(editor), kinds }, data);
  if (typeof plan === 'string') return { done: false, says: plan };
  if (plan.lost.length > 0 && !mayReplace)
    return {
      done: false,
      says: `The weights that you set on ${counted(plan.lost.length, 'edge')} do not fit the columns of the data set.`,
      instead: { label: 'Replace them by random ones', run: () => train(editor, data, true) },
    };
  asOneStep(editor, 'train', (gesture) => carryOut(editor, plan, gesture));
  canvasOf(editor)?.keepInView([data, plan.loss]);
  const { because, squashed, loss } = plan;
  const better = { linear: squashed, changes: changesTo('binary-cross-entropy', loss, squashed) };
  const instead = { label: 'Cross-entropy instead', run: () => compareByCrossEntropy(editor, better) };
  return { done: true, says: `${because} Press Run.`.trim(), ...(squashed.length > 0 ? { instead } : {}) };
}

/** The outputs become linear where they were squashed, and the sigmoid is part of the loss. */
export function compareByCrossEntropy(editor: Editor, { linear, changes }: BetterLoss): void {
  const { nodes } = editor.store.getState().history.document;
  if (!changes.every(({ owner }) => nodes[owner])) return;
  editor.run(setParams, { changes, label: 'Compare net inputs by cross-entropy' });
  if (linear.length > 0)
    toast({ message: 'The output is linear now and shows its net input: above 0 it says 1. The sigmoid is part of the loss.' });
}

const LABEL = 'Train on the data set';

function carryOut(editor: Editor, { nodes, edges, moved, removed, loss, experiment }: TrainingPlan, gesture: string): void {
  const { document } = editor.store.getState().history;
  for (const [edge, from] of Object.entries(moved)) editor.run(reconnect, { edge, from, to: document.edges[edge]?.to ?? from }, gesture);
  if (removed.length > 0) editor.run(removeElements, { ids: removed }, gesture);
  editor.run(addPiece, { nodes, edges, label: LABEL }, gesture);
  const probes = editor.store.getState().history.document.probes;
  editor.run(addProbe, { id: freshId('loss', probes), target: { node: loss, port: 'value' } }, gesture);
  const { experiment: shown } = editor.store.getState();
  const lacking = [shown, ...Object.keys(document.experiments)].find((name) => {
    const { verb, loss: own } = document.experiments[name] ?? {};
    return verb === 'train' && (own === undefined || !document.nodes[own] || own === loss);
  });
  const name = lacking ?? freeName(document, 'train');
  const present = lacking === undefined ? undefined : document.experiments[lacking];
  if (present) editor.run(setExperiment, { name, experiment: { ...present, loss } }, gesture);
  editor.run(addExperiment, { name, experiment, label: LABEL }, gesture);
  if (editor.store.getState().experiment !== name) editor.chooseExperiment(name);
}

/** Says what came of it. */
export function train(editor: Editor, data: string, mayReplace = false): void {
  const { done, says, instead } = trainOn(editor, data, mayReplace);
  const hide = toast({ message: says, bad: !done, ...(instead ? { way: instead } : {}) });
  if (!done) untilChanged(editor, hide);
}

/** Whoever goes on drawing has heard it. */
function untilChanged({ store }: Editor, hide: () => void): void {
  const { document } = store.getState().history;
  const stop = store.subscribe(({ history }) => {
    if (history.document === document) return;
    stop();
    hide();
  });
}

/** On the data set that is selected, else on the only one. */
export function trainOnData(editor: Editor): void {
  const { history, selection } = editor.store.getState();
  const sets = Object.keys(history.document.nodes).filter((id) => history.document.nodes[id]?.type === 'dataset');
  const data = sets.find((id) => selection.has(id)) ?? sets[0];
  if (data !== undefined) train(editor, data);
}

/** After a data set was dropped: the rest is one click away, where the drawing has a network that it fits. */
export function offerTraining(editor: Editor, data: string): void {
  const { document } = editor.store.getState().history;
  if (document.nodes[data]?.type !== 'dataset') return;
  const plan = planTraining({ ...connectionContext(editor), kinds }, data);
  if (typeof plan === 'string') return;
  const isBuilt = Object.values(plan.nodes).some(({ type }) => type === 'layer');
  const message = isBuilt ? 'Build a small network for it?' : 'Train the network on it?';
  const hide = toast({ message, way: { label: isBuilt ? 'Build and train' : 'Wire it up', run: () => train(editor, data) } });
  untilChanged(editor, hide);
}
