/** Writes a text to the end: the system may take a part of it at a time, and a full disk takes only the first part without a word. */
export function writeAll(write: (bytes: Uint8Array) => number, text: string): void {
  for (let rest: Uint8Array = new TextEncoder().encode(text); rest.length > 0;) {
    const taken = write(rest);
    if (taken === 0) throw new Error('nothing more is taken');
    rest = rest.subarray(taken);
  }
}
