/** What the drawing shows and what to try, over a corner of the canvas; it folds into its title. */
import { UnstyledButton } from '@mantine/core';
import { BookOpen, ChevronDown } from 'lucide-react';
import { useEffect, useId } from 'react';
import { tellCovered } from '../flow/covers.ts';
import { NOTES } from '../gallery/gallery.ts';
import { countOf, nodesOfType } from '../../graph/index.ts';
import { useEditorState } from '../state/context.tsx';
import { useDesk, useUi } from './desk.tsx';
import classes from './GuideCard.module.css';

export function GuideCard() {
  const { ui } = useDesk();
  const drawing = useEditorState((state) => state.drawing);
  const { title, description, guide } = useEditorState(({ history }) => history.document);
  const isFolded = useUi((state) => state.folded.has(drawing));
  const body = useId();
  const isEmpty = useEditorState(({ history }) => countOf(history.document.nodes) === 0);
  const isShown = !isEmpty && (description !== undefined || guide !== undefined);
  useEffect(tellCovered, [isShown, isFolded]);
  if (!isShown) return null;
  return (
    <section className={classes['root']} aria-label="Guide" data-folded={isFolded || undefined} data-covers-canvas={!isFolded || undefined}>
      <UnstyledButton
        className={classes['head']}
        aria-expanded={!isFolded}
        aria-controls={body}
        onClick={() => ui.fold(drawing, !isFolded)}
      >
        <BookOpen size={15} aria-hidden="true" />
        <span className={classes['title']}>{isFolded ? 'Guide' : title}</span>
        <ChevronDown size={15} aria-hidden="true" className={classes['chevron']} />
      </UnstyledButton>
      <div id={body} hidden={isFolded} className={classes['body']} tabIndex={isFolded ? -1 : 0}>
        <Contents />
      </div>
    </section>
  );
}

function Contents() {
  const { description, guide } = useEditorState(({ history }) => history.document);
  const hasInput = useEditorState(({ history }) => nodesOfType(history.document, 'input').length > 0);
  return (
    <>
      {description !== undefined && <p>{description}</p>}
      {guide && guide.try.length > 0 && (
        <>
          <h2>Try</h2>
          <ol>
            {guide.try.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {hasInput && <p className={classes['how']}>To set an input, double-click its number.</p>}
        </>
      )}
      {guide && (
        <p className={classes['lecture']} title={NOTES}>
          From the lecture notes: {guide.lecture}
        </p>
      )}
    </>
  );
}
