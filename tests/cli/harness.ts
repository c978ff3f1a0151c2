/** A world for the command line: files in memory, and what it wrote. */
import type { Io } from '../../src/cli/io.ts';
import { execute } from '../../src/cli/program.ts';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';

interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly env?: Io['env'];
  readonly terminal?: boolean;
  readonly now?: () => number;
  readonly interrupted?: AbortSignal;
  /** Files that cannot be written, with the system's code. */
  readonly unwritable?: Readonly<Record<string, string>>;
  /** Called with every file that is read. */
  readonly onRead?: (path: string, saidSoFar: string) => void;
  /** Called with every file that is written. */
  readonly onWrite?: (path: string, text: string) => void;
}

const failing = (code: string) => Promise.reject(Object.assign(new Error(`it failed with ${code}`), { code }));

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that were written. */
  readonly written: Readonly<Record<string, string>>;
}

export async function neuroloom(
  words: readonly string[],
  {
    files = {},
    stdin = '',
    env = {},
    terminal = false,
    now = () => 0,
    interrupted = new AbortController().signal,
    unwritable = {},
    onRead,
    onWrite,
  }: World = {},
): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const written: Record<string, string> = {};
  const code = await execute(words, {
    stdout: (text) => void (said.stdout += text),
    stderr: (text) => void (said.stderr += text),
    readFile: async (path) => {
      onRead?.(path, said.stdout);
      return files[path] ?? failing('ENOENT');
    },
    async writeFile(path, text) {
      const problem = unwritable[path];
      if (problem !== undefined) await failing(problem);
      written[path] = text;
      onWrite?.(path, text);
    },
    tryFile: async (path) => path,
    identify: async (path) => path,
    isHeard: () => true,
    stdin: async () => stdin,
    interruption: () => interrupted,
    env,
    isTTY: { stdout: terminal, stderr: terminal },
    columns: 80,
    now,
  });
  return { code, ...said, written };
}

/** Numbers that reference computes exactly, without loading tfjs. */
export const exactly = ['--backend', 'reference'];

const between = (from: string, to: string, weight: number) => ({
  type: 'weight',
  params: { weight },
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});

/** XOR by hand, with a claim that holds. */
export const xor: GraphDocument = {
  ...emptyDocument('XOR by hand'),
  nodes: {
    y: { type: 'unit', label: 'output', params: { activation: 'step', bias: -0.5 }, position: [400, 0] },
    x1: { type: 'input', label: 'x₁', params: { rows: [[0], [0], [1], [1]] }, position: [0, 0] },
    x2: { type: 'input', label: 'x₂', params: { rows: [[0], [1], [0], [1]] }, position: [0, 80] },
    or: { type: 'unit', params: { activation: 'step', bias: -0.5 }, position: [200, 0] },
    and: { type: 'unit', params: { activation: 'step', bias: -1.5 }, position: [200, 80] },
  },
  edges: {
    e1: between('x1', 'or', 1),
    e2: between('x2', 'or', 1),
    e3: between('x1', 'and', 1),
    e4: between('x2', 'and', 1),
    e5: between('or', 'y', 1),
    e6: between('and', 'y', -2),
  },
  probes: { out: { target: { node: 'y', port: 'activation' }, every: 1 } },
  experiments: { main: { verb: 'forward' }, one: { verb: 'forward', inputs: { x1: [[1]], x2: [[0]] } } },
  claims: [
    { experiment: 'one', measure: { probe: 'out', reduce: 'last' }, is: { equals: 1, tolerance: 0 }, because: 'exactly one input is on' },
  ],
};

export const withClaim = (is: GraphDocument['claims'][number]['is']): GraphDocument => ({
  ...xor,
  claims: [{ experiment: 'one', measure: { probe: 'out', reduce: 'last' }, is, because: 'said so' }],
});

/** A drawing that opens and cannot be run. */
export const loop: GraphDocument = {
  ...emptyDocument('A loop'),
  nodes: { a: { type: 'unit', params: {}, position: [0, 0] }, b: { type: 'unit', params: {}, position: [0, 0] } },
  edges: { e1: between('a', 'b', 1), e2: between('b', 'a', 1) },
};

/** More weights than are run. */
export const tooLarge: GraphDocument = {
  ...emptyDocument('Too large'),
  nodes: {
    x: { type: 'input', params: { size: 60_000 }, position: [0, 0] },
    y: { type: 'layer', params: { size: 60_000 }, position: [0, 0] },
  },
  edges: { e1: between('x', 'y', 1) },
};

export const files = Object.fromEntries(
  Object.entries({ xor, wrong: withClaim({ equals: 0, tolerance: 0.1 }), loop, tooLarge }).map(([name, document]) => [
    `${name}.json`,
    JSON.stringify(document),
  ]),
);
