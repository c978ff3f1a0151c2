/** The editor's door, for stories and tests: inside, files import each other directly. */
export { Canvas } from './flow/Canvas.tsx';
export { EditorProvider, useEditor, useEditorState } from './state/context.tsx';
export { createEditor, type Editor, type Engine } from './state/editor.ts';
export { createPreviewEngine } from './state/preview-engine.ts';
