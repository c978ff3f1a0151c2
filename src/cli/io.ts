/** The world as a verb sees it. Tests hand in another one. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** The text of a file; of one that is longer, at least `most` bytes. Rejects with the system's error. */
  readFile(path: string, most: number): Promise<string>;
  /** The whole text, or what was there before. Rejects with the system's error. */
  writeFile(path: string, text: string): Promise<void>;
  /** Tries whether a file could be written, and leaves everything as it is; gives its identity. Rejects with the system's error. */
  tryFile(path: string): Promise<string | undefined>;
  /** The same for two names of one file; undefined for what no two writers can spoil, such as a pipe. */
  identify(path: string): Promise<string | undefined>;
  stdin(most: number): Promise<string>;
  /** From now on Ctrl+C, SIGTERM and SIGHUP abort this signal instead of ending the process; its reason is the name. A second one ends it. */
  interruption(): AbortSignal;
  /** Whether somebody still takes what is written: a reader may have left, a disk may be full. */
  isHeard(): boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Milliseconds since some moment. */
  now(): number;
}

export const wantsStack = ({ env }: Io): boolean => env['NEUROLOOM_DEBUG'] === '1';
