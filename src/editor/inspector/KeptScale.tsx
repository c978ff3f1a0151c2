/** In the inspector of a data set: its inputs are scaled as a training has fitted it, until the person wants it anew. */
import { isJsonObject, type JsonObject } from '../../base/index.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { completed, setParams } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import classes from './Inspector.module.css';

/** Whether what was fitted is of the scaling that is chosen now. */
const isUsed = ({ fitted = null, scaling }: JsonObject): boolean => isJsonObject(fitted) && fitted['scaling'] === scaling;

export function KeptScale({ data }: { readonly data: string }) {
  const editor = useEditor();
  const node = useEditorState(({ history }) => history.document.nodes[data]);
  const isTraining = useEditorState(({ history, experiment }) => history.document.experiments[experiment]?.verb === 'train');
  const kind = node && kinds.nodes.get(node.type);
  // a training fits anew
  if (isTraining || !kind || !isUsed(completed(kind.params, node.params))) return null;
  const fitAnew = () =>
    editor.run(setParams, { changes: [{ owner: data, name: 'fitted', value: null }], label: 'Fit the scale to these examples' });
  return (
    <div className={classes['advice']} role="note">
      <p>Inputs are scaled as in the training whose weights were kept, so that the network is asked as it was taught.</p>
      <p className={classes['ways']}>
        <button type="button" onClick={fitAnew}>
          Scale by these examples
        </button>
      </p>
    </div>
  );
}
