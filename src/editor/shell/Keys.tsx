/** A shortcut as the keys of this keyboard: Ctrl K, or ⌘K on a Mac. */
import classes from './Keys.module.css';

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');
const names: Readonly<Record<string, string>> = isMac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', Delete: '⌫', Escape: 'Esc' }
  : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', Delete: 'Del', Escape: 'Esc' };

/** The key names of `mod+shift+Z`, in order. */
export const keysOf = (shortcut: string): readonly string[] =>
  (shortcut === '+' ? ['+'] : shortcut.split('+')).map((key) => names[key] ?? key);

export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={classes['root']}>
      {keysOf(shortcut).map((key) => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
