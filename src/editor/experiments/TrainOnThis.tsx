/** In the inspector of a data set: the one click from examples to a training. */
import { Button } from '@mantine/core';
import { GraduationCap } from 'lucide-react';
import { useEditor } from '../state/context.tsx';
import { train } from './training.ts';

export function TrainOnThis({ data }: { readonly data: string }) {
  const editor = useEditor();
  return (
    <Button
      size="compact-sm"
      h={30}
      mt={8}
      variant="default"
      leftSection={<GraduationCap size={15} />}
      title="Wires inputs, targets and a fitting loss, and adds a training: one undo step"
      onClick={() => train(editor, data)}
    >
      Train the network on this
    </Button>
  );
}
