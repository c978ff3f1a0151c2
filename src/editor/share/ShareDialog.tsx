/** A link that carries the whole drawing; or a file, when the drawing is too large for one. */
import { Button, Group, Textarea } from '@mantine/core';
import { Check, Copy, Download } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { saveFile } from '../actions/file.ts';
import { useDesk } from '../shell/desk.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { useEditorState } from '../state/context.tsx';
import { hasUnkept } from '../transport/keeping.ts';
import { LONGEST_LINK, linkTo } from './link.ts';
import classes from './ShareDialog.module.css';

export function ShareDialog() {
  return (
    <Dialog name="share" title="Share a link" width={560}>
      <ShareLink />
    </Dialog>
  );
}

const counted = (length: number): string => length.toLocaleString('en').replaceAll(',', '\u202f');

export function ShareLink() {
  const desk = useDesk();
  const document = useEditorState(({ history }) => history.document);
  const link = useMemo(() => linkTo(document, location.href.replace(/#.*$/, '')), [document]);
  const save = (
    <Button variant={link.ok ? 'default' : 'filled'} leftSection={<Download size={15} />} onClick={() => void saveFile(desk, true)}>
      Save a file instead
    </Button>
  );
  if (!link.ok)
    return (
      <>
        <p className={classes['text']}>
          This drawing is too large for a link: it would have {counted(link.length)} characters, and {counted(LONGEST_LINK)} is the most
          that mail and chat programs pass on.
        </p>
        <Group justify="flex-end">{save}</Group>
      </>
    );
  return <Copyable href={link.href}>{save}</Copyable>;
}

/** What a training has learnt is no part of the drawing until it is kept. */
function Unkept() {
  const isUnkept = useEditorState(hasUnkept);
  return isUnkept && <p className={classes['text']}>What the training has learnt is not in it: keep the weights first.</p>;
}

function Copyable({ href, children }: { readonly href: string; readonly children: React.ReactNode }) {
  const { ui } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const copy = async () => {
    field.current?.select();
    const isCopied = await navigator.clipboard.writeText(href).then(
      () => true,
      () => false, // no permission: the text is selected, to be copied by hand
    );
    setOutcome(isCopied ? 'copied' : 'selected');
    ui.say(isCopied ? 'Link copied' : 'Link selected. Copy it with Ctrl C.');
  };
  return (
    <>
      <p className={classes['text']}>
        The link carries the whole drawing, and nothing is sent to a server. Whoever opens it gets a copy; later changes do not travel.
      </p>
      <Unkept />
      <Textarea
        ref={field}
        readOnly
        rows={4}
        value={href}
        aria-label="Link"
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes['link'] ?? '' }}
      />
      <p className={classes['count']}>
        {counted(href.length)} of {counted(LONGEST_LINK)} characters
        {outcome === 'selected' && ' · selected: copy it with Ctrl C'}
      </p>
      <Group justify="flex-end" mt="sm">
        {children}
        <Button data-autofocus leftSection={outcome === 'copied' ? <Check size={15} /> : <Copy size={15} />} onClick={() => void copy()}>
          {outcome === 'copied' ? 'Copied' : 'Copy the link'}
        </Button>
      </Group>
    </>
  );
}
