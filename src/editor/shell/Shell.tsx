/** The whole editor: bar above, palette left, inspector right, dock below, and the canvas in the middle of it. */
import { VisuallyHidden } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { useCallback, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Canvas } from '../flow/Canvas.tsx';
import { Dock, useHasDock } from '../dock/Dock.tsx';
import { useRevealedDock } from '../dock/useRevealedDock.ts';
import { focusInspector } from '../inspector/focusInspector.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { InTurn } from '../kit/index.ts';
import { Palette } from '../palette/Palette.tsx';
import { Rail } from '../palette/Rail.tsx';
import { usePanels } from '../panels/usePanels.ts';
import { useEditorState } from '../state/context.tsx';
import { Banners } from './Banners.tsx';
import { useDesk, useUi } from './desk.tsx';
import { DropTarget } from './DropTarget.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { GuideCard } from './GuideCard.tsx';
import { Overlay } from './Overlay.tsx';
import { Resizer } from './Resizer.tsx';
import classes from './Shell.module.css';
import { TransportBar } from '../transport/TransportBar.tsx';
import { TopBar } from './TopBar.tsx';
import { isOverlaid, type Layout } from './ui.ts';
import { InspectButton } from './InspectButton.tsx';

const MIDDLE = 1280;
const NARROW = 1101;
const layoutFor = (width: number): Layout => (width < NARROW ? 'narrow' : width < MIDDLE ? 'middle' : 'wide');

export function Shell() {
  const { ui } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const layout = useUi((state) => state.layout);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => ui.setState({ layout: layoutFor(element.clientWidth) })); // at once, when it has its place
    observer.observe(element);
    return () => observer.disconnect();
  }, [ui]);
  return (
    <div ref={root} className={classes['root']} data-layout={layout}>
      <a className={classes['skip']} href="#canvas" onClick={skipToCanvas}>
        Skip to the drawing
      </a>
      <TopBar />
      <div className={classes['middle']}>
        {layout === 'narrow' ? (
          <Rail />
        ) : (
          <Side panel="palette" edge="right">
            <Palette />
          </Side>
        )}
        <Middle />
        <Side panel="inspector" edge="left">
          <Inspector />
        </Side>
      </div>
      <TransportBar />
      <DockRow />
    </div>
  );
}

/** By hand: the fragment of the address belongs to the routes. */
function skipToCanvas(event: React.MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#canvas')?.focus();
}

function Middle() {
  const layout = useUi((state) => state.layout);
  const { ui, editor } = useDesk();
  const inspect = useCallback(() => {
    if (isOverlaid('inspector', ui.getState().layout)) ui.overlay('inspector', true);
    else ui.show('inspector', true);
    focusInspector(editor);
  }, [ui, editor]);
  return (
    <main className={classes['canvas']} id="canvas" tabIndex={-1} aria-label="Drawing">
      <DropTarget>
        <InTurn>
          <Canvas onInspect={inspect} empty={<EmptyCanvas />} />
        </InTurn>
      </DropTarget>
      <GuideCard />
      <InspectButton />
      <Banners />
      {isOverlaid('palette', layout) && (
        <Overlay panel="palette" title="Palette">
          <Palette />
        </Overlay>
      )}
      {isOverlaid('inspector', layout) && (
        <Overlay panel="inspector" title="Inspector">
          <Inspector onLeave={() => ui.overlay('inspector', false)} />
        </Overlay>
      )}
    </main>
  );
}

/** A panel beside the canvas, with the edge that resizes it. */
function Side({
  panel,
  edge,
  children,
}: {
  readonly panel: 'palette' | 'inspector';
  readonly edge: 'left' | 'right';
  readonly children: ReactNode;
}) {
  const isShown = useUi((state) => state.shown[panel] && !isOverlaid(panel, state.layout));
  const width = useUi((state) => state.sizes[panel]);
  if (!isShown) return null;
  const title = panel === 'palette' ? 'Palette' : 'Inspector';
  return (
    <aside className={classes['side']} data-edge={edge} style={{ width }} aria-label={title}>
      <VisuallyHidden component="h2">{title}</VisuallyHidden>
      {children}
      <Resizer panel={panel} edge={edge} />
    </aside>
  );
}

/** The dock is there when the drawing has something for it; hidden, one line says what it would show. */
function DockRow() {
  useRevealedDock();
  const { ui } = useDesk();
  const hasDock = useHasDock();
  const isShown = useUi((state) => (isOverlaid('dock', state.layout) ? state.overlaid.dock : state.shown.dock));
  const height = useUi((state) => state.sizes.dock);
  if (!hasDock) return null;
  if (!isShown) return <DockTab onOpen={() => ui.toggle('dock')} />;
  return (
    <aside className={classes['dock']} style={{ height }} aria-label="Dock">
      <Resizer panel="dock" edge="top" />
      <Dock />
    </aside>
  );
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function DockTab({ onOpen }: { readonly onOpen: () => void }) {
  const pictures = usePanels().open.length;
  const claims = useEditorState(({ history }) => history.document.claims.length);
  const checked = useEditorState((state) => state.claims.length);
  const failed = useEditorState((state) => state.claims.filter(({ holds }) => !holds).length);
  const outcome = checked === 0 ? '' : failed === 0 ? ', all hold' : `, ${failed} of them ${failed === 1 ? 'fails' : 'fail'}`;
  return (
    <button type="button" className={classes['tab']} aria-expanded="false" onClick={onOpen}>
      <ChevronUp size={14} aria-hidden="true" />
      {[pictures > 0 && counted(pictures, 'picture'), claims > 0 && `${counted(claims, 'claim')}${outcome}`].filter(Boolean).join(' · ')}
    </button>
  );
}
