/** Three ways to say "this cannot happen": both throw, because the mistake is ours and not the user's. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

/** The value, or an error that names what was missing. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`missing: ${what}`);
  return value;
}

/** The number, or an error: what is NaN or infinite can be written into no file. */
export function finite(x: number): number {
  if (!Number.isFinite(x)) throw new Error(`${x} is not a finite number`);
  return x;
}
