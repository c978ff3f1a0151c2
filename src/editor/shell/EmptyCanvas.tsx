/** An empty canvas: one line saying what to do, and drawings to start from, one for each way to run. */
import { UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { GraphDocument } from '../../graph/index.ts';
import { Thumbnail } from '../gallery/Thumbnail.tsx';
import { firstDrawing } from '../library/first-drawing.ts';
import { openCopy } from '../library/openings.ts';
import { galleryHash } from '../share/routes.ts';
import { useDesk, useUi } from './desk.tsx';
import classes from './EmptyCanvas.module.css';
import { Keys } from './Keys.tsx';

/** Besides the first drawing: one that trains, one that lives in time, one that remembers. Where the gallery has others, its first ones. */
const wanted = ['25-training-and-working', '36-all-or-none', '57-pictures'];

interface Start {
  readonly document: GraphDocument;
  readonly hash?: string;
}

export function EmptyCanvas() {
  const desk = useDesk();
  const isReady = useUi((state) => state.ready);
  const [starts, setStarts] = useState<readonly Start[]>([{ document: firstDrawing }]);
  useEffect(() => {
    const names = [...wanted.filter((name) => desk.gallery.names.includes(name)), ...desk.gallery.names].slice(0, wanted.length);
    let isCurrent = true;
    void Promise.all(names.map((name) => desk.gallery.load(name))).then((entries) => {
      const more = entries.flatMap((entry) => (entry ? [{ document: entry.document, hash: galleryHash(entry.name) }] : []));
      if (isCurrent) setStarts([{ document: firstDrawing }, ...more]);
    });
    return () => void (isCurrent = false);
  }, [desk.gallery]);
  if (!isReady) return null;
  const open = ({ document, hash }: Start) => {
    if (hash === undefined) void openCopy(desk, document);
    else location.assign(hash);
  };
  return (
    <div className={classes['root']}>
      <p className={classes['line']}>
        Drag a node from the palette, find one with <Keys shortcut="/" />, or start from one of these.
      </p>
      <div className={classes['starts']}>
        {starts.map((start) => (
          <UnstyledButton key={start.document.title} className={classes['start']} onClick={() => open(start)}>
            <Thumbnail document={start.document} height={104} />
            <span>{start.document.title}</span>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
