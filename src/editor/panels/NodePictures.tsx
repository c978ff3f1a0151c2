/** Pictures that fit what is selected, in the inspector: one click attaches them. */
import { ChartSpline, Check } from 'lucide-react';
import { useEditor } from '../state/context.tsx';
import inspectorClasses from '../inspector/Inspector.module.css';
import { fittingOwner } from './arrange.ts';
import { keyOf, show } from './panelStore.ts';
import { usePanels } from './usePanels.ts';

export function NodePictures({ owner }: { readonly owner: string }) {
  const editor = useEditor();
  const { around, open } = usePanels();
  const offered = fittingOwner(around, owner);
  if (offered.length === 0) return null;
  const shown = new Set(open.map(({ key }) => key));
  return (
    <section className={inspectorClasses['section']}>
      <h3>Pictures</h3>
      <div className={inspectorClasses['ways']}>
        {offered.map((picture) => {
          const { id, title } = picture;
          const isShown = shown.has(keyOf(id, owner));
          const Icon = isShown ? Check : ChartSpline;
          return (
            <button key={id} type="button" aria-disabled={isShown} onClick={() => show(editor, around, picture, owner)}>
              <Icon size={13} aria-hidden style={{ verticalAlign: '-2px', marginRight: 5 }} />
              {isShown ? `${title}: shown` : title}
            </button>
          );
        })}
      </div>
    </section>
  );
}
