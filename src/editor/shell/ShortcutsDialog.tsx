/** Every shortcut there is, from the registry, and the switch for those of a single key. */
import { Switch } from '@mantine/core';
import { groupBy } from '../../base/index.ts';
import type { Action } from '../state/commands.ts';
import { useDesk, useUi } from './desk.tsx';
import { Dialog } from './Dialog.tsx';
import { Keys } from './Keys.tsx';
import classes from './ShortcutsDialog.module.css';

const hasShortcut = (action: Action): action is Action & { readonly shortcut: string } => action.shortcut !== undefined;

export function ShortcutsDialog() {
  const { ui, actions } = useDesk();
  const singleKeys = useUi((state) => state.singleKeys);
  return (
    <Dialog name="shortcuts" title="Keyboard shortcuts" width={980}>
      <div className={classes['groups']}>
        {[...groupBy(actions.filter(hasShortcut), ({ group }) => group)].map(([group, members]) => (
          <section key={group}>
            <h3 className={classes['title']}>{group}</h3>
            <dl className={classes['list']}>
              {members.map(({ id, title, shortcut }) => (
                <div key={id} className={classes['row']}>
                  <dt>{title}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={classes['title']}>On the canvas</h3>
          <dl className={classes['list']}>
            {onCanvas.map(([title, shortcut]) => (
              <div key={title} className={classes['row']}>
                <dt>{title}</dt>
                <dd>
                  <Keys shortcut={shortcut} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <Switch
        mt="md"
        label="Shortcuts of a single character"
        description="Switch them off when speech input or another tool triggers them by accident."
        checked={singleKeys}
        onChange={(event) => ui.setState({ singleKeys: event.currentTarget.checked })}
      />
    </Dialog>
  );
}

const onCanvas: readonly (readonly [title: string, shortcut: string])[] = [
  ['Go to the next node or weight', 'Tab'],
  ['Type an input’s number; else to the parameters', 'Enter'],
  ['Back to the drawing', 'Escape'],
  ['Change the weight', '↑ ↓'],
  ['Type the weight', 'Enter'],
  ['Move the node', '↑ ↓ ← →'],
  ['Move it by a single pixel', 'shift+↑ ↓ ← →'],
  ['Menu of what has the focus', 'shift+F10'],
  ['Move the view', 'Wheel'],
  ['Zoom', 'mod+Wheel'],
];
