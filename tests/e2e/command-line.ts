/** The built command line. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

async function neuroloom(...words: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words, '--json']);
  return JSON.parse(stdout);
}

interface RunNode {
  readonly label: string;
  /** By name: rows of elements. */
  readonly values: Readonly<Record<string, readonly (readonly number[])[]>>;
}

export async function runFile(path: string, ...more: readonly string[]): Promise<Readonly<Record<string, RunNode>>> {
  return ((await neuroloom('run', path, ...more)) as { readonly nodes: Readonly<Record<string, RunNode>> }).nodes;
}

interface CheckedClaim {
  readonly holds: boolean;
  readonly got: readonly number[];
}

export async function checkFile(path: string): Promise<readonly CheckedClaim[]> {
  const { files } = (await neuroloom('check', path)) as { readonly files: readonly { readonly claims: readonly CheckedClaim[] }[] };
  return files.flatMap(({ claims }) => claims.map(({ holds, got }) => ({ holds, got })));
}

/** Rows of every step that a probe saw. */
export type Seen = Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;

/** What the probes saw of an experiment: `train`, `simulate` or `retrieve`. */
export async function watchFile(verb: string, path: string, ...more: readonly string[]): Promise<Seen> {
  interface Printed {
    readonly probes: Readonly<Record<string, { readonly steps: Seen[string] }>>;
  }
  const { probes } = (await neuroloom(verb, path, ...more)) as Printed;
  return Object.fromEntries(Object.entries(probes).map(([probe, { steps }]) => [probe, steps]));
}
