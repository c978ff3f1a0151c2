/** The way to the explanation where the inspector has no room beside the canvas: a button for what is selected. */
import { ChevronLeft } from 'lucide-react';
import { nodeName } from '../inspector/words.ts';
import { useEditorState } from '../state/context.tsx';
import { useDesk, useUi } from './desk.tsx';
import classes from './InspectButton.module.css';
import { isOverlaid } from './ui.ts';

export function InspectButton() {
  const { ui } = useDesk();
  const isClosed = useUi((state) => isOverlaid('inspector', state.layout) && !state.overlaid.inspector);
  const words = useEditorState(({ selection, history: { document } }) => {
    const [only] = selection;
    if (only === undefined) return undefined;
    if (selection.size > 1) return `Look into these ${selection.size}`;
    const edge = document.edges[only];
    return edge
      ? `Explain ${nodeName(document, edge.from.node)} → ${nodeName(document, edge.to.node)}`
      : `Explain ${nodeName(document, only)}`;
  });
  if (!isClosed || words === undefined) return null;
  const open = () => {
    ui.overlay('inspector', true);
    // so that Escape closes it again
    requestAnimationFrame(() => document.querySelector<HTMLElement>('section[aria-label="Inspector"]')?.focus());
  };
  return (
    <button type="button" className={classes['root']} onClick={open}>
      <ChevronLeft size={15} aria-hidden="true" />
      {words}
    </button>
  );
}
