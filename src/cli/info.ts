/** `neuroloom info`: of this program, or of one document. */
import { version } from '../../package.json';
import { kinds } from '../../nodes/kinds.ts';
import { groupBy } from '../base/index.ts';
import { limits } from '../graph/index.ts';
import { surveyBackends } from './backends.ts';
import { describeDocument } from './describe.ts';
import type { Io } from './io.ts';
import { openDocument } from './openDocument.ts';
import { exitCodes, type Outcome } from './outcome.ts';
import { align, inkFor } from './text.ts';

export async function info(io: Io, file: string | undefined): Promise<Outcome> {
  if (file === undefined) return aboutProgram(io);
  const opened = await openDocument(io, file);
  return 'refused' in opened ? opened.refused : describeDocument(io, opened.name, opened.document);
}

const table = (rows: readonly (readonly string[])[]) => align(rows).map((cells) => `  ${cells.join('')}`.trimEnd());

async function aboutProgram(io: Io): Promise<Outcome> {
  const ink = inkFor(io, 'stdout');
  const backends = await surveyBackends();
  const nodes = [...kinds.nodes.values()].map(({ type, title, group, summary }) => ({ type, title, group, summary }));
  const edges = [...kinds.edges.values()].map(({ type, title, summary }) => ({ type, title, summary }));
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ...[...groupBy(nodes, ({ group }) => group)].map(
      ([group, of]) => [group, table(of.map(({ type, summary }) => [type, summary]))] as const,
    ),
    ['Edges', table(edges.map(({ type, summary }) => [type, summary]))],
    [
      'Backends',
      table(
        backends.map(({ name, available, text, maxDifference }) => [
          name,
          available ? text : `unavailable: ${text}`,
          maxDifference === undefined ? '' : `self-test off by ${maxDifference.toExponential(1)}`,
        ]),
      ),
    ],
    ['Limits', table(Object.entries(limits).map(([name, most]) => [name, most.toLocaleString('en')]))],
  ];
  return {
    code: exitCodes.ok,
    result: { version, node: process.version, kinds: { nodes, edges }, backends, limits },
    text: [
      `${ink.bold(`Neuroloom ${version}`)} · Node ${process.version}`,
      ...sections.flatMap(([title, lines]) => ['', ink.bold(title), ...lines]),
    ],
    notes: [],
  };
}
