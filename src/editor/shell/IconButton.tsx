/** A button that is a picture: named for screen readers, with a tooltip that also tells its shortcut. */
import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import classes from './IconButton.module.css';
import { Keys } from './Keys.tsx';

interface IconButtonProps extends Pick<ActionIconProps, 'variant' | 'disabled' | 'size'> {
  readonly label: string;
  /** More than the name, for the tooltip. */
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly pressed?: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly children: ReactNode;
}

export function IconButton({ label, hint, shortcut, pressed, onClick, children, variant = 'subtle', size = 32, ...rest }: IconButtonProps) {
  const tip = (
    <>
      {hint ?? label} {shortcut !== undefined && <Keys shortcut={shortcut} />}
    </>
  );
  return (
    <Tooltip label={tip} openDelay={400} withArrow>
      <ActionIcon
        {...rest}
        size={size}
        variant={variant}
        color={variant === 'filled' ? 'iris' : 'gray'}
        className={classes['root'] ?? ''}
        aria-label={label}
        onClick={onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
