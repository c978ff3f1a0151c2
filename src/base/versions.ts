/**
 * A map that is a value: `with` gives another version and leaves this one as it was, in time that follows from the change alone.
 * The version that was asked last holds the entries; every other holds what differs on the way to it and takes the entries over when
 * it is asked (Baker, "Shallow binding makes functional arrays fast", 1991). So one version after another costs nothing, and going
 * back costs the changes in between.
 */
export class Versioned<V> {
  private entries: Map<string, V> | undefined;
  /** The neighbour on the way to the version that holds the entries, and what this one has where that has something else. */
  private away: { readonly towards: Versioned<V>; readonly own: ReadonlyMap<string, V | undefined> } | undefined;

  constructor(entries: Map<string, V>) {
    this.entries = entries;
  }

  get(key: string): V | undefined {
    return this.held().get(key);
  }

  get size(): number {
    return this.held().size;
  }

  /** `undefined` takes an entry away. */
  with(changes: ReadonlyMap<string, V | undefined>): Versioned<V> {
    const next = new Versioned<V>(this.held());
    this.entries = undefined;
    this.away = { towards: next, own: exchange(next.held(), changes) };
    return next;
  }

  /** Every key that a change between the two versions named; undefined when neither came from the other. */
  changedSince(before: Versioned<V>): ReadonlySet<string> | undefined {
    this.held();
    const changed = new Set<string>();
    let version: Versioned<V> = before;
    while (version.away) {
      for (const key of version.away.own.keys()) changed.add(key);
      version = version.away.towards;
    }
    return version === this ? changed : undefined;
  }

  private held(): Map<string, V> {
    if (this.entries) return this.entries;
    for (const version of this.path().toReversed()) version.takeOver();
    return this.entries as unknown as Map<string, V>;
  }

  /** Itself and the others on the way to the one that holds the entries, without that one. */
  private path(): readonly Versioned<V>[] {
    const path: Versioned<V>[] = [];
    for (let next = this.away && { version: this as Versioned<V>, away: this.away }; next;) {
      path.push(next.version);
      const { towards } = next.away;
      next = towards.away && { version: towards, away: towards.away };
    }
    return path;
  }

  /** From the neighbour, which holds the entries. */
  private takeOver(): void {
    const { towards, own } = this.away as NonNullable<typeof this.away>;
    const entries = towards.entries as Map<string, V>;
    towards.away = { towards: this, own: exchange(entries, own) };
    towards.entries = undefined;
    this.entries = entries;
    this.away = undefined;
  }
}

/** Puts the changes in; gives what was there before. */
function exchange<V>(entries: Map<string, V>, changes: ReadonlyMap<string, V | undefined>): ReadonlyMap<string, V | undefined> {
  const before = new Map<string, V | undefined>();
  for (const [key, value] of changes) {
    before.set(key, entries.get(key));
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  return before;
}
