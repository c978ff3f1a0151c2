/** The editor's door, for stories and tests: inside, files import each other directly. */
export { Dock } from './dock/Dock.tsx';
export { Canvas } from './flow/Canvas.tsx';
export { Inspector } from './inspector/Inspector.tsx';
export { EditorProvider } from './state/context.tsx';
export { createEditor } from './state/editor.ts';
export { createPreviewEngine } from './state/preview-engine.ts';
