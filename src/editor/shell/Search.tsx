/** Ctrl K: finds actions, kinds to add, nodes of the drawing and documents of the gallery. */
import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { Box, CornerDownLeft, Search as SearchIcon, Shapes, Zap } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { GraphDocument, Kinds } from '../../graph/index.ts';
import { canvasOf } from '../flow/handle.ts';
import { search, type GalleryEntry } from '../gallery/gallery.ts';
import { galleryHash } from '../share/routes.ts';
import { useDesk, useUi } from './desk.tsx';
import { Keys } from './Keys.tsx';

const MOST = 60;

/** As many as are shown: of a large drawing, others are found by more letters. */
function nodesFound(nodes: GraphDocument['nodes'], kinds: Kinds, query: string) {
  const wanted = query.trim().toLowerCase();
  const found: [string, GraphDocument['nodes'][string]][] = [];
  for (const [id, node] of Object.entries(nodes)) {
    if (found.length >= MOST) break;
    const words = `${node.label ?? id} ${id} ${node.type} ${kinds.nodes.get(node.type)?.title ?? ''}`;
    if (words.toLowerCase().includes(wanted)) found.push([id, node]);
  }
  return found;
}

export function Search() {
  const { editor, kinds, actions, gallery, ui } = useDesk();
  const isOpen = useUi(({ dialog }) => dialog === 'search');
  const [query, setQuery] = useState('');
  const [entries, setEntries] = useState<readonly GalleryEntry[]>([]);
  useEffect(() => {
    if (!isOpen) return spotlight.close();
    spotlight.open();
    void gallery.loadAll().then(setEntries, () => {}); // offline: all but the gallery is found
  }, [isOpen, gallery]);
  const closed = () => {
    if (ui.getState().dialog === 'search') ui.open(undefined); // what was found may have opened another
  };
  const groups = (): SpotlightActionGroupData[] => {
    const state = editor.store.getState();
    const { nodes } = state.history.document;
    const possible = actions.filter(({ id, enabled }) => id !== 'search' && (enabled?.(state) ?? true));
    return [
      {
        group: 'Nodes of this drawing',
        actions: nodesFound(nodes, kinds, query).map(([id, { label = id, type }]) => ({
          id: `node ${id}`,
          label,
          description: kinds.nodes.get(type)?.title ?? type,
          keywords: [id, type],
          leftSection: <Box size={16} />,
          onClick: () => jumpTo(id),
        })),
      },
      {
        group: 'Actions',
        actions: possible.map(({ id, title, group, shortcut, keywords = [], run }) => ({
          id,
          label: title,
          keywords: [...keywords, group],
          leftSection: <Zap size={16} />,
          rightSection: shortcut !== undefined && <Keys shortcut={shortcut} />,
          onClick: () => void run(editor),
        })),
      },
      {
        group: 'Gallery',
        actions: search(entries, query).map(({ name, document: { title, guide } }) => ({
          id: `gallery ${name}`,
          label: title,
          description: guide?.lecture ?? '',
          keywords: [query], // it is found already
          leftSection: <Shapes size={16} />,
          onClick: () => void (location.hash = galleryHash(name)),
        })),
      },
    ];
  };
  const jumpTo = (id: string) => {
    editor.select([id]);
    canvasOf(editor)?.show([id]);
  };
  return (
    <Spotlight
      shortcut={null}
      actions={isOpen ? groups() : []}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={closed}
      limit={MOST}
      scrollable
      maxHeight="min(560px, 70vh)"
      highlightQuery
      nothingFound="Nothing found"
      attributes={{ content: { 'aria-label': 'Search' } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      searchProps={{
        leftSection: <SearchIcon size={18} />,
        rightSection: <CornerDownLeft size={15} />,
        placeholder: 'Search actions, nodes and the gallery',
        'aria-label': 'Search',
      }}
    />
  );
}
