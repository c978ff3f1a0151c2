/** The sign of a weight as the canvas draws it, and in words: never colour alone. */
import classes from '../Inspector.module.css';
import { signInWords } from './statistics.ts';

const WORDS = {
  excitatory: 'Excitatory: a positive activation raises the net input.',
  inhibitory: 'Inhibitory: a positive activation lowers the net input.',
  absent: 'Absent: a weight of 0 has no effect.',
} as const;

export function SignLine({ weight }: { readonly weight: number }) {
  const sign = signInWords(weight);
  const color = { excitatory: 'var(--nl-positive)', inhibitory: 'var(--nl-negative)', absent: 'var(--nl-wire)' }[sign];
  return (
    <p className={classes['sign']}>
      <svg width="34" height="12" aria-hidden>
        <line
          x1="1"
          x2="33"
          y1="6"
          y2="6"
          stroke={color}
          strokeWidth={sign === 'absent' ? 1 : Math.min(6, 1.5 + Math.abs(weight))}
          strokeDasharray={sign === 'inhibitory' ? '6 4' : sign === 'absent' ? '1 4' : undefined}
        />
      </svg>
      {WORDS[sign]}
    </p>
  );
}
