/** The transport, and what computes. */
import type { BackendName } from '../../runtime/index.ts';
import { nodesOfType } from '../../graph/index.ts';
import { trainOnData } from '../experiments/training.ts';
import type { Desk } from '../shell/desk.tsx';
import { backendTitles } from '../shell/words.ts';
import type { Action } from '../state/commands.ts';
import type { EditorState } from '../state/editor.ts';
import { canRun, runOrPause, stepBack, stepForward, toStart } from '../transport/driving.ts';
import { hasLearnt, isKept, keepLearnt } from '../transport/keeping.ts';

const hasRun = (state: EditorState): boolean => canRun(state) && state.runtime.step > 0;

export const runActions = (desk: Desk): readonly Action[] => [
  ...transportActions(desk),
  ...experimentActions(desk),
  ...checkActions,
  ...backendActions,
];

const transportActions = (desk: Desk): readonly Action[] => [
  {
    id: 'run',
    title: 'Run or pause',
    group: 'Run',
    shortcut: 'Space',
    keywords: ['play', 'start', 'stop', 'simulate', 'train', 'retrieve'],
    enabled: canRun,
    run: (editor) => runOrPause(editor, desk.ui.getState().speeds),
  },
  {
    id: 'step',
    title: 'One step',
    group: 'Run',
    shortcut: '.',
    keywords: ['advance', 'next'],
    enabled: canRun,
    run: (editor) => stepForward(editor, 'step'),
  },
  {
    id: 'step-back',
    title: 'One step back',
    group: 'Run',
    shortcut: ',',
    keywords: ['previous', 'rewind'],
    enabled: hasRun,
    run: (editor) => stepBack(editor, 'step'),
  },
  {
    id: 'step-unit',
    title: 'One epoch, millisecond or sweep',
    group: 'Run',
    shortcut: '>',
    keywords: ['advance', 'next', 'unit'],
    enabled: canRun,
    run: (editor) => stepForward(editor, 'unit'),
  },
  {
    id: 'step-unit-back',
    title: 'One epoch, millisecond or sweep back',
    group: 'Run',
    shortcut: '<',
    keywords: ['previous', 'rewind', 'unit'],
    enabled: hasRun,
    run: (editor) => stepBack(editor, 'unit'),
  },
  {
    id: 'to-start',
    title: 'Back to the start',
    group: 'Run',
    shortcut: '0',
    keywords: ['reset', 'rewind', 'discard'],
    enabled: canRun,
    run: toStart,
  },
];

const experimentActions = (desk: Desk): readonly Action[] => [
  {
    id: 'keep-weights',
    title: 'Keep the weights',
    group: 'Run',
    shortcut: 'K',
    keywords: ['learnt', 'trained', 'training', 'save'],
    enabled: (state) => hasLearnt(state) && !isKept(state),
    run: async () => void (await keepLearnt(desk)),
  },
  {
    id: 'edit-experiment',
    title: 'Edit the experiment',
    group: 'Run',
    shortcut: 'E',
    keywords: ['experiment', 'length', 'optimizer', 'learning rate', 'batch', 'dt', 'epochs'],
    run: () => desk.ui.open(desk.ui.getState().dialog === 'experiment' ? undefined : 'experiment'),
  },
  {
    id: 'train-on-data',
    title: 'Train the network on the data set',
    group: 'Run',
    keywords: ['learn', 'loss', 'targets', 'dataset', 'wire'],
    enabled: ({ history }) => nodesOfType(history.document, 'dataset').length > 0,
    run: trainOnData,
  },
];

const checkActions: readonly Action[] = [
  {
    id: 'release',
    title: 'Run what the link brought',
    group: 'Run',
    enabled: ({ runtime }) => runtime.held,
    run: (editor) => editor.send({ type: 'release' }),
  },
  {
    id: 'check-claims',
    title: 'Check the claims',
    group: 'Run',
    keywords: ['test', 'verify'],
    enabled: ({ history }) => history.document.claims.length > 0,
    run: (editor) => editor.send({ type: 'check' }),
  },
];

const backendActions: readonly Action[] = [
  {
    id: 'use-backend-auto',
    title: 'Compute on what fits best',
    group: 'Run',
    keywords: ['backend', 'gpu', 'automatic'],
    run: (editor) => editor.useBackend('auto'),
  },
  ...Object.entries(backendTitles).map(([name, title]): Action => ({
    id: `use-backend-${name}`,
    title: `Compute on ${title}`,
    group: 'Run',
    keywords: ['backend', 'gpu', name],
    enabled: ({ backend }) => backend?.alternatives.some((other) => other.name === name && other.available) ?? false,
    run: (editor) => editor.useBackend(name as BackendName),
  })),
];
