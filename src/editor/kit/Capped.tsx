/** The first of many items, and a button that brings more of them: a page with a thousand rows answers nobody. */
import { useState, type ReactNode } from 'react';
import styles from './Capped.module.css';

interface Capped<T> {
  readonly shown: readonly T[];
  /** `… and 940 more`; nothing where all are shown. */
  readonly more: ReactNode;
}

/** `most`: how many are shown at first, and how many more come with every click. */
export function useCapped<T>(items: readonly T[], most: number): Capped<T> {
  const [pages, setPages] = useState(1);
  const rest = items.length - pages * most;
  if (rest <= 0) return { shown: items, more: null };
  const more = (
    <button type="button" className={styles['more']} onClick={() => setPages(pages + 1)}>
      … and {rest} more
    </button>
  );
  return { shown: items.slice(0, pages * most), more };
}
