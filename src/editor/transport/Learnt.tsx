/** What a training has learnt can be kept: it is written into the drawing, or goes back to the start. */
import { Button } from '@mantine/core';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction } from '../shell/desk.tsx';
import { hasLearnt, isKept } from './keeping.ts';
import classes from './TransportBar.module.css';

export function Learnt() {
  const editor = useEditor();
  const isThere = useEditorState(hasLearnt);
  const isDone = useEditorState(isKept);
  const hasEnded = useEditorState(({ runtime }) => runtime.ended !== undefined);
  const keep = useAction('keep-weights');
  const discard = useAction('to-start');
  if (!isThere) return null;
  return (
    <div className={classes['learnt']}>
      <Button
        size="compact-sm"
        h={32}
        px={10}
        variant={hasEnded && !isDone ? 'filled' : 'default'}
        disabled={isDone}
        title="Writes the weights and biases into the drawing: one undo step"
        onClick={() => void keep.run(editor)}
      >
        {isDone ? 'Weights kept' : 'Keep weights'}
      </Button>
      {hasEnded && !isDone && (
        <Button
          size="compact-sm"
          h={32}
          px={10}
          variant="subtle"
          color="gray"
          title="Back to the start, with the weights of the drawing"
          onClick={() => void discard.run(editor)}
        >
          Discard
        </Button>
      )}
    </div>
  );
}
