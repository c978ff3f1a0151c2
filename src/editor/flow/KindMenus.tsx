/** Menus of kinds: to add one here, or at the loose end of a connection; and the choice of a way to connect. */
import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { groupBy } from '../../base/index.ts';
import type { GraphDocument, GraphNode, NodeKind } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { addNodeAt, newNode } from './addNode.ts';
import { useCanvasStore, type MenuState } from './canvasStore.tsx';
import { carryOut, planConnections, planThroughSum } from './connect.ts';
import type { Pair } from './pair.ts';
import { firstFit, mainOut, type ConnectionContext } from './connection.ts';
import { connectionContext } from './context.ts';
import { nameOf } from './nodes.ts';
import { belowNode, news, say, type Said } from './saying.ts';

export function AddMenu({ place }: { readonly place: readonly [number, number] }) {
  const editor = useEditor();
  return <KindItems offered={[...kinds.nodes.values()]} onPick={(type) => void addNodeAt(editor, kinds, type, place)} />;
}

function KindItems({ offered, onPick }: { readonly offered: readonly NodeKind[]; readonly onPick: (type: string) => void }) {
  return [...groupBy(offered, ({ group }) => group)].map(([group, members]) => (
    <Fragment key={group}>
      <Menu.Label>{group}</Menu.Label>
      {members.map(({ type, title, summary }) => (
        <Menu.Item key={type} title={summary} onClick={() => onPick(type)}>
          {title}
        </Menu.Item>
      ))}
    </Fragment>
  ));
}

interface Attached {
  readonly id: string;
  readonly nodes: GraphDocument['nodes'];
  readonly pairs: readonly Pair[];
}

/** A new node of a kind with its connections; undefined when none would fit. */
function attached(
  context: ConnectionContext,
  type: string,
  { pairs, place }: Extract<MenuState, { readonly on: 'loose-end' }>,
): Attached | undefined {
  const made = newNode(context.document, kinds, type, place);
  if (!made) return undefined;
  const nodes = { [made.id]: beside(made.node, place, pairs[0]?.from !== undefined) };
  const extended = { ...context, document: { ...context.document, nodes: { ...context.document.nodes, ...nodes } } };
  const complete = pairs.flatMap(({ from, to }): Pair[] => {
    const start = from ?? mainOut(extended, made.id, to);
    const fit = start && (to ? firstFitAt(extended, start, to) : firstFit(extended, start, made.id));
    return start && fit?.verdict.ok ? [{ from: start, to: fit.to }] : [];
  });
  return complete.length > 0 ? { id: made.id, nodes, pairs: complete } : undefined;
}

/** The side with the port goes to where the connection was dropped. */
function beside(node: GraphNode, [x]: readonly [number, number], isTarget: boolean): GraphNode {
  const [left, top] = node.position;
  return { ...node, position: [isTarget ? Math.round(x) : left - Math.round(x - left), top] };
}

function firstFitAt(context: ConnectionContext, from: Pair['from'], to: Pair['to']) {
  const { edges } = planConnections(context, [{ from, to }]);
  return { to, verdict: { ok: Object.keys(edges).length > 0 } };
}

export function LooseEndMenu({ menu }: { readonly menu: Extract<MenuState, { readonly on: 'loose-end' }> }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const context = connectionContext(editor);
  const offered = [...kinds.nodes.values()].filter(({ type }) => attached(context, type, menu) !== undefined);
  const pick = (type: string) => {
    const made = attached(context, type, menu);
    if (!made) return;
    say(canvas, carryOut(editor, planConnections(context, made.pairs, made.nodes)), menu.at);
    editor.select([made.id]);
  };
  return offered.length > 0 ? <KindItems offered={offered} onPick={pick} /> : <Menu.Label>No kind fits here</Menu.Label>;
}

export function OfferMenu({ pairs }: { readonly pairs: readonly Pair[] }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const context = connectionContext(editor);
  const target = pairs[0]?.to.node ?? '';
  const name = nameOf(context.document, target);
  return (
    <>
      <Menu.Label>{name} takes one net input</Menu.Label>
      <Menu.Item onClick={() => say(canvas, through(editor, pairs), belowNode(target))}>Weigh it: put a net input between</Menu.Item>
      <Menu.Item onClick={() => say(canvas, carryOut(editor, planConnections(context, pairs)), belowNode(target))}>
        Wire it as it is
      </Menu.Item>
    </>
  );
}

/** The first pair brings the sum, the others join it. */
function through(editor: Editor, pairs: readonly Pair[]): Said {
  const context = connectionContext(editor);
  const [first, ...others] = pairs;
  if (!first) return news('Nothing could be connected.');
  const plan = planThroughSum(context, first);
  const sum = Object.keys(plan.nodes)[0];
  const entry = sum === undefined ? Object.values(plan.edges)[0]?.to : { node: sum, port: 'terms' };
  if (!entry || others.length === 0) return carryOut(editor, plan);
  const all: Pair[] = [...Object.values(plan.edges), ...others.map(({ from }) => ({ from, to: entry }))];
  return carryOut(editor, planConnections(context, all, plan.nodes));
}
