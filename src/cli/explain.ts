/** `neuroloom explain`: the program after a pass of the compiler. */
import { kinds } from '../../nodes/kinds.ts';
import { compile, type Stage } from '../compiler/index.ts';
import type { Io } from './io.ts';
import { chooseExperiment, openDocument } from './openDocument.ts';
import { codeOf, exitCodes, notesOn, refuse, type Outcome } from './outcome.ts';
import { provenance } from './provenance.ts';
import { plain } from './text.ts';

export interface ExplainOptions {
  readonly experiment?: string;
  readonly stage: Stage;
}

/** Of a drawing with errors it shows what is sound, as the editor runs it; the exit code says that there are errors. */
export async function explain(io: Io, file: string, { experiment, stage }: ExplainOptions): Promise<Outcome> {
  const opened = await openDocument(io, file);
  if ('refused' in opened) return opened.refused;
  const chosen = chooseExperiment(opened.document, experiment);
  if ('refused' in chosen) return chosen.refused;

  let program: string | undefined;
  const { diagnostics } = compile(opened.document, chosen.name, kinds, {
    onStage: (name, text) => {
      if (name === stage) program = text();
    },
  });
  const code = codeOf(diagnostics);
  const notes = notesOn(opened.name, diagnostics);
  if (program === undefined)
    return refuse(code === exitCodes.ok ? exitCodes.runtime : code, `${opened.name} is not compiled as far as '${stage}'.`, notes);
  return {
    code,
    result: { file: opened.name, experiment: chosen.name, ...provenance(opened.document, chosen.name), stage, program },
    text: program.split('\n').map(plain),
    notes,
  };
}
