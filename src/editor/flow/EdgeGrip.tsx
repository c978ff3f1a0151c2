/** Where the keyboard holds an edge that shows no number: Tab goes there, and only then is it seen. */
import styles from './EdgeLine.module.css';
import type { Point } from './geometry.ts';

interface EdgeGripProps {
  readonly id: string;
  readonly title: string;
  readonly at: Point;
}

export function EdgeGrip({ id, title, at }: EdgeGripProps) {
  return (
    <button
      type="button"
      className={styles['grip']}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
      aria-label={title}
      data-edge={id}
    />
  );
}
