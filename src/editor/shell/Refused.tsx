/** Says why a change was not made. Once for a place: a drag beyond a limit asks with every pixel. */
import { useEffect } from 'react';
import type { Diagnostic } from '../../graph/index.ts';
import { useDesk } from './desk.tsx';
import { toast } from './toast.ts';

const isSamePlace = (a: Diagnostic['at'], b: Diagnostic['at'] | undefined): boolean => a?.owner === b?.owner && a?.field === b?.field;

export function Refused() {
  const { editor, ui } = useDesk();
  useEffect(
    () =>
      editor.store.subscribe(({ refused }, { refused: before }) => {
        if (!refused || isSamePlace(refused.at, before?.at)) return;
        const message = `Not changed. ${refused.message}`;
        toast({ message });
        ui.say(message);
      }),
    [editor, ui],
  );
  return null;
}
