/** Plain text on the canvas. */
import type { JsonObject } from '../../src/base/index.ts';
import type { NodeView, NodeViewProps } from '../../src/editor/kit/index.ts';
import styles from './view.module.css';

const WIDTH = 220;
const PER_LINE = 32;
const LINE = 20;

const textOf = ({ text }: JsonObject): string => (typeof text === 'string' ? text : '');

/** Lines that the text takes, a little generously: nothing is measured. */
const linesOf = (params: JsonObject): number =>
  textOf(params)
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / PER_LINE)), 0);

function NoteBody({ params }: NodeViewProps) {
  return <div className={styles['note']}>{textOf(params)}</div>;
}

export const noteView: NodeView = {
  Component: NoteBody,
  shape: () => 'text',
  size: (params) => [WIDTH, 12 + LINE * linesOf(params)],
};
