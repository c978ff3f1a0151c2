/** Opens the dock when a person asks for a picture or a probe, and for the first run of a drawing: otherwise only numbers would change. */
import { useEffect, useRef } from 'react';
import { countOf } from '../../graph/index.ts';
import { useChoices } from '../panels/panelStore.ts';
import { usePanels } from '../panels/usePanels.ts';
import { useDesk } from '../shell/desk.tsx';
import { isOverlaid } from '../shell/ui.ts';
import { useEditorState } from '../state/context.tsx';

interface Shown {
  readonly drawing: string;
  readonly probes: number;
  readonly nodes: number;
  readonly pictures: number;
}

export function useRevealedDock(): void {
  const { ui } = useDesk();
  const drawing = useEditorState((state) => state.drawing);
  const probes = useEditorState(({ history }) => Object.keys(history.document.probes).length);
  const nodes = useEditorState(({ history }) => countOf(history.document.nodes));
  const { added, closed } = useChoices();
  const pictures = added.length - closed.size;
  const last = useRef<Shown>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = { drawing, probes, nodes, pictures };
    if (before?.drawing !== drawing) return;
    const isAsked = pictures > before.pictures || (probes > before.probes && nodes === before.nodes);
    const isBrought = probes > before.probes && !isOverlaid('dock', ui.getState().layout); // with a neuron: not over the canvas
    if (isAsked || isBrought) ui.reveal('dock');
  }, [ui, drawing, probes, nodes, pictures]);

  const hasPictures = usePanels().open.length > 0;
  const running = useEditorState(({ runtime }) => runtime.running);
  const ran = useRef<string>(undefined);
  useEffect(() => {
    if (!running || !hasPictures || ran.current === drawing) return;
    ran.current = drawing;
    if (isOverlaid('dock', ui.getState().layout)) ui.reveal('dock'); // elsewhere it was hidden by the person
  }, [ui, drawing, hasPictures, running]);
}
