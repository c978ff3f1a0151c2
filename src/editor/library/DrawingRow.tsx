/** One drawing of the list, with what can be done with it. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { Copy, FileDown, History, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { describeDocument, limits } from '../../graph/index.ts';
import { Thumbnail } from '../gallery/Thumbnail.tsx';
import { useDesk } from '../shell/desk.tsx';
import { IconButton } from '../shell/IconButton.tsx';
import { useEditorState } from '../state/context.tsx';
import { agoWords } from './ago.ts';
import { saveLeft } from './damaged.ts';
import classes from './DrawingsDialog.module.css';
import { removeDrawing, renameDrawing } from './managing.ts';
import { openAsked, openCopy } from './openings.ts';
import type { Kept, Summary } from './store.ts';
import { VersionList } from './VersionList.tsx';

export function DrawingRow({
  drawing: summary,
  now,
  onChanged,
}: {
  readonly drawing: Summary;
  readonly now: number;
  readonly onChanged: () => void;
}) {
  const desk = useDesk();
  const { id, title, updated } = summary;
  const isOpen = useEditorState((state) => state.drawing === id);
  const [found, setFound] = useState<Kept>();
  const [name, setName] = useState<string>();
  const [showsVersions, setShowsVersions] = useState(false);
  const state = `${id} ${updated}`;
  useEffect(() => void desk.store.read(state.split(' ')[0] ?? '').then(setFound, () => setFound(undefined)), [desk.store, state]);
  const kept = found?.is === 'sound' ? found.drawing : undefined;
  const rename = async () => {
    setName(undefined);
    const next = name?.trim() ?? '';
    if (next === '' || next === title) return;
    if (isOpen) desk.editor.run(describeDocument, { title: next });
    else if (kept) await renameDrawing(desk, kept, next);
    onChanged();
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') void rename();
    else if (event.key === 'Escape') setName(undefined);
    else return;
    event.stopPropagation();
  };
  return (
    <li className={classes['row']}>
      <UnstyledButton className={classes['open']} onClick={() => void openAsked(desk, id, 'push')} aria-label={`Open ${title}`}>
        <span className={classes['picture']}>{kept && <Thumbnail document={kept.document} height={52} />}</span>
      </UnstyledButton>
      {name === undefined ? (
        <UnstyledButton className={classes['words']} onClick={() => void openAsked(desk, id, 'push')}>
          <span className={classes['title']}>{title}</span>
          <Standing isOpen={isOpen} when={updated > 0 ? agoWords(updated, now) : ''} isDamaged={found?.is === 'damaged'} />
        </UnstyledButton>
      ) : (
        <TextInput
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
          autoFocus
          aria-label="New title"
          maxLength={limits.labelLength}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => void rename()}
          onKeyDown={press}
        />
      )}
      <span className={classes['acts']}>
        {found?.is === 'damaged' ? (
          <IconButton label={`Save what is left of ${title}`} hint="Save what is left" onClick={() => void saveLeft(desk, [found])}>
            <FileDown size={15} />
          </IconButton>
        ) : (
          <>
            <IconButton label={`Rename ${title}`} hint="Rename" onClick={() => setName(title)}>
              <Pencil size={15} />
            </IconButton>
            <IconButton
              label={`Duplicate ${title}`}
              hint="Duplicate"
              onClick={() => kept && void openCopy(desk, { ...kept.document, title: `${title} (copy)` })}
            >
              <Copy size={15} />
            </IconButton>
          </>
        )}
        <IconButton
          label={`Earlier versions of ${title}`}
          hint="Earlier versions"
          pressed={showsVersions}
          onClick={() => setShowsVersions(!showsVersions)}
        >
          <History size={15} />
        </IconButton>
        <IconButton label={`Delete ${title}`} hint="Delete" onClick={() => void removeDrawing(desk, summary).then(onChanged)}>
          <Trash2 size={15} />
        </IconButton>
      </span>
      {showsVersions && <VersionList id={id} now={now} />}
    </li>
  );
}

interface StandingProps {
  readonly isOpen: boolean;
  readonly when: string;
  readonly isDamaged: boolean;
}

/** What there is to know of it, one after another. */
function Standing({ isOpen, when, isDamaged }: StandingProps) {
  const words = [isOpen && 'open now', when].filter(Boolean).join(' · ');
  return (
    <span className={classes['ago']}>
      {words}
      {isDamaged && <span className={classes['failure']}>{words === '' ? '' : ' · '}damaged, cannot be opened</span>}
    </span>
  );
}
