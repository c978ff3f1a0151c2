/** The kinds of nodes, to be dragged onto the canvas, or added where there is room by a click. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { ChevronRight, Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { PaletteGroup } from '../../graph/index.ts';
import { addNodeInRoom } from '../flow/addNode.ts';
import { focusCanvas } from '../flow/focusCanvas.ts';
import { useGradually } from '../kit/index.ts';
import { useDesk } from '../shell/desk.tsx';
import { Keys } from '../shell/Keys.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { choicesFor, titleOf, type Choice } from './choices.ts';
import { FOCUS_PALETTE } from './focus.ts';
import { KindItem } from './KindItem.tsx';
import { closedFor, groupsOf, type Group } from './kinds.ts';
import classes from './Palette.module.css';
import { useRoving } from './useRoving.ts';

export function Palette() {
  const { kinds, ui } = useDesk();
  const editor = useEditor();
  const drawing = useEditorState((state) => state.drawing);
  const [question, setQuestion] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const roving = useRoving(list);
  useEffect(() => {
    const focus = (event: Event) => {
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    globalThis.addEventListener(FOCUS_PALETTE, focus);
    return () => globalThis.removeEventListener(FOCUS_PALETTE, focus);
  }, []);
  const found = choicesFor(kinds, question);
  const [first] = found;
  const add = ({ kind, preset }: Choice) => void addNodeInRoom(editor, kinds, kind.type, preset);
  const press = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && first && question !== '') {
      add(first);
      search.current?.select(); // Enter adds another, letters look for something else
    } else if (event.key === 'ArrowDown') roving.focusFirst();
    else if (event.key === 'Escape') {
      setQuestion('');
      ui.overlay('palette', false);
      focusCanvas(editor);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = (event: React.KeyboardEvent) => {
    roving.onKeyDown(event);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    ui.overlay('palette', false);
    focusCanvas(editor);
  };
  return (
    <div className={classes['root']}>
      <TextInput
        ref={search}
        className={classes['search']}
        size="sm"
        placeholder="Add a node"
        aria-label="Find a kind of node"
        leftSection={<Search size={14} />}
        rightSection={<Keys shortcut="/" />}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={press}
        aria-describedby={question === '' ? undefined : hintId}
      />
      {question !== '' && first && (
        <p id={hintId} className={classes['hint']}>
          Enter adds {titleOf(first)}, again for another
        </p>
      )}
      <div
        ref={list}
        className={classes['list']}
        onKeyDown={walk}
        role="toolbar"
        tabIndex={-1}
        aria-orientation="vertical"
        aria-label="Kinds of nodes"
      >
        {question === '' ? (
          <Groups drawing={drawing} groups={groupsOf(kinds)} onAdd={add} />
        ) : (
          found.map((choice) => <KindItem key={`${choice.kind.type} ${choice.preset}`} choice={choice} onAdd={add} />)
        )}
        {found.length === 0 && <p className={classes['nothing']}>No kind of node is called that.</p>}
      </div>
    </div>
  );
}

interface GroupsProps {
  readonly drawing: string;
  readonly groups: readonly Group[];
  readonly onAdd: (choice: Choice) => void;
}

/** Which groups are closed at first follows from the drawing. */
function Groups({ drawing, groups, onAdd }: GroupsProps) {
  const { editor, kinds } = useDesk();
  const fresh = () => ({ drawing, closed: closedFor(editor.store.getState().history.document, kinds) });
  const [state, setState] = useState(fresh);
  if (state.drawing !== drawing) setState(fresh());
  const { closed } = state;
  const toggle = (name: PaletteGroup) => {
    const next = new Set(closed);
    if (!next.delete(name)) next.add(name);
    setState({ drawing, closed: next });
  };
  return useGradually(groups, '', 1).map(({ name, kinds: members }) => (
    <div key={name}>
      <UnstyledButton className={classes['group']} aria-expanded={!closed.has(name)} onClick={() => toggle(name)} data-rove tabIndex={-1}>
        <ChevronRight size={13} className={classes['chevron']} aria-hidden="true" />
        {name}
      </UnstyledButton>
      {!closed.has(name) && members.map((kind) => <KindItem key={kind.type} choice={{ kind }} onAdd={onAdd} />)}
    </div>
  ));
}
