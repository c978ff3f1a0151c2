/** A document in numbers: what it is made of, what it asks for, what it costs. */
import { kinds } from '../../nodes/kinds.ts';
import { edgeId, groupBy, nodeId } from '../base/index.ts';
import { compile, type Plan } from '../compiler/index.ts';
import type { Diagnostic, GraphDocument } from '../graph/index.ts';
import { depthOf, type Depth } from './depth.ts';
import type { Io } from './io.ts';
import { codeOf, notesOn, type Outcome } from './outcome.ts';
import { provenance } from './provenance.ts';
import { align, count, inkFor, plain } from './text.ts';

interface CompiledExperiment {
  readonly name: string;
  readonly verb: string;
  readonly rows: number;
  readonly passes: number;
  /** Operations of one pass that shows everything. */
  readonly operations: number;
  /** Multiply-adds of one pass, all rows together. */
  readonly multiplyAdds: number;
  readonly compileMs: number;
}

export function describeDocument(io: Io, file: string, document: GraphDocument): Outcome {
  const names = Object.keys(document.experiments);
  const found: Diagnostic[] = [];
  let plan: Plan | undefined;
  const experiments = (names.length === 0 ? ['main'] : names).map((name): CompiledExperiment => {
    const start = io.now();
    const compiled = compile(document, name, kinds);
    const compileMs = Math.round((io.now() - start) * 100) / 100;
    for (const each of compiled.diagnostics) found.push(each);
    plan ??= compiled.plan;
    const { verb = 'forward', length = 1 } = document.experiments[name] ?? {};
    return {
      name,
      verb,
      rows: compiled.plan?.batch ?? 0,
      passes: length,
      operations: compiled.plan?.entries.observe.steps.length ?? 0,
      multiplyAdds: compiled.cost,
      compileMs,
    };
  });
  const facts = {
    nodes: tally(document.nodes),
    edges: tally(document.edges),
    parameters: plan ? trainable(document, plan) : 0,
    layers: depthOf(document, kinds),
    tensors: Object.keys(document.tensors).length,
    probes: Object.keys(document.probes).length,
    claims: document.claims.length,
    experiments,
  };
  const diagnostics = [...new Map(found.map((one) => [one.message, one])).values()];
  return {
    code: codeOf(diagnostics),
    result: { file, ...provenance(document), title: document.title, description: document.description, ...facts },
    text: [
      inkFor(io, 'stdout').bold(plain(document.title)),
      ...(document.description ? document.description.split('\n').map(plain) : []),
      '',
      ...factLines(facts),
      '',
      ...experimentLines(experiments),
    ],
    notes: notesOn(file, diagnostics),
  };
}

const tally = (items: Readonly<Record<string, { readonly type: string }>>): Readonly<Record<string, number>> =>
  Object.fromEntries([...groupBy(Object.values(items), ({ type }) => type)].map(([type, of]) => [type, of.length]));

/** Weights and biases: the numbers that learning changes. */
function trainable({ nodes, edges }: GraphDocument, plan: Plan): number {
  const biases = Object.keys(nodes).map((id) => plan.locate(nodeId(id), 'bias')?.count ?? 0);
  const weights = Object.keys(edges).map((id) => plan.locate(edgeId(id), 'weight')?.count ?? 0);
  return [...biases, ...weights].reduce((sum, n) => sum + n, 0);
}

interface Facts {
  readonly nodes: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
  readonly parameters: number;
  readonly layers: Depth;
  readonly probes: number;
  readonly claims: number;
}

function factLines({ nodes, edges, parameters, layers, probes, claims }: Facts): readonly string[] {
  const rows = [
    ['nodes', total(nodes)],
    ['edges', total(edges)],
    ['parameters', `${parameters} (weights and biases)`],
    ['layers', `${layers.computing}, or ${layers.withInput} with the input counted as one`],
    ['probes', String(probes)],
    ['claims', String(claims)],
  ];
  return align(rows).map((cells) => cells.join('').trimEnd());
}

function total(counts: Readonly<Record<string, number>>): string {
  const sum = Object.values(counts).reduce((a, b) => a + b, 0);
  const parts = Object.entries(counts).map(([type, n]) => `${n} ${plain(type)}`);
  return sum === 0 ? '0' : `${sum} (${parts.join(', ')})`;
}

function experimentLines(experiments: readonly CompiledExperiment[]): readonly string[] {
  const rows = experiments.map(({ name, verb, rows: batch, passes, operations, multiplyAdds, compileMs }) => [
    'experiment',
    name,
    verb,
    count(batch, 'row'),
    count(passes, 'pass', 'passes'),
    count(operations, 'operation'),
    count(multiplyAdds, 'multiply-add'),
    `compiled in ${compileMs} ms`,
  ]);
  return align(rows).map((cells) => cells.join('').trimEnd());
}
