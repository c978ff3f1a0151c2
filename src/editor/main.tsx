/** The editor's root in the browser. */
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../base/index.ts';
import { emptyDocument } from '../graph/index.ts';
import { createActions } from './actions/registry.ts';
import { App } from './App.tsx';
import { createGallery } from './gallery/gallery.ts';
import { keepComposing } from './kit/index.ts';
import { sayVanished } from './library/damaged.ts';
import { createIdbRecords } from './library/idb-records.ts';
import { createKeeper } from './library/keeper.ts';
import { saveWhenLeft } from './library/leaving-page.ts';
import { askToPersist } from './library/persist.ts';
import { createDrawingStore } from './library/store.ts';
import { createTabs } from './library/tabs.ts';
import { followAddress } from './share/follow.ts';
import type { Desk } from './shell/desk.tsx';
import { createEngine } from './shell/engine.ts';
import { createUi } from './shell/ui.ts';
import { createEditor } from './state/editor.ts';
import { holdTab } from './transport/leaving.ts';

const startWorker = () => new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'neuroloom-runtime' });

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // a browser that forbids it; the panels start as usual
  }
}

keepComposing(globalThis);

const editor = createEditor(
  createEngine(kinds, startWorker, (navigator as Partial<Pick<Navigator, 'locks'>>).locks),
  'none',
  emptyDocument(),
);
const store = createDrawingStore(createIdbRecords(), kinds);
const keeper = createKeeper(editor, { store, tabs: createTabs(), now: () => Date.now() });
const desk: Desk = { editor, kinds, store, keeper, ui: createUi(storage()), gallery: createGallery() };

const root = createRoot(present(document.querySelector('#root'), 'root'));
startTransition(() => root.render(<App desk={desk} actions={createActions(desk)} />)); // in portions: the page answers in between
void followAddress(desk);
holdTab(desk);

keeper.onFirstSave(() => void askToPersist().catch(() => {}));
keeper.onVanished(() => sayVanished(desk));
saveWhenLeft(keeper, globalThis);
