/** Patterns on the canvas: the spoiled cue as a picture. */
import { Card, GridPicture, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const ROOM = [150, 150] as const;

function PatternSetBody(props: NodeViewProps) {
  const { width, height, pattern } = props.params;
  return (
    <Card heading="Patterns" note={`cue: ${Number(pattern)} · ${Number(width) * Number(height)} units`}>
      <GridPicture {...props} what="cue" limit={1} columns={Number(width)} room={ROOM} />
    </Card>
  );
}

export const patternSetView: NodeView = {
  Component: PatternSetBody,
  shape: () => 'card',
  size: () => [ROOM[0] + 26, ROOM[1] + 46],
  main: { what: 'cue', limit: () => 1 },
};
