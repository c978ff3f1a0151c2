/** Another experiment like this one, or one less. */
import { Button } from '@mantine/core';
import { Copy, Trash2 } from 'lucide-react';
import { addExperiment, removeExperiment } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import classes from './ExperimentPanel.module.css';
import { changed, freeName, titleOf } from './experiments.ts';
import { useExperiment } from './useExperiment.ts';

export function Ways() {
  const editor = useEditor();
  const { name, experiment, document } = useExperiment('ways');
  const isOnly = Object.keys(document.experiments).length < 2;
  const claims = document.claims.filter((claim) => claim.experiment === name).length;
  const duplicate = () => {
    const copy = freeName(document, name);
    const title = experiment.title === undefined ? undefined : `${experiment.title} (copy)`;
    editor.run(addExperiment, { name: copy, experiment: changed(experiment, { title }), label: `Duplicate ${titleOf(document, name)}` });
    editor.chooseExperiment(copy);
  };
  return (
    <footer className={classes['ways']}>
      <Button size="compact-sm" h={30} px={10} variant="default" leftSection={<Copy size={14} />} onClick={duplicate}>
        Duplicate
      </Button>
      <Button
        size="compact-sm"
        h={30}
        px={10}
        variant="default"
        leftSection={<Trash2 size={14} />}
        disabled={isOnly}
        title={isOnly ? 'A drawing has one experiment at least' : claims > 0 ? 'The claims about it go with it' : undefined}
        onClick={() => editor.run(removeExperiment, { name })}
      >
        Delete
      </Button>
    </footer>
  );
}
