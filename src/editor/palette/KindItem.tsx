/** One kind in the palette, or a preset of it: its sign and its name; in the rail only the sign. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { dragged, KIND_MIME } from '../flow/addNode.ts';
import { summaryOf, titleOf, type Choice } from './choices.ts';
import classes from './Palette.module.css';
import { Sign } from './Sign.tsx';

interface KindItemProps {
  readonly choice: Choice;
  readonly onAdd: (choice: Choice) => void;
  /** Without its name. */
  readonly isSmall?: boolean;
}

export function KindItem({ choice, onAdd, isSmall = false }: KindItemProps) {
  const { kind, preset } = choice;
  const [title, summary] = [titleOf(choice), summaryOf(choice)];
  const [isDragged, setDragged] = useState(false);
  const drag = (event: React.DragEvent) => {
    setDragged(true);
    event.dataTransfer.setData(KIND_MIME, dragged(kind.type, preset));
    event.dataTransfer.setData('text/plain', title);
    event.dataTransfer.effectAllowed = 'copy';
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onAdd(choice);
  };
  const tip = isSmall ? `${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}` : summary;
  return (
    <Tooltip label={tip} disabled={isDragged} position="right" openDelay={isSmall ? 150 : 500} multiline maw={240} withArrow>
      <UnstyledButton
        className={classes[isSmall ? 'small' : 'item']}
        data-rove
        tabIndex={-1}
        draggable
        onDragStart={drag}
        onDragEnd={() => setDragged(false)}
        onClick={({ detail }) => detail < 2 && onAdd(choice)} // a double-click adds one, too
        onKeyDown={press}
        aria-label={isSmall ? title : undefined}
        aria-description="A click adds it; or drag it onto the canvas"
      >
        <Sign kind={kind} />
        {!isSmall && (
          <span>
            {title} {preset !== undefined && <span className={classes['of']}>{kind.title.toLowerCase()}</span>}
          </span>
        )}
      </UnstyledButton>
    </Tooltip>
  );
}
