/** The sign of the program and its name; the name goes where there is no room. */
import { useUi } from './desk.tsx';
import classes from './Logo.module.css';

export function Logo() {
  const layout = useUi((state) => state.layout);
  return (
    <h1 className={classes['root']}>
      <LogoSign size={22} />
      <span className={classes['name']} data-hidden={layout === 'narrow' || undefined}>
        Neuroloom
      </span>
    </h1>
  );
}

export function LogoSign({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" className={classes['sign']} aria-hidden="true">
      <path d="M10.5 11 20.5 14.8M10.5 21 20.5 17.2" />
      <circle cx="7" cy="9.5" r="4" />
      <circle cx="7" cy="22.5" r="4" />
      <circle cx="24.5" cy="16" r="4.5" className={classes['unit']} />
    </svg>
  );
}
