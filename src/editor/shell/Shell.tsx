/** The whole editor: bar above, palette left, inspector right, dock below, and the canvas in the middle of it. */
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Canvas } from '../flow/Canvas.tsx';
import { Dock } from '../dock/Dock.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Rail } from '../palette/Rail.tsx';
import { useEditorState } from '../state/context.tsx';
import { Banners } from './Banners.tsx';
import { useDesk, useUi } from './desk.tsx';
import { DropTarget } from './DropTarget.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { GuideCard } from './GuideCard.tsx';
import { Overlay, PanelButton } from './Overlay.tsx';
import { Resizer } from './Resizer.tsx';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { isOverlaid, type Layout, type Panel } from './ui.ts';

const MIDDLE = 1280;
const NARROW = 1101;
const layoutFor = (width: number): Layout => (width < NARROW ? 'narrow' : width < MIDDLE ? 'middle' : 'wide');

export function Shell() {
  const { ui } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const layout = useUi((state) => state.layout);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => ui.setState({ layout: layoutFor(element.clientWidth) });
    measure();
    const observer = new ResizeObserver(measure);
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
  const isEmpty = useEditorState(({ history }) => Object.keys(history.document.nodes).length === 0);
  return (
    <main className={classes['canvas']} id="canvas" tabIndex={-1} aria-label="Drawing">
      <DropTarget>
        <Canvas />
      </DropTarget>
      {isEmpty && <EmptyCanvas />}
      <GuideCard />
      <Banners />
      <PanelButton panel="palette" />
      <PanelButton panel="inspector" />
      {isOverlaid('palette', layout) && (
        <Overlay panel="palette" title="Palette">
          <Palette />
        </Overlay>
      )}
      {isOverlaid('inspector', layout) && (
        <Overlay panel="inspector" title="Inspector">
          <Inspector />
        </Overlay>
      )}
    </main>
  );
}

/** A panel beside the canvas, with the edge that resizes it. */
function Side({ panel, edge, children }: { readonly panel: 'palette' | 'inspector'; readonly edge: 'left' | 'right'; readonly children: ReactNode }) {
  const isShown = useUi((state) => state.shown[panel] && !isOverlaid(panel, state.layout));
  const width = useUi((state) => state.sizes[panel]);
  if (!isShown) return null;
  return (
    <aside className={classes['side']} data-edge={edge} style={{ width }} aria-label={panel === 'palette' ? 'Palette' : 'Inspector'}>
      {children}
      <Resizer panel={panel} edge={edge} />
    </aside>
  );
}

/** The dock is there when the drawing has something for it. */
function DockRow() {
  const { ui } = useDesk();
  const hasContent = useEditorState(({ history: { document } }) => document.claims.length > 0 || Object.keys(document.probes).length > 0);
  const isShown = useUi((state) => (state.layout === 'narrow' ? state.overlaid.dock : state.shown.dock));
  const height = useUi((state) => state.sizes.dock);
  const claims = useEditorState((state) => state.claims);
  const probes = useEditorState(({ history }) => Object.keys(history.document.probes).length);
  useEffect(() => () => ui.overlay('dock', false), [ui]);
  if (!hasContent) return null;
  return (
    <section className={classes['dock']} aria-label="Probes and claims">
      <DockTab isShown={isShown} panel="dock" summary={`${summary(probes, claims.length)}${failing(claims.filter(({ holds }) => !holds).length, claims.length)}`} />
      {isShown && (
        <div className={classes['dockBody']} style={{ height }}>
          <Resizer panel="dock" edge="top" />
          <Dock />
        </div>
      )}
    </section>
  );
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const summary = (probes: number, claims: number): string => [probes > 0 && counted(probes, 'probe'), claims > 0 && counted(claims, 'claim')].filter(Boolean).join(' · ');
const failing = (failed: number, all: number): string => (all === 0 ? '' : failed === 0 ? ' · all hold' : ` · ${failed} ${failed === 1 ? 'fails' : 'fail'}`);

function DockTab({ panel, isShown, summary: text }: { readonly panel: Panel; readonly isShown: boolean; readonly summary: string }) {
  const { ui } = useDesk();
  return (
    <button type="button" className={classes['tab']} aria-expanded={isShown} onClick={() => ui.toggle(panel)}>
      <span className={classes['chevron']} aria-hidden="true" data-open={isShown || undefined} />
      {isShown ? 'Hide probes and claims' : text}
    </button>
  );
}
