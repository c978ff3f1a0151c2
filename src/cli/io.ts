/** The world as a verb sees it. Tests hand in another one. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** The text of a file; of one that is longer, at least `most` bytes. Rejects with the system's error. */
  readFile(path: string, most: number): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
  stdin(most: number): Promise<string>;
  /** From now on Ctrl+C aborts this signal instead of ending the process; a second Ctrl+C ends it. */
  interruption(): AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Milliseconds since some moment. */
  now(): number;
}

export const wantsStack = ({ env }: Io): boolean => env['NEUROLOOM_DEBUG'] === '1';
