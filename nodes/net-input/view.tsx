/** A sum on the canvas: Σ and what it comes to, or a bar of sums. */
import { CellBar, Disc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';
import styles from './view.module.css';

const limit = (): number => Infinity;

function NetInputBody(props: NodeViewProps) {
  if (props.elements > 1)
    return (
      <CellBar {...props} what="netInput" limit={limit()}>
        <span className={styles['sigma']}>Σ</span>
      </CellBar>
    );
  return (
    <Disc owner={props.id} what="netInput" limit={limit()} shape="circle" title="net input">
      <span className={styles['sigma']} aria-hidden="true">
        Σ
      </span>
    </Disc>
  );
}

export const netInputView: NodeView = {
  Component: NetInputBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: ({ size }) => (Number(size) > 1 ? vectorSize(Number(size)) : [64, 64]),
  main: { what: 'netInput', limit },
};
