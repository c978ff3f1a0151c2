/** Fields of the reference files whose names hold numbers, as `V_every_0.1ms`: another file of the same form has other numbers there. */

export interface Field<T> {
  readonly value: T;
  /** The numbers in the name, as many as the pattern has groups. */
  readonly numbers: readonly number[];
}

/** The field whose name fits; `T` is what the file has there. */
export function field<T>(of: object, pattern: RegExp): Field<T> {
  for (const [name, value] of Object.entries(of)) {
    const found = pattern.exec(name);
    if (found) return { value: value as T, numbers: found.slice(1).map(Number) };
  }
  throw new Error(`no field like ${pattern} among ${Object.keys(of).join(', ')}`);
}

/** A trace of samples `every` so many ms, from t = 0 on. */
export interface Sampled<T = number> {
  readonly every: number;
  readonly values: readonly T[];
}

export function sampled<T = number>(of: object, name: string): Sampled<T> {
  const { value, numbers } = field<readonly T[] | null>(of, new RegExp(`^${name}_every_([\\d.]+)ms`));
  return { every: numbers[0] ?? NaN, values: value ?? [] };
}

/** A number in a sentence, as in `switched on at t=5 ms`. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`no number like ${pattern} in: ${text}`);
  return Number(found);
}

/** The places of columns, by the beginning of their names. */
export function columnsOf<Name extends string>(columns: readonly string[], names: readonly Name[]): Readonly<Record<Name, number>> {
  const at = (name: string) => columns.findIndex((column) => column.startsWith(name));
  const missing = names.filter((name) => at(name) === -1);
  if (missing.length > 0) throw new Error(`no column ${missing.join(', ')} among ${columns.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, at(name)])) as Record<Name, number>;
}
