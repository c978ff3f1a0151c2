/** Copies a text and says that it did. */
import { CopyButton as Copying } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import fieldClasses from '../fields/fields.module.css';

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <Copying value={text}>
      {({ copied, copy }) => (
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={copied ? 'Copied' : label}
          title={copied ? 'Copied' : label}
          onClick={copy}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        </button>
      )}
    </Copying>
  );
}
