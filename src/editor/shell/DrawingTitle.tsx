/** The title of the drawing, to be changed where it stands, and whether it is saved. */
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { Check, Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { describeDocument, limits } from '../../graph/index.ts';
import type { SaveState } from '../library/keeper.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { hasUnkept } from '../transport/keeping.ts';
import { useSaveState, useUi } from './desk.tsx';
import classes from './DrawingTitle.module.css';

export function DrawingTitle() {
  return (
    <div className={classes['root']}>
      <TitleField />
      <SaveNote state={useSaveState()} />
    </div>
  );
}

function TitleField() {
  const editor = useEditor();
  const title = useEditorState(({ history }) => history.document.title);
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const commit = () => {
    const next = typed?.trim();
    if (next !== undefined && next !== '' && next !== title) editor.run(describeDocument, { title: next });
    setTyped(undefined);
  };
  useEffect(() => {
    document.title = `${title} · Neuroloom`;
  }, [title]);
  const press = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') setTyped(undefined);
    if (event.key === 'Enter' || event.key === 'Escape') requestAnimationFrame(() => field.current?.blur()); // once the text is back
  };
  return (
    <span className={classes['title']} data-text={typed ?? title}>
      <input
        ref={field}
        size={1}
        className={classes['field']}
        aria-label="Drawing title"
        maxLength={limits.labelLength}
        value={typed ?? title}
        title={title}
        onFocus={() => setTyped(title)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={press}
        spellCheck={false}
      />
    </span>
  );
}

const words: { readonly [K in SaveState['is']]: { readonly text: string; readonly more: string } } = {
  unchanged: {
    text: 'unchanged copy',
    more: 'Your own copy. It is kept in this browser, and listed among the drawings, as soon as you change it.',
  },
  saving: { text: 'saving…', more: 'Being saved in this browser.' },
  saved: { text: 'saved in this browser', more: 'Kept in this browser only. Save a file to keep it elsewhere.' },
  failed: { text: 'could not be saved', more: 'Save a file to keep your work.' },
  outdated: { text: 'not saved any more', more: 'A newer Neuroloom is open in another tab. Load this page again.' },
  deleted: { text: 'deleted in another tab', more: 'Nothing is saved here until you have chosen.' },
  elsewhere: { text: 'changed in another tab', more: 'Nothing is saved here until you have chosen.' },
};

const BAD: ReadonlySet<SaveState['is']> = new Set(['failed', 'outdated', 'elsewhere', 'deleted']);

const unkept = {
  text: 'saved, weights not kept',
  more: 'The drawing is saved; what its training has learnt since is not in it. Keep weights writes it.',
};

export function SaveNote({ state }: { readonly state: SaveState }) {
  const ui = useUi((all) => all);
  const isUnkept = useEditorState(hasUnkept);
  const { text, more } = state.is === 'saved' && isUnkept ? unkept : words[state.is];
  const isBad = BAD.has(state.is);
  const isShort = ui.layout === 'narrow';
  const hasTransport = useEditorState(({ runtime }) => runtime.stateful);
  const full = state.is === 'failed' ? `${text}: ${state.why}` : text;
  if (isShort && hasTransport && !isBad)
    return (
      <Tooltip label={`${full}. ${more}`} multiline maw={280} withArrow>
        <span className={classes['sign']}>
          {state.is === 'saved' ? <Check size={14} aria-hidden="true" /> : <Ellipsis size={14} aria-hidden="true" />}
          <VisuallyHidden>{full}</VisuallyHidden>
        </span>
      </Tooltip>
    );
  return (
    <Tooltip label={state.is === 'failed' ? `${state.why}. ${more}` : more} multiline maw={280} withArrow>
      <span className={classes['note']} data-bad={isBad || undefined} role={isBad ? 'alert' : undefined}>
        {full}
      </span>
    </Tooltip>
  );
}
