/** A run that met a number which is not finite: which was first, what to try, and the ways to go on. */
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { reveal } from '../inspector/reveal.ts';
import { Banner } from '../shell/Banner.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { toStart } from './driving.ts';

export function NotFiniteBanner() {
  const editor = useEditor();
  const found = useEditorState(({ runtime }) => runtime.notFinite);
  const [dismissed, setDismissed] = useState<typeof found>();
  if (!found || found === dismissed) return null;
  return (
    <Banner
      tone="bad"
      icon={<TriangleAlert size={17} />}
      ways={[
        { label: 'Show', run: () => reveal(editor, found.at?.owner ?? '') },
        { label: 'To the start', run: () => toStart(editor) },
      ]}
      onClose={() => setDismissed(found)}
    >
      {found.message}
    </Banner>
  );
}
