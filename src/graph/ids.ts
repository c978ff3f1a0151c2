/** Short readable ids that no other element has. */

/** `wanted` itself when it is free, else the first of wanted2, wanted3, … that is. */
export function freshId(wanted: string, ...taken: readonly Readonly<Record<string, unknown>>[]): string {
  const isTaken = (id: string) => taken.some((record) => Object.hasOwn(record, id));
  if (!isTaken(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, '');
  for (let n = 2; ; n++) if (!isTaken(`${stem}${n}`)) return `${stem}${n}`;
}
