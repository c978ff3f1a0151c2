/** The gallery: documents by lecture, with pictures; one click opens a copy. */
import { Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { groupBy } from '../../base/index.ts';
import { titleOf } from '../experiments/experiments.ts';
import { galleryHash } from '../share/routes.ts';
import { useDesk } from '../shell/desk.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { firstExperiment } from '../state/state.ts';
import { notes, search, type GalleryEntry } from './gallery.ts';
import classes from './GalleryDialog.module.css';
import { Thumbnail } from './Thumbnail.tsx';

const OTHER = 'More';
/** A document may belong to several places of the notes; it stands under the first. */
const lectureOf = ({ document }: GalleryEntry): string => document.guide?.lecture.split(/[;,]/)[0]?.trim() ?? OTHER;

/** `S0, S1` */
const notesOf = ({ document }: GalleryEntry): string => [...new Set(document.guide?.lecture.match(/\bS[0-4]\b/g) ?? [])].join(', ');

export function GalleryDialog() {
  return (
    <Dialog name="gallery" title="Gallery" width={1120}>
      <div className={classes['dialog']}>
        <GalleryBrowser />
      </div>
    </Dialog>
  );
}

export function GalleryBrowser() {
  const { gallery, ui } = useDesk();
  const [question, setQuestion] = useState('');
  const [entries, setEntries] = useState<readonly GalleryEntry[]>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    gallery.loadAll().then(
      (all) => isCurrent && setEntries(all),
      (error: unknown) => isCurrent && setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => void (isCurrent = false);
  }, [gallery]);
  const open: Open = ({ name }, experiment) => {
    ui.open(undefined);
    location.hash = galleryHash(name, experiment);
  };
  const found = entries && search(entries, question);
  const first = found && [...groupBy(found, lectureOf).values()][0]?.[0];
  return (
    <>
      <TextInput
        data-autofocus
        className={classes['search']}
        placeholder="Search titles, lectures and topics"
        aria-label="Search the gallery"
        leftSection={<Search size={15} />}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && question !== '' && first && open(first)}
      />
      <output className={classes['count']}>
        {failure !== undefined ? (
          `The gallery could not be loaded: ${failure}`
        ) : found ? (
          <>
            {counted(found.length)}
            {question !== '' && first ? `. Enter opens “${first.document.title}”` : ''}
          </>
        ) : (
          'Loading…'
        )}
      </output>
      <Notes chosen={question} onChoose={setQuestion} />
      {found ? <Lectures entries={found} onOpen={open} /> : failure === undefined && <Waiting />}
    </>
  );
}

/** All drawings of one of the notes, also of those that stand under another. */
function Notes({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (question: string) => void }) {
  return (
    <fieldset className={classes['notes']} aria-label="Lecture notes">
      {notes.map(([name, title]) => (
        <UnstyledButton
          key={name}
          className={classes['note']}
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? '' : name)}
        >
          <b>{name}</b> {title}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

const counted = (count: number): string =>
  count === 0 ? 'Nothing found. Try a word of the lecture.' : `${count} drawing${count === 1 ? '' : 's'}; each opens as a copy of your own`;

/** Opens an entry, with another of its experiments than the first. */
type Open = (entry: GalleryEntry, experiment?: string) => void;

function Lectures({ entries, onOpen }: { readonly entries: readonly GalleryEntry[]; readonly onOpen: Open }) {
  return [...groupBy(entries, lectureOf)].map(([lecture, members]) => (
    <section key={lecture} className={classes['lecture']}>
      <h3 className={classes['heading']}>{lecture}</h3>
      <div className={classes['grid']}>
        {members.map((entry) => (
          <Card key={entry.name} entry={entry} onOpen={onOpen} />
        ))}
      </div>
    </section>
  ));
}

function Card({ entry, onOpen }: { readonly entry: GalleryEntry; readonly onOpen: Open }) {
  const { title, description = '', claims } = entry.document;
  return (
    <article className={classes['card']}>
      <UnstyledButton className={classes['whole']} onClick={() => onOpen(entry)}>
        <span className={classes['picture']}>
          <Thumbnail document={entry.document} height={104} />
        </span>
        <span className={classes['title']}>{title}</span>
        <span className={classes['text']}>{description}</span>
      </UnstyledButton>
      <Experiments entry={entry} onOpen={onOpen} />
      <span className={classes['claims']}>
        {[notesOf(entry), `${claims.length} claim${claims.length === 1 ? '' : 's'}`].filter(Boolean).join(' · ')}
      </span>
    </article>
  );
}

/** The other runs of a drawing, each a click away; other inputs to a forward pass are found where it is open. */
function Experiments({ entry, onOpen }: { readonly entry: GalleryEntry; readonly onOpen: Open }) {
  const { document } = entry;
  const first = firstExperiment(document);
  const others = Object.keys(document.experiments).filter((name) => name !== first && document.experiments[name]?.verb !== 'forward');
  if (others.length === 0) return null;
  return (
    <fieldset className={classes['experiments']} aria-label={`More runs of ${document.title}`}>
      {others.map((name) => (
        <UnstyledButton key={name} className={classes['experiment']} onClick={() => onOpen(entry, name)}>
          {titleOf(document, name)}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

function Waiting() {
  return (
    <div className={classes['grid']} aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={190} radius="md" />
      ))}
    </div>
  );
}
