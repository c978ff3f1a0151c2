/** The verbs and their options. Each verb is imported when it is called. */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { backendChoices, parseBackends, parseInput, parsePositive, parseSetting, stageChoices, stageMeanings } from './arguments.ts';
import type { Verb } from '../graph/index.ts';
import type { CheckOptions } from './check.ts';
import type { ExplainOptions } from './explain.ts';
import { footer } from './help.ts';
import { wantsStack, type Io } from './io.ts';
import { exitCodes, refuse, type ExitCode, type Outcome } from './outcome.ts';
import type { Overrides } from './overrides.ts';
import { report } from './report.ts';
import type { RunOptions } from './run.ts';

interface Finished {
  readonly verb: string;
  readonly outcome: Outcome;
}

/** Runs a command line and gives its exit code. Writes everything through `io` and never throws. */
export async function execute(words: readonly string[], io: Io): Promise<ExitCode> {
  const json = words.includes('--json');
  let finished: Finished | undefined;
  const program = commandLine(io, (verb, outcome) => {
    finished = { verb, outcome };
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    if (finished) report(io, finished.verb, json, finished.outcome);
    return finished?.outcome.code ?? exitCodes.ok;
  } catch (cause) {
    const verb = words.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
    return cause instanceof CommanderError ? misused(cause, io, verb, json) : broken(cause, io, verb, json);
  }
}

/** Commander has already told the person; a program that asked for JSON gets it. */
function misused({ exitCode, message }: CommanderError, io: Io, verb: string, json: boolean): ExitCode {
  if (exitCode === 0) return exitCodes.ok;
  if (json) report(io, verb, json, refuse(exitCodes.usage, message.replace(/^error: /, '')));
  return exitCodes.usage;
}

/** A mistake of ours, or a limit of the machine: one line, the stack only for those who ask. */
function broken(cause: unknown, io: Io, verb: string, json: boolean): ExitCode {
  const message = cause instanceof Error ? cause.message : String(cause);
  report(
    io,
    verb,
    json,
    refuse(exitCodes.runtime, `something unexpected happened: ${message.split('\n', 1)[0]} (NEUROLOOM_DEBUG=1 shows where)`),
  );
  if (wantsStack(io) && cause instanceof Error) io.stderr(`${cause.stack}\n`);
  return exitCodes.runtime;
}

type Finish = (verb: string, outcome: Outcome) => void;

function commandLine(io: Io, finish: Finish): Command {
  const program = new Command('neuroloom')
    .description('Runs, checks and explains drawings of neural networks.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [verb]', 'print the help of a verb')
    .addHelpText('after', footer)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.stderr(text),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    });
  addRuns(program, io, finish);
  addCheck(program, io, finish);
  addExplain(program, io, finish);
  addInfo(program, io, finish);
  return program;
}

const FILE = 'a graph document (JSON), or - for stdin';
const experimentOption = () => new Option('-e, --experiment <name>', 'the experiment to take; otherwise "main", or the first');
const jsonOption = () => new Option('--json', 'write one JSON envelope on stdout, and nothing else');

/** Verbs that run an experiment, and what each is for. */
const runs: readonly { readonly name: 'run' | Verb; readonly verb?: Verb; readonly description: string }[] = [
  { name: 'run', description: 'run an experiment and print every value' },
  { name: 'train', verb: 'train', description: 'run a training; --save keeps what was learnt' },
  { name: 'simulate', verb: 'simulate', description: 'run a simulation in time' },
  { name: 'retrieve', verb: 'retrieve', description: 'let a memory remember' },
];

function addRuns(program: Command, io: Io, finish: Finish): void {
  for (const { name, verb, description } of runs) {
    const command = program
      .command(name)
      .description(description)
      .argument('<file>', FILE)
      .addOption(experimentOption())
      .addOption(
        new Option('-i, --input <node=numbers>', 'rows of an input: x1=0.5, or x=0.1,0.2;0.3,0.4 (repeatable)').argParser(parseInput),
      )
      .addOption(
        new Option('-s, --set <node.parameter=value>', 'a parameter of a node or an edge: h1.bias=0.3 (repeatable)').argParser(
          parseSetting,
        ),
      )
      .addOption(new Option('-l, --length <number>', 'passes, epochs, ms or sweeps').argParser(parsePositive))
      .addOption(new Option('-b, --backend <name>', 'what computes').choices(backendChoices).default('wasm'))
      .addOption(new Option('--csv', 'print what probes saw as CSV, and nothing else').conflicts('json'))
      .addOption(new Option('--progress', 'say on stderr, in lines of JSON, how far it is'))
      .addOption(new Option('--checkpoint <file>', 'write the states at the end, also after Ctrl+C'))
      .addOption(
        new Option('--checkpoint-every <number>', 'write them on the way, too, every so many passes, epochs, ms or sweeps').argParser(
          parsePositive,
        ),
      )
      .addOption(new Option('--resume <file>', 'go on from the states of a file that the same run has written'))
      .addOption(new Option('--force', 'go on also from states of another drawing, experiment, dt, seed, backend or version'))
      .addOption(jsonOption());
    if (verb === undefined || verb === 'train')
      command.addOption(new Option('--save <file>', 'write the document with the weights learnt'));
    command.action(async (file: string, options: Partial<Overrides> & Omit<RunOptions, keyof Overrides | 'verb'>) =>
      finish(name, await (await import('./run.ts')).run(io, file, { input: [], set: [], ...options, ...(verb ? { verb } : {}) })),
    );
  }
}

function addCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command('check')
    .description('run the experiments of documents and verify their claims')
    .argument('<files...>', FILE)
    .addOption(
      new Option(
        '-b, --backend <names>',
        `what computes: ${backendChoices.join(', ')}; several with commas, or repeated (default: wasm)`,
      ).argParser(parseBackends),
    )
    .addOption(new Option('--claims <task>', 'take claims, probes and experiments from this file, whatever the documents themselves claim'))
    .addOption(jsonOption())
    .action(async (files: readonly string[], options: Partial<CheckOptions>) =>
      finish('check', await (await import('./check.ts')).check(io, files, { backend: ['wasm'], ...options })),
    );
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  const meanings = Object.entries(stageMeanings).map(([stage, meaning]) => `  ${stage.padEnd(12)} ${meaning}`);
  program
    .command('explain')
    .description('print the program after a pass of the compiler')
    .argument('<file>', FILE)
    .addOption(experimentOption())
    .addOption(new Option('--stage <stage>', 'after which pass').choices(stageChoices).default('scheduled'))
    .addOption(jsonOption())
    .addHelpText('after', `\nStages:\n${meanings.join('\n')}`)
    .action(async (file: string, options: ExplainOptions) =>
      finish('explain', await (await import('./explain.ts')).explain(io, file, options)),
    );
}

function addInfo(program: Command, io: Io, finish: Finish): void {
  program
    .command('info')
    .description('describe a document; without one, this program: kinds, backends, limits')
    .argument('[file]', FILE)
    .addOption(jsonOption())
    .action(async (file: string | undefined) => finish('info', await (await import('./info.ts')).info(io, file)));
}
