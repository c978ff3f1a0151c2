/** Why an experiment cannot run, and the way out. */
import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { kinds } from '../../../nodes/kinds.ts';
import { countOf, nodesOfType } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction } from '../shell/desk.tsx';
import type { EditorState } from '../state/editor.ts';
import { verbTitles } from '../experiments/experiments.ts';
import classes from './TransportBar.module.css';

const lacksLoss = ({ runtime }: EditorState): boolean => runtime.diagnostics.some(({ code }) => code === 'no-loss');

/** It is drawn, but something before it is wrong. */
function hasLoss({ history: { document }, experiment }: EditorState): boolean {
  const { loss } = document.experiments[experiment] ?? {};
  return document.nodes[loss ?? '']?.type === 'loss';
}

/** A sentence where the experiment lacks what it is about. */
function lackOf(state: EditorState): string | undefined {
  const { runtime, history, experiment } = state;
  const { document } = history;
  const { verb = 'forward' } = document.experiments[experiment] ?? {};
  if (lacksLoss(state))
    return hasLoss(state) ? 'The loss cannot be computed yet: see what is wrong.' : 'A training needs a loss to make small.';
  if (verb === 'train') return runtime.course && !runtime.stateful ? 'Nothing learns yet.' : undefined;
  const lives =
    verb === 'forward' ||
    countOf(document.nodes) === 0 ||
    [...kinds.nodes.values()].some(({ type, advancesIn }) => advancesIn?.includes(verb) && nodesOfType(document, type).length > 0);
  return lives ? undefined : `Nothing here lives in a ${verbTitles[verb].toLowerCase()} yet.`;
}

export function Way() {
  const editor = useEditor();
  const lack = useEditorState(lackOf);
  const train = useAction('train-on-data');
  const canTrain = useEditorState((state) => lacksLoss(state) && !hasLoss(state) && (train.enabled?.(state) ?? true));
  if (lack === undefined) return null;
  return (
    <output className={classes['lack']}>
      <CircleAlert size={15} aria-hidden />
      <span>{lack}</span>
      {canTrain && (
        <Button size="compact-sm" h={28} variant="light" onClick={() => void train.run(editor)}>
          Wire a loss
        </Button>
      )}
    </output>
  );
}
