/** The bar: what is open and where it is kept, what computes, and the ways to search and share. */
import { Button } from '@mantine/core';
import { LayoutGrid, PanelBottom, PanelLeft, PanelRight, Redo2, Search, Share2, Undo2 } from 'lucide-react';
import { useHasDock } from '../dock/Dock.tsx';
import { RowStepper } from '../inspector/RowStepper.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { BackendBadge } from './BackendBadge.tsx';
import { useAction, useDesk, useUi } from './desk.tsx';
import { DrawingTitle } from './DrawingTitle.tsx';
import { IconButton } from './IconButton.tsx';
import { Keys } from './Keys.tsx';
import { Logo } from './Logo.tsx';
import { MainMenu } from './MainMenu.tsx';
import classes from './TopBar.module.css';
import { isOverlaid, type Panel } from './ui.ts';

export function TopBar() {
  const { ui } = useDesk();
  const layout = useUi((state) => state.layout);
  return (
    <header className={classes['root']}>
      <div className={classes['left']}>
        <MainMenu />
        <Logo />
        {layout !== 'narrow' && <PanelToggle panel="palette" />}
        <UndoButtons />
        <DrawingTitle />
      </div>
      <div className={classes['centre']}>
        <RowInBar />
      </div>
      <div className={classes['right']}>
        <BackendBadge />
        <BarButton label="Search" shortcut="mod+K" icon={<Search size={15} />} onClick={() => ui.open('search')} />
        <BarButton label="Gallery" icon={<LayoutGrid size={15} />} onClick={() => ui.open('gallery')} />
        <BarButton label="Share" icon={<Share2 size={15} />} onClick={() => ui.open('share')} />
        <div className={classes['undo']}>
          <DockToggle />
          <PanelToggle panel="inspector" />
        </div>
      </div>
    </header>
  );
}

function DockToggle() {
  return useHasDock() && <PanelToggle panel="dock" />;
}

/** The inspector has it, too; here it stands while that is hidden. */
function RowInBar() {
  const isHidden = useUi((state) => !(isOverlaid('inspector', state.layout) ? state.overlaid.inspector : state.shown.inspector));
  return isHidden ? <RowStepper /> : null;
}

/** Its word goes where the bar has no room for it. */
function BarButton({
  label,
  shortcut,
  icon,
  onClick,
}: {
  readonly label: string;
  readonly shortcut?: string;
  readonly icon: React.ReactNode;
  readonly onClick: () => void;
}) {
  const isRoomy = useUi((state) => state.layout === 'wide');
  if (!isRoomy)
    return (
      <IconButton label={label} shortcut={shortcut} variant="default" onClick={onClick}>
        {icon}
      </IconButton>
    );
  return (
    <Button
      variant="default"
      size="compact-sm"
      fw={500}
      h={32}
      px={11}
      leftSection={icon}
      rightSection={shortcut !== undefined && <Keys shortcut={shortcut} />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

function UndoButtons() {
  const editor = useEditor();
  const undone = useEditorState(({ history }) => history.past.at(-1)?.label);
  const redone = useEditorState(({ history }) => history.future[0]?.label);
  const [undo, redo] = [useAction('undo'), useAction('redo')];
  return (
    <div className={classes['undo']}>
      <IconButton
        label="Undo"
        hint={undone === undefined ? 'Nothing to undo' : `Undo: ${undone}`}
        shortcut={undo.shortcut}
        disabled={undone === undefined}
        onClick={() => editor.undo()}
      >
        <Undo2 size={17} />
      </IconButton>
      <IconButton
        label="Redo"
        hint={redone === undefined ? 'Nothing to redo' : `Redo: ${redone}`}
        shortcut={redo.shortcut}
        disabled={redone === undefined}
        onClick={() => editor.redo()}
      >
        <Redo2 size={17} />
      </IconButton>
    </div>
  );
}

const panelSigns = {
  palette: { Icon: PanelLeft, name: 'Palette' },
  inspector: { Icon: PanelRight, name: 'Inspector' },
  dock: { Icon: PanelBottom, name: 'Dock' },
} as const;

function PanelToggle({ panel }: { readonly panel: Panel }) {
  const { ui } = useDesk();
  const isShown = useUi((state) => (isOverlaid(panel, state.layout) ? state.overlaid[panel] : state.shown[panel]));
  const { shortcut } = useAction(`toggle-${panel}`);
  const { Icon, name } = panelSigns[panel];
  return (
    <IconButton
      label={name}
      hint={`${isShown ? 'Hide' : 'Show'} the ${panel}`}
      shortcut={shortcut}
      pressed={isShown}
      onClick={() => ui.toggle(panel)}
    >
      <Icon size={17} />
    </IconButton>
  );
}
