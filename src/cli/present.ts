/** The result of a run: the fields of the JSON envelope, and tables for people. */
import { kinds } from '../../nodes/kinds.ts';
import type { Course } from '../compiler/index.ts';
import type { GraphDocument, Verb } from '../graph/index.ts';
import type { Finished } from '../runtime/index.ts';
import type { BackendChoice } from './arguments.ts';
import type { Io } from './io.ts';
import type { Outcome } from './outcome.ts';
import { probeTable } from './probeTable.ts';
import { count, inkFor, plain, showNumber } from './text.ts';
import { lists, valuesByNode, valueTable } from './values.ts';

const UNITS: Readonly<Record<Verb, string>> = { forward: 'pass', train: 'epoch', simulate: 'ms', retrieve: 'sweep' };
export const unitOf = ({ verb }: Course): string => UNITS[verb];

export interface Setup {
  readonly file: string;
  readonly experiment: string;
  readonly backend: BackendChoice;
}

export function present(io: Io, document: GraphDocument, result: Finished, setup: Setup): Pick<Outcome, 'result' | 'text'> {
  const { plan, traces, values, examples, states, ended } = result;
  const { title } = document;
  const ink = inkFor(io, 'stdout');
  const nodes = valuesByNode(document, kinds, values);
  const unit = unitOf(plan.course);
  const length = plan.course.advances / plan.course.perUnit;
  const facts = [
    `experiment ${setup.experiment}`,
    count(plan.batch, 'row'),
    unit === 'ms' ? `${showNumber(length)} ms` : count(Math.round(length), unit, unit === 'pass' ? 'passes' : `${unit}s`),
    setup.backend,
  ];
  return {
    result: {
      ...setup,
      title,
      rows: plan.batch,
      ...(plan.course.verb === 'forward'
        ? { passes: plan.course.advances }
        : { verb: plan.course.verb, unit, length, steps: states.step, ended }),
      nodes: Object.fromEntries(
        nodes.map(({ id, label, kind, isOutput, observed }) => [
          id,
          {
            kind,
            ...(label === undefined ? {} : { label }),
            output: isOutput,
            values: Object.fromEntries(observed.map(({ what, rows }) => [what, lists(rows)])),
          },
        ]),
      ),
      probes: Object.fromEntries(
        [...traces].map(([id, { steps, at }]) => [
          id,
          {
            target: document.probes[id]?.target,
            ...(plan.course.verb === 'forward' ? {} : { at, ...onExamples(examples, id) }),
            steps: steps.map((rows) => lists(rows)),
          },
        ]),
      ),
    },
    text: [
      `${ink.bold(plain(title))}${ink.dim(` · ${facts.join(' · ')}`)}`,
      '',
      ...valueTable(nodes, plan.batch, io.columns, ink),
      ...(plan.course.verb === 'forward' ? [] : ['', ...probeTable(result, unit, ink)]),
    ],
  };
}

/** What a probe sees at the end of a training, on the examples trained on and on those held out. */
function onExamples(examples: Finished['examples'], id: string): object {
  return Object.fromEntries(
    Object.entries(examples).flatMap(([name, byProbe]) => {
      const rows = byProbe.get(id);
      return rows ? [[name, lists(rows)]] : [];
    }),
  );
}
