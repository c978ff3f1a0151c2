/** What one connection adds to the net input: a·w, the sum that it is part of, and the way to the whole calculation. */
import { useEditor } from '../../state/context.tsx';
import classes from '../Inspector.module.css';
import { netInputOf } from '../lens/terms.ts';
import type { Scene } from '../lens/scene.ts';
import { elementName, nodeName, shortNumber } from '../words.ts';

const factor = (value: number | undefined): string => (value !== undefined && value < 0 ? `(${shortNumber(value)})` : shortNumber(value));

/** Of the first connection that an edge makes, which is the only one between single units. */
export function Contribution({ scene, id }: { readonly scene: Scene; readonly id: string }) {
  const editor = useEditor();
  const target = scene.document.edges[id]?.to.node;
  if (target === undefined) return null;
  const net = netInputOf(scene, target, 0);
  const term = net.terms.find(({ edge }) => edge === id);
  if (!term) return null;
  const unit = nodeName(scene.document, target);
  return (
    <div className={classes['contribution']}>
      <p>
        <i>a·w</i> = {factor(term.a)} · {factor(term.w)} = <strong>{shortNumber(term.product)}</strong>
        <span> from {elementName(scene.document, term.from, term.element, term.of)}</span>
      </p>
      <p>
        Net input of {unit}, {net.terms.length === 1 ? 'this term alone' : `all ${net.terms.length} terms`}
        {net.bias === undefined || net.bias === 0 ? '' : ' and β'}: <strong>{shortNumber(net.sum)}</strong>
      </p>
      <p className={classes['ways']}>
        <button type="button" onClick={() => editor.select([target])}>
          See the whole sum of {unit}
        </button>
      </p>
    </div>
  );
}
