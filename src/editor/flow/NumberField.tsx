/** A small field for typing one number on the canvas. */
import { useState, type CSSProperties, type KeyboardEvent } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly className: string;
  readonly style: CSSProperties;
  /** Undefined: leave it as it was. `byKey`: the focus is still here. */
  readonly onClose: (value: number | undefined, byKey: boolean) => void;
}

/** Takes a true minus sign and a decimal comma; undefined when it is not a number. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}

export function NumberField({ label, value, className, style, onClose }: NumberFieldProps) {
  const [isWrong, setWrong] = useState(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose(undefined, true);
    if (event.key !== 'Enter') return;
    const typed = readNumber(event.currentTarget.value);
    if (typed === undefined) setWrong(true);
    else onClose(typed, true);
  };
  return (
    <input
      ref={selectOnce}
      className={`${className} nopan nodrag`}
      style={style}
      aria-label={label}
      aria-invalid={isWrong}
      inputMode="decimal"
      defaultValue={String(value)}
      onKeyDown={onKeyDown}
      onBlur={(event) => onClose(readNumber(event.currentTarget.value), false)}
    />
  );
}

function selectOnce(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
