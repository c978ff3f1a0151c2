/** What is open and how large: the session's own state, never part of a document. Panels are remembered, dialogs are not. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagnostic, Verb } from '../../graph/index.ts';
import type { Damaged } from '../library/record.ts';

export type Panel = 'palette' | 'inspector' | 'dock';
export type DialogName = 'search' | 'drawings' | 'gallery' | 'share' | 'shortcuts' | 'about' | 'experiment';
/** By the width of the shell: panels beside the canvas; the inspector over it; a rail for the palette and a tab for the dock. */
export type Layout = 'wide' | 'middle' | 'narrow';
/** What becomes of weights that are not kept, and whether to go at all. */
export type Leaving = 'keep' | 'leave' | 'stay';
export type Theme = 'auto' | 'light' | 'dark';

export interface Problems {
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What was kept and cannot be opened: to be saved as it is. */
  readonly left?: readonly Damaged[];
}

/** What stays from one visit to the next. */
interface Kept {
  readonly theme: Theme;
  /** Panels that stand beside the canvas. */
  readonly shown: Readonly<Record<Panel, boolean>>;
  /** Their widths, and the height of the dock; px. */
  readonly sizes: Readonly<Record<Panel, number>>;
  /** Chosen speeds, units of the experiment per second of a run: steps, epochs, ms, sweeps. Infinity: as fast as possible. */
  readonly speeds: Readonly<Partial<Record<Verb, number>>>;
  /** Whether single characters are shortcuts. */
  readonly singleKeys: boolean;
}

export interface UiState extends Kept {
  readonly layout: Layout;
  /** False until the first drawing is open. */
  readonly ready: boolean;
  /** Panels that lie over the canvas where there is no room beside it. */
  readonly overlaid: Readonly<Record<Panel, boolean>>;
  readonly dialog: DialogName | undefined;
  /** Why something could not be opened. */
  readonly problems: Problems | undefined;
  /** Something learnt is not kept and would be lost: what is to become of it. */
  readonly leaving: { readonly title: string; answer(choice: Leaving): void } | undefined;
  /** Drawings whose guide is folded away. */
  readonly folded: ReadonlySet<string>;
  /** For screen readers; the count makes the same words heard twice. */
  readonly said: { readonly text: string; readonly count: number };
  /** The name of the file that the drawing was opened from or saved to. */
  readonly fileName: string | undefined;
  /** The address of the gallery or the link that the drawing is a copy of. */
  readonly copyOf: string | undefined;
}

export const panelLimits: Readonly<Record<Panel, { readonly least: number; readonly usual: number; readonly most: number }>> = {
  palette: { least: 168, usual: 212, most: 320 },
  inspector: { least: 260, usual: 308, most: 520 },
  dock: { least: 120, usual: 196, most: 420 },
};

const KEY = 'neuroloom.panels';
const usual: Kept = {
  theme: 'auto',
  shown: { palette: true, inspector: true, dock: true },
  sizes: { palette: panelLimits.palette.usual, inspector: panelLimits.inspector.usual, dock: panelLimits.dock.usual },
  speeds: {},
  singleKeys: true,
};

export interface Ui extends StoreApi<UiState> {
  show(panel: Panel, shown: boolean): void;
  overlay(panel: Panel, shown: boolean): void;
  /** Shows it wherever the layout has it. */
  reveal(panel: Panel): void;
  /** Shows it if it is hidden, hides it if it is shown, wherever the layout has it. */
  toggle(panel: Panel): void;
  resize(panel: Panel, size: number): void;
  open(dialog: DialogName | undefined): void;
  fold(drawing: string, folded: boolean): void;
  say(text: string): void;
}

/** `storage` may be missing or refuse: then nothing is remembered. */
export function createUi(storage?: Pick<Storage, 'getItem' | 'setItem'>): Ui {
  const store = createStore<UiState>(() => ({
    ...restore(storage),
    layout: 'wide',
    ready: false,
    overlaid: { palette: false, inspector: false, dock: false },
    dialog: undefined,
    problems: undefined,
    leaving: undefined,
    folded: new Set(),
    said: { text: '', count: 0 },
    fileName: undefined,
    copyOf: undefined,
  }));
  const { getState, setState } = store;
  store.subscribe((now, before) => {
    if (
      now.theme !== before.theme ||
      now.shown !== before.shown ||
      now.sizes !== before.sizes ||
      now.speeds !== before.speeds ||
      now.singleKeys !== before.singleKeys
    )
      remember(storage, now);
  });
  const show = (panel: Panel, shown: boolean) => setState({ shown: { ...getState().shown, [panel]: shown } });
  const overlay = (panel: Panel, shown: boolean) => setState({ overlaid: { ...getState().overlaid, [panel]: shown } });
  return {
    ...store,
    show,
    overlay,
    reveal(panel) {
      if (isOverlaid(panel, getState().layout)) overlay(panel, true);
      else show(panel, true);
    },
    toggle(panel) {
      const { layout, overlaid, shown } = getState();
      if (isOverlaid(panel, layout)) overlay(panel, !overlaid[panel]);
      else show(panel, !shown[panel]);
    },
    resize: (panel, size) => setState({ sizes: { ...getState().sizes, [panel]: within(panel, size) } }),
    open: (dialog) => setState({ dialog }),
    fold(drawing, folded) {
      const next = new Set(getState().folded);
      if (folded) next.add(drawing);
      else next.delete(drawing);
      setState({ folded: next });
    },
    say: (text) => setState({ said: { text, count: getState().said.count + 1 } }),
  };
}

/** Whether the panel has no place beside the canvas. The dock of a narrow shell opens for the moment, too. */
export const isOverlaid = (panel: Panel, layout: Layout): boolean => layout === 'narrow' || (layout === 'middle' && panel === 'inspector');

const within = (panel: Panel, size: number): number =>
  Math.round(Math.min(panelLimits[panel].most, Math.max(panelLimits[panel].least, size)));

function restore(storage: Pick<Storage, 'getItem'> | undefined): Kept {
  try {
    const kept = { ...usual, ...(JSON.parse(storage?.getItem(KEY) ?? '{}') as Partial<Kept>) };
    const sizes = { ...usual.sizes, ...kept.sizes };
    return {
      theme: kept.theme,
      shown: { ...usual.shown, ...kept.shown },
      sizes: {
        palette: within('palette', sizes.palette),
        inspector: within('inspector', sizes.inspector),
        dock: within('dock', sizes.dock),
      },
      speeds: speedsFrom(kept.speeds),
      singleKeys: kept.singleKeys,
    };
  } catch {
    return usual;
  }
}

/** JSON has no Infinity: the fastest run is kept as null. */
function speedsFrom(kept: Readonly<Record<string, number | null>>): Kept['speeds'] {
  return Object.fromEntries(Object.entries(kept).map(([verb, speed]) => [verb, speed ?? Infinity]));
}

function remember(storage: Pick<Storage, 'setItem'> | undefined, { theme, shown, sizes, speeds, singleKeys }: Kept): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ theme, shown, sizes, speeds, singleKeys } satisfies Kept));
  } catch {
    // a browser that keeps nothing: the panels start as usual next time
  }
}
