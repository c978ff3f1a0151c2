/** `neuroloom run`: one experiment, and every value it ends with. */
import { kinds } from '../../nodes/kinds.ts';
import { runExperiment, type RunResult } from '../runtime/index.ts';
import type { GraphDocument } from '../graph/index.ts';
import type { BackendChoice } from './arguments.ts';
import { openBackend } from './backends.ts';
import type { Io } from './io.ts';
import { chooseExperiment, openDocument } from './openDocument.ts';
import { codeOf, exitCodes, notesOn, refuse, type Outcome } from './outcome.ts';
import { override, overridden, type Overrides } from './overrides.ts';
import { count, inkFor, plain } from './text.ts';
import { lists, valuesByNode, valueTable } from './values.ts';

export interface RunOptions extends Overrides {
  readonly experiment?: string;
  readonly backend: BackendChoice;
}

export async function run(io: Io, file: string, options: RunOptions): Promise<Outcome> {
  const opened = await openDocument(io, file);
  if ('refused' in opened) return opened.refused;
  const chosen = chooseExperiment(opened.document, options.experiment);
  if ('refused' in chosen) return chosen.refused;
  const document = override(opened.document, chosen.name, options);
  if (typeof document === 'string') return refuse(exitCodes.usage, document, opened.notes);
  const started = await openBackend(options.backend);
  if ('unavailable' in started) return refuse(exitCodes.runtime, `${started.unavailable}. Choose another with --backend.`, opened.notes);

  const result = await runExperiment(document, chosen.name, kinds, started.backend);
  const { ok, diagnostics } = result;
  const notes = notesOn(opened.name, diagnostics);
  if (!ok) {
    const ours = overridden(options);
    const isOurs = diagnostics.some(({ severity, at }) => severity === 'error' && at && ours.has(at.owner));
    return refuse(
      isOurs ? exitCodes.usage : codeOf(diagnostics),
      `${opened.name} is not run: ${isOurs ? 'what --input or --set gives does not fit' : 'the drawing has errors'}.`,
      notes,
    );
  }
  return {
    code: exitCodes.ok,
    ...present(io, document, result, { file: opened.name, experiment: chosen.name, backend: options.backend }),
    notes,
  };
}

interface Setup {
  readonly file: string;
  readonly experiment: string;
  readonly backend: BackendChoice;
}

function present(
  io: Io,
  document: GraphDocument,
  { plan, traces, values }: RunResult & { readonly ok: true },
  setup: Setup,
): Pick<Outcome, 'result' | 'text'> {
  const { title, experiments } = document;
  const ink = inkFor(io, 'stdout');
  const nodes = valuesByNode(document, kinds, values);
  const passes = experiments[setup.experiment]?.length ?? 1;
  const facts = [`experiment ${setup.experiment}`, count(plan.batch, 'row'), count(passes, 'pass', 'passes'), setup.backend];
  return {
    result: {
      ...setup,
      title,
      rows: plan.batch,
      passes,
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
        [...traces].map(([id, { steps }]) => [id, { target: document.probes[id]?.target, steps: steps.map((rows) => lists(rows)) }]),
      ),
    },
    text: [`${ink.bold(plain(title))}${ink.dim(` · ${facts.join(' · ')}`)}`, '', ...valueTable(nodes, plan.batch, io.columns, ink)],
  };
}
