/** A computation that has not said a word for some seconds: it may go on, or be ended. */
import { Hourglass } from 'lucide-react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { Banner } from './Banner.tsx';

export function BusyBanner() {
  const editor = useEditor();
  const seconds = useEditorState(({ runtime }) => runtime.busy);
  if (seconds === undefined) return null;
  return (
    <Banner tone="plain" icon={<Hourglass size={17} />} ways={[{ label: 'Stop', run: () => editor.stop() }]}>
      Still computing
      <span aria-hidden="true">, {seconds} s</span> {/* or a screen reader would say every second */}
    </Banner>
  );
}
