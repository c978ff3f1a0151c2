/** What every kind owes: said once, checked for all. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { present } from '../src/base/index.ts';
import { compile } from '../src/compiler/index.ts';
import { defaultsOf, loadDocument, metaOf, paramNames, parseDocument, saveDocument, type NodeKind, type Port } from '../src/graph/index.ts';
import { checkClaims, createReferenceBackend } from '../src/runtime/index.ts';
import { drawing, input, node, observe, weight, wire, type EdgeSketch } from '../tests/drawing.ts';
import { kinds } from './kinds.ts';

const nodeKinds = [...kinds.nodes.values()];
const edgeKinds = [...kinds.edges.values()];
const all = [...nodeKinds, ...edgeKinds].map((kind) => [kind.type, kind] as const);

const inPorts = (kind: NodeKind): readonly Port[] => kind.ports(defaultsOf(kind.params)).filter(({ direction }) => direction === 'in');

/** The kind and the port that send something other than a vector; with their defaults they fit those of whatever takes it. */
function senderOf(what: NonNullable<Port['carries']>) {
  const ends = nodeKinds.flatMap((kind) => kind.ports(defaultsOf(kind.params)).map((port) => ({ kind, port })));
  return present(
    ends.find(({ port }) => port.direction === 'out' && port.carries === what),
    `a kind that sends ${what}`,
  );
}

/** Sizes that suit every `in` port of a kind with its defaults: what takes any size takes two elements, or as many as another port. */
function arriving(kind: NodeKind): Record<string, number> {
  const ports = inPorts(kind);
  const fixed = ports.flatMap(({ size }) => (size === 'any' ? [] : [size]));
  const sizeOf = ({ size, carries }: Port, any: number): number => {
    if (!carries) return size === 'any' ? any : size;
    const { kind: sender, port } = senderOf(carries);
    return (sender.infer(defaultsOf(sender.params), {}) as Record<string, number>)[port.name] ?? 0;
  };
  const tried = [2, ...fixed].map((any) => Object.fromEntries(ports.map((port) => [port.name, sizeOf(port, any)])));
  return tried.find((sizes) => !('problem' in kind.infer(defaultsOf(kind.params), sizes))) ?? {};
}

/** The kind with its defaults, and something to act on at every port. */
function example(kind: NodeKind) {
  const sizes = arriving(kind);
  const sources = Object.fromEntries(
    inPorts(kind).map(({ name, carries }, i) => [
      `x${i}`,
      carries ? node(senderOf(carries).kind.type) : input([Array.from({ length: sizes[name] ?? 1 }, (_, k) => (k % 2 === 0 ? 0.5 : -1))]),
    ]),
  );
  const edges = inPorts(kind).map(({ name, accepts }, i): [string, EdgeSketch] => [
    `e${i}`,
    accepts?.[0] === 'weight' ? weight(`x${i}`, `it.${name}`) : wire(`x${i}`, `it.${name}`),
  ]);
  return drawing({ ...sources, it: node(kind.type) }, Object.fromEntries(edges));
}

/** What strangers write. */
const ODD: readonly unknown[] = [null, true, -1, 0, 0.5, 1e300, 'nonsense', '', [], [[]], [1, [2]], {}, { tensor: 'none' }];

describe.each(all)('%s', (type, kind) => {
  const validate = kinds.validators[`${kind.role}/${type}`];

  test('its defaults validate, and other names do not', () => {
    expect(validate?.(defaultsOf(kind.params))).toBe(true);
    expect(validate?.({})).toBe(true);
    expect(validate?.({ ...defaultsOf(kind.params), nonsense: 1 })).toBe(false);
  });

  test('every parameter has a title, a role, a description that is a sentence, and a default', () => {
    for (const name of paramNames(kind.params)) {
      const meta = metaOf(kind.params, name);
      expect(meta?.title, name).toMatch(/^[A-Z]/);
      expect(['structure', 'value', 'source', 'note'], name).toContain(meta?.role);
      expect(meta?.description, name).toMatch(/^[A-Z0-9].*[.]$/);
      expect(meta?.default, name).toBeDefined();
    }
  });

  test('what shows a parameter is another parameter and one of its values', () => {
    for (const name of paramNames(kind.params)) {
      const { shownWhen } = metaOf(kind.params, name) ?? {};
      if (!shownWhen) continue;
      for (const value of shownWhen.is)
        expect(validate?.({ [shownWhen.parameter]: value }), `${name} for ${JSON.stringify(value)}`).toBe(true);
    }
  });

  test('an unknown value of every choice is refused in words', () => {
    for (const name of paramNames(kind.params).filter((each) => 'enum' in (kind.params.properties[each] ?? {}))) {
      const nodes = kind.role === 'node' ? { it: node(type, { [name]: 'nonsense' }) } : { a: input([[1]]), u: node('unit') };
      const edges: Record<string, EdgeSketch> =
        kind.role === 'edge' ? { it: { type, from: 'a', to: 'u', params: { [name]: 'nonsense' } } } : {};
      const [problem] = loadDocument(drawing(nodes, edges), kinds).diagnostics;
      expect(problem?.message).toMatch(new RegExp(`^it: '${name}' must be one of .*, got "nonsense"$`));
    }
  });

  test('its title and summary can stand in the palette', () => {
    expect(kind.title).toMatch(/^[A-Z].*[^.]$/);
    expect(kind.summary).toMatch(/^[A-Z0-9].*[.]$/);
    expect(kind.summary.length).toBeLessThanOrEqual(90);
  });

  test('its folder has a README with an example whose claims hold', async () => {
    const path = `nodes/${type}/README.md`;
    expect(existsSync(path), path).toBe(true);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^# /);
    expect(text).toContain('Source:');
    for (const port of kind.role === 'node' ? kind.ports(defaultsOf(kind.params)) : [])
      expect(text, `port ${port.name}`).toContain(`\`${port.name}\``);
    for (const name of paramNames(kind.params)) expect(text, `parameter ${name}`).toContain(`\`${name}\``);
    const [, code = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    const loaded = parseDocument(code, kinds);
    expect(loaded.diagnostics).toEqual([]);
    if (!loaded.ok) return;
    expect(compile(loaded.document, 'main', kinds).diagnostics).toEqual([]);
    const { results } = await checkClaims(loaded.document, kinds, createReferenceBackend());
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
    const computes = kind.role === 'edge' || kind.ports(defaultsOf(kind.params)).length > 0;
    expect(results.length > 0).toBe(computes);
  });
});

describe.each(nodeKinds.map((kind) => [kind.type, kind] as const))('the node %s', (_, kind) => {
  const defaults = defaultsOf(kind.params);
  const observed = kind.observed(defaults).map(({ name }) => name);

  test('is refused in words or compiled, whatever stands for a parameter', () => {
    const { nodes, edges, ...rest } = example(kind);
    const sent = kind.ports(defaults).find(({ direction }) => direction === 'out');
    const sends = sent
      ? { out: { type: 'wire', params: {}, from: { node: 'it', port: sent.name }, to: { node: 'sink', port: 'netInput' } } }
      : {};
    const probes = Object.fromEntries(observed.map((port) => [port, { target: { node: 'it', port }, every: 1 }]));
    for (const name of paramNames(kind.params))
      for (const value of ODD) {
        const it = { ...nodes['it'], params: { [name]: value } };
        const sink = { type: 'activation', params: {}, position: [0, 0] };
        const odd = { ...rest, nodes: { ...nodes, it, sink }, edges: { ...edges, ...sends }, probes };
        const loaded = loadDocument(odd, kinds);
        const { diagnostics } = loaded.ok ? compile(loaded.document, 'main', kinds) : loaded;
        expect(loaded.ok || diagnostics.length > 0, `${name}: ${JSON.stringify(value)}`).toBe(true);
      }
  });

  test('is watched by what can be observed', () => {
    expect(observed).toEqual(expect.arrayContaining([...(kind.watched ?? [])]));
  });

  test('names its ports once per direction, and every out port can be observed', () => {
    for (const direction of ['in', 'out'] as const) {
      const names = kind
        .ports(defaults)
        .filter((port) => port.direction === direction)
        .map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
      expect(direction === 'in' || names.every((name) => observed.includes(name))).toBe(true);
    }
    expect(observed).toEqual([...new Set(observed)]);
  });

  test('has in ports that say what they take', () => {
    for (const { fanIn, accepts = [] } of inPorts(kind)) {
      expect(fanIn).toBeDefined();
      expect(accepts.length).toBeGreaterThan(0);
      for (const edge of accepts) expect(kinds.edges.has(edge)).toBe(true);
    }
  });

  test('sizes what it observes', () => {
    expect(Object.keys(kind.infer(defaults, arriving(kind))).toSorted()).toEqual(observed.toSorted());
  });

  test('gives every value in the size it says', () => {
    const { plan } = compile(example(kind), 'main', kinds);
    const sizes = kind.infer(defaults, arriving(kind));
    const given = plan?.observables.filter(({ owner }) => owner === 'it').map(({ what, count }) => [what, count]);
    expect(Object.fromEntries(given ?? [])).toEqual(sizes);
    for (const { signal, index, count } of plan?.observables ?? []) {
      const size = plan?.program.signals.get(signal)?.shape.reduce((product, extent) => product * extent, 1);
      expect(index + count).toBeLessThanOrEqual(size ?? 0);
    }
  });

  test('advances its states only when it says in which verbs', () => {
    expect(kind.advance !== undefined).toBe((kind.advancesIn ?? []).length > 0);
    expect(kind.advance !== undefined).toBe(Object.keys(kind.states?.(defaults) ?? {}).length > 0);
  });

  test('compiles in a small drawing without a diagnostic, runs, and survives saving', async () => {
    const document = example(kind);
    expect(compile(document, 'main', kinds).diagnostics).toEqual([]);
    const values = await observe(document);
    expect([...values.keys()].filter((what) => what.startsWith('it.')).toSorted()).toEqual(observed.map((name) => `it.${name}`).toSorted());
    for (const own of values.values()) for (const value of own) expect(value).toBeTypeOf('number');
    const loaded = parseDocument(saveDocument(document), kinds);
    expect(loaded.ok && loaded.document).toEqual(document);
  });

  test('says so when nothing is connected to a port it needs', () => {
    const { diagnostics } = compile(drawing({ it: node(kind.type) }), 'main', kinds);
    const needed = inPorts(kind).find(({ required }) => required);
    expect(diagnostics.map(({ message }) => message)).toEqual(needed ? [`'it' has nothing to act on: connect its ${needed.title}.`] : []);
  });
});
