/** Why an experiment cannot run, and the way out. */
import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction } from '../shell/desk.tsx';
import type { EditorState } from '../state/editor.ts';
import { verbTitles } from '../experiments/experiments.ts';
import { hasEnd } from './course.ts';
import classes from './TransportBar.module.css';

/** A sentence where the experiment lacks what it is about. */
function lackOf({ runtime, history: { document }, experiment }: EditorState): string | undefined {
  const { verb = 'forward' } = document.experiments[experiment] ?? {};
  if (runtime.diagnostics.some(({ code }) => code === 'no-loss')) return 'A training needs a loss to make small.';
  if (runtime.course && hasEnd(runtime.course) && !runtime.stateful)
    return verb === 'train' ? 'Nothing learns yet.' : `Nothing here lives in a ${verbTitles[verb].toLowerCase()}.`;
  return undefined;
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
