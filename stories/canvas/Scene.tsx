/** A small drawing on a canvas of its own, computed in the page by the float64 reference. */
import { useState } from 'react';
import { kinds } from '../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../../src/graph/index.ts';
import { Canvas, createEditor, createPreviewEngine, EditorProvider } from '../../src/editor/index.ts';

interface SceneProps {
  readonly document: GraphDocument;
  readonly selected?: readonly string[];
  readonly width?: number;
  readonly height?: number;
}

const NONE: readonly string[] = [];

export function Scene({ document, selected = NONE, width = 720, height = 420 }: SceneProps) {
  const [editor] = useState(() => {
    const made = createEditor(createPreviewEngine(kinds), 'story', document);
    made.select(selected);
    return made;
  });
  return (
    <main style={{ width, height }} aria-label="A drawing">
      <EditorProvider editor={editor}>
        <Canvas />
      </EditorProvider>
    </main>
  );
}

export const drawing = (nodes: Readonly<Record<string, GraphNode>>, edges: Readonly<Record<string, GraphEdge>> = {}): GraphDocument => ({
  ...emptyDocument('A story'),
  nodes,
  edges,
});

export const node = (type: string, position: readonly [number, number], params: GraphNode['params'] = {}, label?: string): GraphNode => ({
  type,
  params,
  position,
  ...(label === undefined ? {} : { label }),
});

const OUT: Readonly<Record<string, string>> = { 'net-input': 'netInput' };

/** From a node to `node.port`. */
export function weight(from: string, to: string, value: GraphEdge['params'][string], more: GraphEdge['params'] = {}): GraphEdge {
  return { type: 'weight', params: { weight: value, ...more }, from: { node: from, port: 'activation' }, to: portOf(to) };
}

export function wire(from: string, to: string, params: GraphEdge['params'] = {}, fromType = ''): GraphEdge {
  return { type: 'wire', params, from: { node: from, port: OUT[fromType] ?? 'activation' }, to: portOf(to) };
}

function portOf(text: string): GraphEdge['to'] {
  const [id = '', port = 'netInput'] = text.split('.');
  return { node: id, port };
}

/** For the same story in the dark. */
export const inTheDark = { globals: { colorScheme: 'dark' } };
