/** A run that met a number which is not finite: which node was first, and the ways to go on. */
import { Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { reveal } from '../inspector/reveal.ts';
import { Banner } from '../shell/Banner.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { toStart } from './driving.ts';
import { unwellWords } from './unwell.ts';

export function UnwellBanner() {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.document);
  const unwell = useEditorState(({ runtime }) => runtime.unwell);
  const course = useEditorState(({ runtime }) => runtime.course);
  const [dismissed, setDismissed] = useState<typeof unwell>();
  if (!unwell || unwell === dismissed) return null;
  return (
    <Banner
      tone="bad"
      icon={<Stethoscope size={17} />}
      ways={[
        { label: 'Show', run: () => reveal(editor, unwell.owner) },
        { label: 'To the start', run: () => toStart(editor) },
      ]}
      onClose={() => setDismissed(unwell)}
    >
      {unwellWords(document, unwell, course)}
    </Banner>
  );
}
