/** One number in a filled disc or square: what a unit, an input or a bias looks like. */
import { useCallback, type ReactNode } from 'react';
import { fillOf } from './colors.ts';
import styles from './Disc.module.css';
import type { LiveValues } from './live.ts';
import { formatExact, formatGiven, formatNumber, formatSigned } from './numbers.ts';
import { useRepainted, useScheme, writeText } from './painting.ts';

interface DiscProps {
  readonly owner: string;
  readonly what: string;
  /** End of the scale of colours. */
  readonly limit: number;
  readonly shape: 'circle' | 'square';
  readonly title: string;
  /** Whether it shows what a person gave, to the last digit. */
  readonly isGiven?: boolean;
  /** Above the number: a curve, a Σ. */
  readonly children?: ReactNode;
}

export function Disc({ owner, what, limit, shape, title, isGiven = false, children }: DiscProps) {
  const scheme = useScheme();
  const paint = useCallback(
    (disc: HTMLDivElement, live: LiveValues) => {
      const value = live.read(owner, what)?.[0];
      const { fill, ink } = fillOf(value ?? 0, limit, scheme);
      disc.style.background = fill;
      disc.style.color = ink;
      disc.title = `${title} ${value === undefined ? 'is not computed' : formatExact(value)}`;
      const text = isGiven ? formatGiven(value) : formatNumber(value);
      writeText(disc.lastElementChild, text);
      disc.dataset['long'] = String(text.length > ROOM);
    },
    [owner, what, limit, title, isGiven, scheme],
  );
  const disc = useRepainted(paint);
  return (
    <div ref={disc} className={styles['disc']} data-shape={shape} data-what={what}>
      {children}
      <span className={styles['number']} />
    </div>
  );
}

/** Signs that fit in their usual size. */
const ROOM = 6;

/** The small number below: "n −1.00". */
export function Under({ owner, what, symbol }: { readonly owner: string; readonly what: string; readonly symbol: string }) {
  const paint = useCallback(
    (text: HTMLDivElement, live: LiveValues) => {
      const value = live.read(owner, what)?.[0];
      writeText(text.lastElementChild, value === undefined ? '' : formatSigned(value));
      text.style.visibility = value === undefined ? 'hidden' : 'visible';
    },
    [owner, what],
  );
  const text = useRepainted(paint);
  return (
    <div ref={text} className={styles['under']} data-what={what}>
      <i>{symbol}</i> <span />
    </div>
  );
}
