/** Errors after which nothing that this realm computes can be trusted: its WebAssembly stopped in the midst of its work, or has no memory left. */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'RuntimeError' || (error.name === 'RangeError' && /memory/i.test(error.message));
}
