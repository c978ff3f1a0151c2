/** The layer above the nodes, for chips and fields. React Flow's own portal looks for its element in every child at every change of the view. */
import { ViewportPortal } from '@xyflow/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';

/** Once per canvas. */
export function AboveLayer() {
  const canvas = useCanvasStore();
  return (
    <ViewportPortal>
      <div ref={(above) => canvas.setState({ above })} />
    </ViewportPortal>
  );
}

export function Above({ children }: { readonly children: ReactNode }) {
  const above = useCanvasState((state) => state.above);
  return above && createPortal(children, above);
}
