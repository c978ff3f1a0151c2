/** The menu: files, drawings, theme and help, from the registry. */
import { ActionIcon, Menu, SegmentedControl } from '@mantine/core';
import { FilePlus2, FolderOpen, Images, Info, Keyboard, LayoutGrid, Link2, Menu as MenuIcon, Save, SaveAll } from 'lucide-react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction, useDesk, useUi } from './desk.tsx';
import { Keys } from './Keys.tsx';

const groups = [
  [
    { id: 'new-drawing', Icon: FilePlus2 },
    { id: 'open-file', Icon: FolderOpen },
    { id: 'save-file', Icon: Save },
    { id: 'save-file-as', Icon: SaveAll },
    { id: 'share-link', Icon: Link2 },
  ],
  [
    { id: 'show-drawings', Icon: Images },
    { id: 'show-gallery', Icon: LayoutGrid },
  ],
  [
    { id: 'show-shortcuts', Icon: Keyboard },
    { id: 'show-about', Icon: Info },
  ],
] as const;

export function MainMenu() {
  const { ui } = useDesk();
  const theme = useUi((state) => state.theme);
  return (
    <Menu position="bottom-start" width={316} shadow="md" keepMounted={false}>
      <Menu.Target>
        <ActionIcon size={32} variant="subtle" color="gray" aria-label="Menu">
          <MenuIcon size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group) => (
          <div key={group[0].id}>
            {group.map(({ id, Icon }) => (
              <ActionItem key={id} id={id} icon={<Icon size={15} />} />
            ))}
            <Menu.Divider />
          </div>
        ))}
        <Menu.Label>Theme</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Theme"
          value={theme}
          onChange={(value) => ui.setState({ theme: value })}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'System' },
          ]}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

function ActionItem({ id, icon }: { readonly id: string; readonly icon: React.ReactNode }) {
  const editor = useEditor();
  const { title, shortcut, enabled, run } = useAction(id);
  const isEnabled = useEditorState((state) => enabled?.(state) ?? true);
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={shortcut !== undefined && <Keys shortcut={shortcut} />}
      disabled={!isEnabled}
      onClick={() => void run(editor)}
    >
      {title}
    </Menu.Item>
  );
}
