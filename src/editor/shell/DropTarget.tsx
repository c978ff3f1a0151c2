/** Files may be dropped anywhere; what they are is said when they are no drawings. Kinds from the palette are the canvas's own. */
import { useEffect, useState, type ReactNode } from 'react';
import { openText } from '../library/openings.ts';
import { useDesk } from './desk.tsx';
import classes from './DropTarget.module.css';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

export function DropTarget({ children }: { readonly children: ReactNode }) {
  const desk = useDesk();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) void file.arrayBuffer().then((bytes) => openText(desk, new Uint8Array(bytes), file.name));
    };
    globalThis.addEventListener('dragover', over);
    globalThis.addEventListener('dragleave', leave);
    globalThis.addEventListener('drop', drop);
    return () => {
      globalThis.removeEventListener('dragover', over);
      globalThis.removeEventListener('dragleave', leave);
      globalThis.removeEventListener('drop', drop);
    };
  }, [desk]);
  return (
    <>
      {children}
      {isOver && <div className={classes['root']}>Drop the file to open it</div>}
    </>
  );
}
