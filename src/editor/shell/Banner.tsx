/** A line over the canvas that says what is the matter and offers the ways out. */
import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Banners.module.css';

interface Way {
  readonly label: string;
  run(): void;
}

interface BannerProps {
  readonly tone: 'plain' | 'bad';
  readonly icon: ReactNode;
  readonly children: ReactNode;
  /** The first is the usual one. */
  readonly ways?: readonly Way[];
  readonly onClose?: () => void;
}

export function Banner({ tone, icon, children, ways, onClose }: BannerProps) {
  return (
    <div className={classes['banner']} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className={classes['icon']} aria-hidden="true">
        {icon}
      </span>
      <span className={classes['text']}>{children}</span>
      {ways?.map(({ label, run }, index) => (
        <Button key={label} size="compact-sm" h={28} variant={index === 0 ? 'filled' : 'default'} onClick={run}>
          {label}
        </Button>
      ))}
      {onClose && <CloseButton size={26} aria-label="Dismiss" onClick={onClose} />}
    </div>
  );
}
