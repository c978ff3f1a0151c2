/** A line of text on the canvas. */
import { defineNode, limits, paramsOf, textParam } from '../../src/graph/index.ts';

export interface NoteParams {
  readonly text: string;
}

export const noteParams = paramsOf({
  text: textParam({ title: 'Text', role: 'note', description: 'Shown as it is; plain text.', default: 'Write here' }, limits.textLength),
});

export const note = defineNode<NoteParams>({
  role: 'node',
  type: 'note',
  title: 'Note',
  summary: 'A line of text on the canvas.',
  group: 'Notes',
  keywords: ['text', 'comment', 'label', 'caption'],
  params: noteParams,
  migrations: [],
  ports: () => [],
  observed: () => [],
  infer: () => ({}),
  lower: () => ({}),
});
