/** The editor's root in the browser. */
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../base/index.ts';
import { emptyDocument } from '../graph/index.ts';
import { createActions } from './actions/registry.ts';
import { App } from './App.tsx';
import { createGallery } from './gallery/gallery.ts';
import { createIdbStore } from './library/idb-store.ts';
import { createKeeper } from './library/keeper.ts';
import { askToPersist } from './library/persist.ts';
import { createReader } from './library/reader.ts';
import { createTabs } from './library/tabs.ts';
import { followAddress } from './share/follow.ts';
import type { Desk } from './shell/desk.tsx';
import { createEngine } from './shell/engine.ts';
import { createUi } from './shell/ui.ts';
import { createEditor } from './state/editor.ts';
import { holdTab } from './transport/leaving.ts';

const startWorker = () => new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'neuroloom-runtime' });

const startReader = () => new Worker(new URL('../worker/reading.ts', import.meta.url), { type: 'module', name: 'neuroloom-reader' });

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // a browser that forbids it; the panels start as usual
  }
}

const editor = createEditor(createEngine(kinds, startWorker), 'none', emptyDocument());
const store = createIdbStore();
const keeper = createKeeper(editor, { store, tabs: createTabs(), now: () => Date.now() });
const desk: Desk = {
  editor,
  kinds,
  store,
  keeper,
  ui: createUi(storage()),
  gallery: createGallery(),
  reader: createReader(kinds, startReader),
};

const root = createRoot(present(document.querySelector('#root'), 'root'));
startTransition(() => root.render(<App desk={desk} actions={createActions(desk)} />)); // in portions: the page answers in between
void followAddress(desk);
holdTab(desk);

keeper.onFirstSave(() => void askToPersist().catch(() => {}));
addEventListener('pagehide', () => void keeper.flush());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void keeper.flush();
});
