/** What else can be done with a panel: another picture, its numbers, its image, a claim, and the end of its probes. */
import { Menu } from '@mantine/core';
import type { RefObject } from 'react';
import { removeProbe } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import { fitting } from './arrange.ts';
import { toast } from '../shell/toast.ts';
import { claimPresent } from './claimPresent.ts';
import { csvOf } from './export/csv.ts';
import { pictureOf } from './export/png.ts';
import { fileName, saveBlob } from './export/save.ts';
import { useOnClaim } from './onClaim.ts';
import { choosePicture } from './panelStore.ts';
import type { Panel } from './picture.ts';
import { quantityOf } from './quantities.ts';
import type { Surroundings } from './surroundings.ts';

interface PanelMenuProps {
  readonly panel: Panel;
  readonly around: Surroundings;
  readonly body: RefObject<HTMLElement | null>;
  readonly readout: RefObject<HTMLElement | null>;
  readonly name: string;
}

export function PanelMenu({ panel: { picture, subject }, around, body, readout, name }: PanelMenuProps) {
  const editor = useEditor();
  const onClaim = useOnClaim();
  const { probes } = subject;
  const others = fitting(around, probes[0] ?? '').filter(
    (other) => other !== picture && probes.every((probe) => fitting(around, probe).includes(other)),
  );
  const saveNumbers = async () => {
    const table = await picture.table?.(editor, around, subject);
    if (!table) toast({ message: 'Nothing is recorded yet: run it, then save its numbers.' });
    else saveBlob(new Blob([csvOf(table)], { type: 'text/csv' }), `${fileName(name)}.csv`);
  };
  const savePicture = () => {
    if (!body.current) return;
    const canvas = pictureOf(body.current, name, readout.current?.textContent ?? '');
    canvas.toBlob((blob) => blob && saveBlob(blob, `${fileName(name)}.png`));
  };
  const wordsOf = (probe: string): string => {
    const target = around.document.probes[probe]?.target;
    return target ? quantityOf(around.document, target).title : probe;
  };
  return (
    <>
      {others.length > 0 && <Menu.Label>Show as</Menu.Label>}
      {others.map(({ id, title }) => (
        <Menu.Item key={id} onClick={() => choosePicture(editor, probes, id)}>
          {title}
        </Menu.Item>
      ))}
      <Menu.Label>Save</Menu.Label>
      {picture.table && <Menu.Item onClick={() => void saveNumbers()}>Numbers as CSV</Menu.Item>}
      <Menu.Item onClick={savePicture}>Picture as PNG</Menu.Item>
      {probes.length > 0 && <Menu.Label>Probe</Menu.Label>}
      {probes.map((probe) => (
        <Menu.Item key={`claim ${probe}`} onClick={() => onClaim(claimPresent(editor, probe))}>
          Claim {wordsOf(probe)}
        </Menu.Item>
      ))}
      {probes.map((probe) => (
        <Menu.Item key={`remove ${probe}`} onClick={() => editor.run(removeProbe, { probe })}>
          Stop probing {wordsOf(probe)}
        </Menu.Item>
      ))}
    </>
  );
}
