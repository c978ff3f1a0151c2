import type { Meta, StoryObj } from '@storybook/react-vite';
import { Palette } from '../../src/editor/palette/Palette.tsx';
import { Rail } from '../../src/editor/palette/Rail.tsx';
import { BackendChoices } from '../../src/editor/shell/BackendChoices.tsx';
import { Banner } from '../../src/editor/shell/Banner.tsx';
import { SaveNote } from '../../src/editor/shell/DrawingTitle.tsx';
import { empty } from './drawings.ts';
import { StoryDesk } from './desk.tsx';

const meta = { title: 'Shell/Parts', render: () => <></> } satisfies Meta;
export default meta;

export const PaletteOfADrawing: StoryObj = {
  render: () => (
    <StoryDesk width={212} height={640}>
      <Palette />
    </StoryDesk>
  ),
};

export const PaletteOfAnEmptyDrawing: StoryObj = {
  render: () => (
    <StoryDesk width={212} height={640} document={empty}>
      <Palette />
    </StoryDesk>
  ),
};

export const PaletteAsARail: StoryObj = {
  render: () => (
    <StoryDesk width={60} height={600}>
      <Rail />
    </StoryDesk>
  ),
};

export const Backends: StoryObj = {
  render: () => (
    <StoryDesk width={380}>
      <BackendChoices
        words="agrees with float64 to 3·10⁻⁸"
        onChosen={() => {}}
        choice={{
          name: 'wasm',
          why: 'little work per advance: a GPU would spend its time on overhead',
          device: 'WebAssembly',
          alternatives: [
            { name: 'wasm', available: true, reason: 'WebAssembly' },
            { name: 'cpu', available: true, reason: 'JavaScript' },
            { name: 'webgl', available: true, reason: 'ANGLE (Intel, Mesa Iris Xe)' },
            { name: 'webgpu', available: false, reason: 'the browser has no WebGPU' },
            { name: 'reference', available: true, reason: 'plain loops in float64, slow and exact' },
          ],
        }}
      />
    </StoryDesk>
  ),
};

const nothing = () => {};
export const BannersAndNotes: StoryObj = {
  render: () => (
    <StoryDesk width={720}>
      <Banner tone="plain" icon="→" ways={[{ label: 'Run', run: nothing }]}>
        Opened from a link: 1.2·10⁸ multiply-adds per pass.
      </Banner>
      <Banner
        tone="bad"
        icon="▲"
        ways={[
          { label: 'Choose another backend', run: nothing },
          { label: 'Compute in float64', run: nothing },
        ]}
        onClose={nothing}
      >
        The computation stopped: the GPU went away.
      </Banner>
      {(['unchanged', 'saving', 'saved', 'elsewhere', 'deleted', 'outdated'] as const).map((is) => (
        <p key={is}>
          <SaveNote state={{ is }} />
        </p>
      ))}
      <p>
        <SaveNote state={{ is: 'failed', why: 'the browser has no space left for this page', trouble: 'full' }} />
      </p>
    </StoryDesk>
  ),
};
