/** In the inspector of a loss: another one would fit better, one click away. */
import { useMemo } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import classes from '../inspector/Inspector.module.css';
import { nodeName } from '../inspector/words.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { betterLoss } from './betterLoss.ts';
import { compareByCrossEntropy } from './training.ts';

export function LossAdvice({ loss }: { readonly loss: string }) {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.document);
  const better = useMemo(() => betterLoss({ document, kinds, sizes: new Map() }, loss), [document, loss]);
  if (!better) return null;
  const names = better.linear.map((id) => nodeName(document, id)).join(', ');
  return (
    <div className={classes['advice']} role="note">
      <p>
        The targets are classes: cross-entropy learns them faster than the squared error.
        {names === '' ? '' : ` ${names} becomes linear, for the sigmoid is part of that loss.`}
      </p>
      <p className={classes['ways']}>
        <button type="button" onClick={() => compareByCrossEntropy(editor, better)}>
          Cross-entropy instead
        </button>
      </p>
    </div>
  );
}
