/** Which panels a person opened, closed, enlarged or gave another picture: the session's own state, drawing by drawing. */
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useEditor, useEditorState } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import type { Picture } from './picture.ts';
import type { Surroundings } from './surroundings.ts';

export interface PanelChoices {
  /** The picture of a probe, by the id of the probe, where it is not the best one. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Pictures that were attached to nodes and edges: `picture owner`. */
  readonly added: readonly string[];
  /** Panels that were closed, by their keys. */
  readonly closed: ReadonlySet<string>;
  readonly enlarged: string | undefined;
}

type State = Readonly<Record<string, PanelChoices>>;

export const NO_CHOICES: PanelChoices = { chosen: {}, added: [], closed: new Set(), enlarged: undefined };

const stores = new WeakMap<Editor, StoreApi<State>>();

function storeOf(editor: Editor): StoreApi<State> {
  const store = stores.get(editor) ?? createStore<State>(() => ({}));
  stores.set(editor, store);
  return store;
}

export function changeChoices(editor: Editor, change: (before: PanelChoices) => Partial<PanelChoices>): void {
  const store = storeOf(editor);
  const { drawing } = editor.store.getState();
  const before = store.getState()[drawing] ?? NO_CHOICES;
  store.setState({ [drawing]: { ...before, ...change(before) } });
}

export function useChoices(): PanelChoices {
  const store = storeOf(useEditor());
  const drawing = useEditorState((state) => state.drawing);
  return useStore(store, (state) => state[drawing] ?? NO_CHOICES);
}

export const keyOf = (picture: string, owner: string): string => `${picture} ${owner}`;

/** Attaches a picture to a node or an edge, opens it again, or brings what it needs. */
export function show(editor: Editor, around: Surroundings, { id, bring }: Picture, owner: string): void {
  if (bring) bring(editor, around, owner);
  else attach(editor, id, owner);
}

export function attach(editor: Editor, picture: string, owner: string): void {
  const key = keyOf(picture, owner);
  changeChoices(editor, ({ added, closed }) => ({
    added: added.includes(key) ? added : [...added, key],
    closed: new Set([...closed].filter((other) => other !== key)),
  }));
}

export const reopen = (editor: Editor, key: string): void =>
  changeChoices(editor, ({ closed }) => ({ closed: new Set([...closed].filter((other) => other !== key)) }));

export const close = (editor: Editor, key: string): void =>
  changeChoices(editor, ({ closed, enlarged }) => ({
    closed: new Set([...closed, key]),
    enlarged: enlarged === key ? undefined : enlarged,
  }));

export const enlarge = (editor: Editor, key: string | undefined): void => changeChoices(editor, () => ({ enlarged: key }));

export const choosePicture = (editor: Editor, probes: readonly string[], picture: string): void =>
  changeChoices(editor, ({ chosen }) => ({ chosen: { ...chosen, ...Object.fromEntries(probes.map((probe) => [probe, picture])) } }));
