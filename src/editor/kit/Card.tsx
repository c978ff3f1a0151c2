/** A card with a heading: the frame of nodes that show more than one number. */
import type { ReactNode } from 'react';
import styles from './Card.module.css';

export function Card({ heading, note, children }: { readonly heading: string; readonly note?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles['card']}>
      <div className={styles['head']}>
        <span>{heading}</span>
        <span className={styles['note']}>{note}</span>
      </div>
      {children}
    </div>
  );
}
