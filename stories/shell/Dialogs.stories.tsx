import type { Meta, StoryObj } from '@storybook/react-vite';
import { Workplace } from '../../src/editor/App.tsx';
import { StoryDesk, type DeskProps } from './desk.tsx';
import { kept, large } from './drawings.ts';

const meta = {
  title: 'Shell/Dialogs',
  parameters: { layout: 'fullscreen' },
  args: { width: 1280, height: 800 },
  render: (args) => (
    <StoryDesk {...args}>
      <Workplace />
    </StoryDesk>
  ),
} satisfies Meta<Omit<DeskProps, 'children'>>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Gallery: Story = { args: { ui: { dialog: 'gallery' } } };
export const GalleryDark: Story = { args: { ui: { dialog: 'gallery' } }, globals: { colorScheme: 'dark' } };
export const Drawings: Story = { args: { ui: { dialog: 'drawings' }, drawings: kept } };
export const ShareLink: Story = { args: { ui: { dialog: 'share' } } };
export const TooLargeToShare: Story = { args: { ui: { dialog: 'share' }, document: large } };
export const Shortcuts: Story = { args: { ui: { dialog: 'shortcuts' } } };
export const ShortcutsDark: Story = { args: { ui: { dialog: 'shortcuts' } }, globals: { colorScheme: 'dark' } };
export const About: Story = { args: { ui: { dialog: 'about' } } };
export const Leaving: Story = { args: { ui: { leaving: { title: 'Learn XOR', answer: () => {} } } } };
export const LeavingDark: Story = { ...Leaving, globals: { colorScheme: 'dark' } };
export const InvalidFile: Story = {
  args: {
    ui: {
      problems: {
        title: 'network.json could not be opened',
        diagnostics: [
          { code: 'bad-value', severity: 'error', message: '\'bias\' must be a number, got "high".', at: { owner: 'h1', field: 'bias' } },
          {
            code: 'no-such-node',
            severity: 'error',
            message: "Edge 'e7' goes from 'nobody', which does not exist. Remove the edge or add the node.",
            at: { owner: 'e7', field: 'from' },
          },
          { code: 'old', severity: 'warning', message: 'The file was made by an older version and has been brought up to date.', at: null },
        ],
      },
    },
  },
};
