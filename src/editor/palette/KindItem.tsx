/** One kind in the palette: its sign and its name; in the rail only the sign. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import type { NodeKind } from '../../graph/index.ts';
import { KIND_MIME } from '../flow/addNode.ts';
import classes from './Palette.module.css';
import { Sign } from './Sign.tsx';

interface KindItemProps {
  readonly kind: NodeKind;
  readonly onAdd: (kind: NodeKind) => void;
  /** Without its name. */
  readonly isSmall?: boolean;
}

export function KindItem({ kind, onAdd, isSmall = false }: KindItemProps) {
  const drag = (event: React.DragEvent) => {
    event.dataTransfer.setData(KIND_MIME, kind.type);
    event.dataTransfer.setData('text/plain', kind.title);
    event.dataTransfer.effectAllowed = 'copy';
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onAdd(kind);
  };
  const tip = isSmall ? `${kind.title}: ${kind.summary.charAt(0).toLowerCase()}${kind.summary.slice(1)}` : kind.summary;
  return (
    <Tooltip label={tip} position="right" openDelay={isSmall ? 150 : 500} multiline maw={240} withArrow>
      <UnstyledButton
        className={classes[isSmall ? 'small' : 'item']}
        data-rove
        tabIndex={-1}
        draggable
        onDragStart={drag}
        onClick={({ detail }) => detail < 2 && onAdd(kind)} // a double-click adds one, too
        onKeyDown={press}
        aria-label={isSmall ? kind.title : undefined}
        aria-description="A click adds it; or drag it onto the canvas"
      >
        <Sign kind={kind} />
        {!isSmall && kind.title}
      </UnstyledButton>
    </Tooltip>
  );
}
