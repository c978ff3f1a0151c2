/** How long a drawing takes from document to plan, against parsing its JSON text: the ratio says what the compiler adds. */
import { kinds } from '../nodes/kinds.ts';
import { compile } from '../src/compiler/index.ts';
import { sideBySide, type Measured } from './measure.ts';
import { unitGraph } from './networks.ts';

export interface CompileResult {
  readonly what: string;
  readonly operations: number;
  readonly measured: readonly Measured[];
}

export async function compileTimes(): Promise<readonly CompileResult[]> {
  const results: CompileResult[] = [];
  for (const units of [100, 1_000, 10_000]) {
    const { document } = unitGraph(units, 10);
    const text = JSON.stringify(document);
    const measured = await sideBySide(
      [
        { name: 'compile', run: () => void compile(document, 'main', kinds) },
        { name: 'JSON.parse', run: () => void JSON.parse(text) },
      ],
      { rounds: 5, atLeast: 50 },
    );
    const operations = compile(document, 'main', kinds).plan?.program.ops.length ?? 0;
    results.push({ what: `${units} units, ${Object.keys(document.edges).length} weights`, operations, measured });
  }
  return results;
}
