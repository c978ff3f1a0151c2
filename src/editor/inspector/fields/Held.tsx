/** Said where the chosen experiment has its own value for a parameter: an edit of the drawing's value does not show in its run. */
import { useEditorState } from '../../state/context.tsx';
import { shortNumber } from '../words.ts';
import classes from './fields.module.css';

export function Held({ owners, name }: { readonly owners: readonly string[]; readonly name: string }) {
  const value = useEditorState(({ history: { document }, experiment }) => {
    const set = document.experiments[experiment]?.set;
    return set && owners.map((owner) => set[`${owner}.${name}`]).find((own) => own !== undefined);
  });
  if (value === undefined) return null;
  const words = typeof value === 'number' ? shortNumber(value) : typeof value === 'string' ? value : 'values of its own';
  return <p className={classes['held']}>The chosen experiment sets {words}: edit it there.</p>;
}
