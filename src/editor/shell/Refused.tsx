/** Says why a change was not made. Once for a place: a drag beyond a limit asks with every pixel. */
import { useEffect } from 'react';
import { useDesk } from './desk.tsx';
import { toast } from './toast.ts';

export function Refused() {
  const { editor, ui } = useDesk();
  useEffect(
    () =>
      editor.store.subscribe(({ refused }, { refused: before }) => {
        const isSame = refused?.at?.owner === before?.at?.owner && refused?.at?.field === before?.at?.field;
        if (!refused || (before && isSame)) return;
        const message = `Not changed. ${refused.message}`;
        toast({ message });
        ui.say(message);
      }),
    [editor, ui],
  );
  return null;
}
