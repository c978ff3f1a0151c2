/** Why an experiment cannot run, and the way out. */
import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { kinds } from '../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction } from '../shell/desk.tsx';
import type { EditorState } from '../state/editor.ts';
import { verbTitles } from '../experiments/experiments.ts';
import classes from './TransportBar.module.css';

/** A sentence where the experiment lacks what it is about. */
function lackOf({ runtime, history: { document }, experiment }: EditorState): string | undefined {
  const { verb = 'forward' } = document.experiments[experiment] ?? {};
  const types = Object.values(document.nodes).map(({ type }) => type);
  if (runtime.diagnostics.some(({ code }) => code === 'no-loss')) return 'A training needs a loss to make small.';
  if (verb === 'train') return runtime.course && !runtime.stateful ? 'Nothing learns yet.' : undefined;
  const lives = verb === 'forward' || types.length === 0 || types.some((type) => kinds.nodes.get(type)?.advancesIn?.includes(verb));
  return lives ? undefined : `Nothing here lives in a ${verbTitles[verb].toLowerCase()} yet.`;
}

export function Way() {
  const editor = useEditor();
  const lack = useEditorState(lackOf);
  const train = useAction('train-on-data');
  const canTrain = useEditorState(
    (state) => state.runtime.diagnostics.some(({ code }) => code === 'no-loss') && (train.enabled?.(state) ?? true),
  );
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
