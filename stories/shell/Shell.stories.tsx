import type { Meta, StoryObj } from '@storybook/react-vite';
import { Workplace } from '../../src/editor/App.tsx';
import { StoryDesk, type DeskProps } from './desk.tsx';
import { counting, empty, guided } from './drawings.ts';

const large = { width: 1440, height: 900 };
const small = { width: 1024, height: 768 };

const meta = {
  title: 'Shell',
  parameters: { layout: 'fullscreen' },
  args: large,
  render: (args) => (
    <StoryDesk {...args}>
      <Workplace />
    </StoryDesk>
  ),
} satisfies Meta<Omit<DeskProps, 'children'>>;
export default meta;

type Story = StoryObj<typeof meta>;

export const First: Story = {};
export const FirstDark: Story = { globals: { colorScheme: 'dark' } };
export const WithGuideAndDock: Story = { args: { document: guided } };
export const WithGuideAndDockDark: Story = { args: { document: guided }, globals: { colorScheme: 'dark' } };
export const Transport: Story = { args: { document: counting } };
export const Empty: Story = { args: { document: empty } };
export const Small: Story = { args: { ...small, document: guided } };
export const SmallDark: Story = { args: { ...small, document: guided }, globals: { colorScheme: 'dark' } };
export const SmallWithPanels: Story = {
  args: { ...small, document: guided, ui: { overlaid: { palette: false, inspector: true, dock: true }, folded: new Set(['story']) } },
};
export const SmallTransport: Story = { args: { ...small, document: counting } };
