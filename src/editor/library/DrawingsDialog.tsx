/** The drawings that this browser keeps: open, rename, duplicate, delete, and go back to earlier versions. */
import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useDesk, useSaveState } from '../shell/desk.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { useEditorState } from '../state/context.tsx';
import { DrawingRow } from './DrawingRow.tsx';
import classes from './DrawingsDialog.module.css';
import { openNew } from './openings.ts';
import { usePersistence } from './persist.ts';
import type { Summary } from './store.ts';
import { troubleOf } from './troubles.ts';

export function DrawingsDialog() {
  return (
    <Dialog name="drawings" title="Drawings in this browser" width={680}>
      <DrawingsList />
    </Dialog>
  );
}

export function DrawingsList() {
  const desk = useDesk();
  const { keeper, store } = desk;
  const [drawings, setDrawings] = useState<readonly Summary[]>();
  const [now, setNow] = useState(() => Date.now());
  const [failure, setFailure] = useState<string>();
  const isPersisted = usePersistence();
  const isCopy = useSaveState().is === 'unchanged';
  const title = useEditorState(({ history }) => history.document.title);
  const refresh = useCallback(() => {
    keeper
      .flush()
      .then(() => store.list())
      .then(
        (all) => {
          setDrawings(all);
          setNow(Date.now());
        },
        (error: unknown) => setFailure(troubleOf(error).message),
      );
  }, [keeper, store]);
  useEffect(refresh, [refresh]);
  return (
    <>
      <p className={classes['note']}>
        Kept in this browser only; save a file to keep a drawing elsewhere.
        {isPersisted === false && ' The browser may clear them when it runs out of space.'}
      </p>
      {failure !== undefined && (
        <p role="alert" className={classes['failure']}>
          The drawings could not be read: {failure}.
        </p>
      )}
      {isCopy && (
        <p className={classes['note']}>“{title}”, which is open, is an unchanged copy. It is kept here as soon as you change something.</p>
      )}
      <ul className={classes['list']}>
        {drawings?.map((drawing) => (
          <DrawingRow key={drawing.id} drawing={drawing} now={now} onChanged={refresh} />
        ))}
      </ul>
      {drawings?.length === 0 && <p className={classes['note']}>Nothing is kept yet.</p>}
      <Button mt="md" variant="default" onClick={() => void openNew(desk)}>
        New drawing
      </Button>
    </>
  );
}
