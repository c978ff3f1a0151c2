/** What one canvas knows for itself while it is on the screen: nothing of it is saved or undone. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { present } from '../../base/index.ts';
import type { Pair } from './pair.ts';
import type { Point } from './geometry.ts';

export type MenuState = { readonly at: Point; readonly place: readonly [number, number] } & (
  | { readonly on: 'canvas' }
  | { readonly on: 'node'; readonly node: string; readonly what?: string; readonly cell?: number }
  | { readonly on: 'edge'; readonly edge: string }
  /** Kinds that could stand at the loose end of a connection. */
  | { readonly on: 'loose-end'; readonly pairs: readonly Partial<Pair>[] }
  /** What to do with an activation that was dropped on an activation function. */
  | { readonly on: 'offer'; readonly pairs: readonly Pair[] }
  | { readonly on: 'add' }
);

export interface CanvasState {
  readonly dragged: ReadonlyMap<string, Point> | undefined;
  /** Escape ended the drag: the pointer is still down, and moves nothing. */
  readonly isPutBack: boolean;
  readonly hoveredEdge: string | undefined;
  /** The edge whose number is being typed. */
  readonly typing: string | undefined;
  readonly renaming: string | undefined;
  /** The note that is being written. */
  readonly writing: string | undefined;
  /** While a connection is drawn: whether it fits a port. */
  readonly fitting: ((node: string, port: string) => boolean) | undefined;
  readonly menu: MenuState | undefined;
  /** What the dialog asks a target for: nodes to connect, or an edge whose end is to move. */
  readonly connecting: { readonly nodes: readonly string[]; readonly edge?: string } | undefined;
  /** The edge whose end is being dragged. */
  readonly moving: string | undefined;
  /** Chips show on every edge, not only on hovered and selected ones. */
  readonly chips: boolean;
  readonly far: boolean;
  /** The cell of an input whose number is being typed. */
  readonly valuing: { readonly node: string; readonly cell: number } | undefined;
  /** The element above the nodes. */
  readonly above: HTMLElement | null;
  /** Read out to those who do not see the canvas. */
  readonly announcement: string;
  /** Shown where something happened. */
  readonly notice: { readonly text: string; readonly at: Point } | undefined;
}

export type CanvasStore = StoreApi<CanvasState>;

export const createCanvasStore = (): CanvasStore =>
  createStore<CanvasState>(() => ({
    dragged: undefined,
    isPutBack: false,
    hoveredEdge: undefined,
    typing: undefined,
    renaming: undefined,
    writing: undefined,
    fitting: undefined,
    menu: undefined,
    connecting: undefined,
    moving: undefined,
    chips: true,
    far: false,
    valuing: undefined,
    above: null,
    announcement: '',
    notice: undefined,
  }));

const CanvasContext = createContext<CanvasStore | undefined>(undefined);

export function CanvasStoreProvider({ store, children }: { readonly store: CanvasStore; readonly children: ReactNode }) {
  return <CanvasContext.Provider value={store}>{children}</CanvasContext.Provider>;
}

export const useCanvasStore = (): CanvasStore => present(useContext(CanvasContext), 'CanvasStoreProvider');

export function useCanvasState<T>(selector: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), selector);
}
