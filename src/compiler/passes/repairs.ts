/** The repair of what does not fit a loss, found by trying: another choice of one node, of two, or taking what enters the one that limits. */
import { groupBy, type Json, type JsonObject, type NodeId } from '../../base/index.ts';
import { hasEffect, metaOf, type Fix } from '../../graph/index.ts';
import { comparedAt, entering, sentBy, type Compared, type Instead, type Looked } from './compared.ts';
import { mismatches } from './mismatches.ts';
import type { ResolvedNode } from './resolve.ts';

interface Choice {
  readonly node: ResolvedNode;
  readonly name: string;
  readonly value: string;
}

/** The same choice of nodes that do the same: of all outputs, for one. */
type Choices = readonly Choice[];

/** A command that leaves nothing to complain of; undefined where none was found. */
export function repairOf(looked: Looked, node: ResolvedNode): Fix | undefined {
  const compared = comparedAt(looked, node);
  if (!compared) return undefined;
  const sources = (port: string) => [...new Set(entering(looked, node.id, port).map(({ source }) => source))];
  const groups = [[node], sources(compared.expects.target), sources(compared.expects.prediction)];
  const most = Math.max(...groups.flat().map(({ kind }) => kind.adapts?.length ?? 0));
  const [first = [], ...later] = Array.from({ length: most }, (_, turn) => groups.flatMap((nodes) => choicesOf(nodes, turn)));
  const others = later.flat();
  const all = [...first, ...others];
  const fits = (choices: Choices) => matters(choices) && isSound(comparedAt(looked, node, insteadOf(choices)));
  const way =
    first.find(fits) ??
    around(looked, node, compared) ??
    others.find(fits) ??
    all.flatMap((one, i) => all.slice(i + 1).map((two) => [...one, ...two])).find(fits);
  return way && ('command' in way ? way : fixBy(looked, node, way));
}

/** So many rows, taken evenly, are enough to see that most choices are no repair. */
const GLANCE = 256;

const isSound = (compared: Compared | undefined): boolean =>
  compared !== undefined && mismatches(glanced(compared)).length === 0 && mismatches(compared).length === 0;

function glanced(compared: Compared): Compared {
  const { targets } = compared;
  if (!targets || targets.rows <= GLANCE) return compared;
  const width = targets.values.length / targets.rows;
  const stride = Math.floor(targets.rows / GLANCE);
  const values = Float64Array.from(
    { length: GLANCE * width },
    (_, i) => targets.values[Math.floor(i / width) * stride * width + (i % width)] as number,
  );
  return { ...compared, targets: { rows: GLANCE, values } };
}

/** What nodes may be set to instead of what they are, by the parameter of this turn. */
function choicesOf(nodes: readonly ResolvedNode[], turn: number): readonly Choices[] {
  const names = new Set(nodes.flatMap(({ kind }) => kind.adapts?.[turn] ?? []));
  return [...names].flatMap((name) => {
    const own = nodes.filter(({ kind }) => kind.adapts?.includes(name));
    const values = new Set(own.flatMap(({ kind }) => valuesOf(kind.params.properties[name], metaOf(kind.params, name)?.default)));
    return [...values].map((value) => own.filter(({ params }) => params[name] !== value).map((node) => ({ node, name, value })));
  });
}

interface Listed {
  readonly enum?: readonly string[];
}

/** The default comes last: it is what nobody chose. */
function valuesOf(schema: object | undefined, last: Json | undefined): readonly string[] {
  const { enum: values = [] }: Listed = schema ?? {};
  return [...values.filter((value) => value !== last), ...values.filter((value) => value === last)];
}

function insteadOf(choices: Choices): Instead {
  const instead = new Map<NodeId, JsonObject>();
  for (const { node, name, value } of choices) instead.set(node.id, { ...(instead.get(node.id) ?? node.params), [name]: value });
  return instead;
}

/** The prediction from what enters the node that limits it. */
function around(looked: Looked, { id }: ResolvedNode, compared: Compared): Fix | undefined {
  const [edge, ...others] = entering(looked, id, compared.expects.prediction);
  if (!edge || others.length > 0) return undefined;
  const [before, ...more] = looked.edges.filter(({ to }) => to.node === edge.from.node);
  if (!before || more.length > 0 || before.kind.weighted || before.delay > 0) return undefined;
  const sent = sentBy(looked, before, new Map());
  if (sent.count !== compared.predictions[0]?.count || !isSound({ ...compared, predictions: [sent] })) return undefined;
  return { label: `Take what enters '${edge.from.node}'`, command: 'reconnect', args: { edge: edge.id, from: before.from, to: edge.to } };
}

/** Whether all of them change something, together. */
function matters(choices: Choices): boolean {
  const instead = insteadOf(choices);
  return choices.length > 0 && choices.every(({ node, name }) => hasEffect(node.kind.params, name, instead.get(node.id) ?? node.params));
}

/** A command that chooses so: in the experiment where it has a say already, else in the drawing. */
function fixBy({ name: experiment, experiment: settings }: Looked, compares: ResolvedNode, choices: Choices): Fix | undefined {
  const same = groupBy(choices, ({ node, name, value }) => worded(node, name, value));
  const label = [...same].map(([words, of]) => `${words}${where(of.filter(({ node }) => node !== compares))}`).join('; ');
  const set = settings.set ?? {};
  if (!choices.some(({ node, name }) => `${node.id}.${name}` in set))
    return {
      label,
      command: 'set-params',
      args: { label, changes: choices.map(({ node, name, value }) => ({ owner: node.id, name, value })) },
    };
  const own = Object.fromEntries(choices.map(({ node, name, value }) => [`${node.id}.${name}`, value]));
  return {
    label,
    command: 'set-experiment',
    args: { name: experiment, experiment: { ...settings, set: { ...set, ...own } } },
  };
}

const where = (others: Choices): string => (others.length === 0 ? '' : `, in ${others.map(({ node }) => `'${node.id}'`).join(', ')}`);

function worded({ kind }: ResolvedNode, name: string, value: string): string {
  const meta = metaOf(kind.params, name);
  return `${meta?.title ?? name}: ${meta?.titles?.[value] ?? value}`;
}
