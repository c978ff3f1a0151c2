/** The files that a command will write, tried before it computes: a mistake in a name is not found out after an hour. */
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { whyUnwritten } from './systemErrors.ts';

/** An option that names a file, and the file. */
export interface Named {
  readonly option: string;
  readonly path: string;
}

export interface Target extends Named {
  /** The input that it may replace when it is named by the same path: a drawing by what it has learnt, states by later ones. */
  readonly replaces?: Named | undefined;
}

/** What is wrong with the files to be written, if something is. */
export async function targetsProblem(io: Io, targets: readonly Target[], inputs: readonly Named[]): Promise<string | undefined> {
  const taken: (Named & { readonly identity: string | undefined })[] = [];
  for (const { option, path } of targets.length > 0 ? inputs : [])
    taken.push({ option, path, identity: await io.identify(path).catch(() => undefined) });
  for (const target of targets) {
    const tried = await io.tryFile(target.path).then(
      (identity) => ({ identity }),
      (cause: unknown) => ({ why: whyUnwritten(cause) }),
    );
    if ('why' in tried) return `${target.option} ${target.path} cannot be written: ${tried.why}.`;
    const { identity } = tried;
    const other = identity === undefined ? undefined : taken.find((one) => one.identity === identity && !isMeant(target, one));
    if (other) return clash(target, other);
    taken.push({ ...target, identity });
  }
  return undefined;
}

/** The same path, on purpose. By another name or a link it is more likely a slip. */
const isMeant = ({ path, replaces }: Target, other: Named): boolean =>
  replaces?.option === other.option && resolve(path) === resolve(other.path);

function clash({ option, path, replaces }: Target, other: Named): string {
  const wayOut = replaces?.option === other.option ? `Name it ${other.path} to replace it` : 'Give it another name';
  return `${option} ${path} and ${other.option} ${other.path} are the same file. ${wayOut}.`;
}
