/** The same calculation as code, in the styles of the lecture notes; the choice is kept from one node to the next. */
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { CopyButton } from './CopyButton.tsx';
import classes from './lens.module.css';

export interface CodePanelProps<S extends string> {
  readonly styles: readonly S[];
  readonly titles: Readonly<Record<S, string>>;
  readonly code: Readonly<Record<S, string>>;
}

const MOST_LINES = 14;

let remembered: string | undefined;

export function CodePanel<S extends string>({ styles, titles, code }: CodePanelProps<S>) {
  const [style, setStyle] = useState<S>(() => styles.find((candidate) => candidate === remembered) ?? (styles[0] as S));
  return (
    <section className={classes['section']} aria-label="The same in Python">
      {styles.length > 1 && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Style of the code"
          data={styles.map((value) => ({ value, label: titles[value] }))}
          value={style}
          onChange={(value) => {
            remembered = value;
            setStyle(value);
          }}
        />
      )}
      <div className={classes['code']}>
        <textarea
          readOnly
          spellCheck={false}
          aria-label="Python"
          rows={Math.min(MOST_LINES, code[style].split('\n').length)}
          wrap="off"
          value={code[style]}
        />
        <span className={classes['copy']}>
          <CopyButton text={code[style]} label="Copy the code" />
        </span>
      </div>
    </section>
  );
}
