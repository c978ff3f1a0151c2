/** The transport, and what computes. */
import type { BackendName } from '../../runtime/index.ts';
import type { Desk } from '../shell/desk.tsx';
import { backendTitles } from '../shell/words.ts';
import type { Action } from '../state/commands.ts';
import type { EditorState } from '../state/editor.ts';

const canRun = ({ runtime }: EditorState): boolean => runtime.stateful && !runtime.held && runtime.failure === undefined;

export const runActions = (desk: Desk): readonly Action[] => [...transportActions(desk), ...backendActions];

const transportActions = ({ ui }: Desk): readonly Action[] => [
  {
    id: 'run',
    title: 'Run or pause',
    group: 'Run',
    shortcut: 'Space',
    keywords: ['play', 'start', 'stop', 'simulate'],
    enabled: canRun,
    run: (editor) =>
      editor.send(editor.store.getState().runtime.running ? { type: 'pause' } : { type: 'run', perSecond: ui.getState().speed }),
  },
  {
    id: 'step',
    title: 'One step',
    group: 'Run',
    shortcut: '.',
    keywords: ['advance', 'next'],
    enabled: canRun,
    run: (editor) => editor.send({ type: 'advance', steps: 1 }),
  },
  {
    id: 'to-start',
    title: 'Back to the start',
    group: 'Run',
    shortcut: ',',
    keywords: ['reset', 'rewind'],
    enabled: canRun,
    run(editor) {
      editor.send({ type: 'pause' });
      editor.send({ type: 'reset' });
    },
  },
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
