/** A membrane potential in a disc that fills from rest to threshold, and flashes with a spike: what a single neuron looks like. */
import { useCallback } from 'react';
import { fillOf } from './colors.ts';
import type { LiveValues } from './live.ts';
import styles from './MembraneDisc.module.css';
import { formatExact, formatNumber } from './numbers.ts';
import { useRepainted, useScheme, writeText } from './painting.ts';

interface MembraneDiscProps {
  readonly owner: string;
  /** Potentials with no colour and with all of it. */
  readonly rest: number;
  readonly threshold: number;
  /** `mV`, or nothing. */
  readonly unit: string;
}

const DIGITS = { mV: 1, none: 2 } as const;

export function MembraneDisc({ owner, rest, threshold, unit }: MembraneDiscProps) {
  const scheme = useScheme();
  const paint = useCallback(
    (disc: HTMLDivElement, live: LiveValues) => {
      const potential = live.read(owner, 'potential')?.[0];
      const isSpiking = (live.read(owner, 'spike')?.[0] ?? 0) > 0;
      const share = potential === undefined ? 0 : (potential - rest) / (threshold - rest);
      const { fill, ink } = fillOf(isSpiking ? 1 : share / 2, 1, scheme);
      disc.style.background = fill;
      disc.style.color = ink;
      disc.dataset['spiking'] = String(isSpiking);
      disc.title = `membrane potential ${potential === undefined ? 'is not computed' : `${formatExact(potential)} ${unit}`}`;
      writeText(disc.firstElementChild, formatNumber(potential, unit === 'mV' ? DIGITS.mV : DIGITS.none));
    },
    [owner, rest, threshold, unit, scheme],
  );
  const disc = useRepainted(paint);
  return (
    <div ref={disc} className={styles['disc']} data-what="potential">
      <span className={styles['number']} />
      {unit ? <span className={styles['unit']}>{unit}</span> : null}
    </div>
  );
}
