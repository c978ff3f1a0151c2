/** What softmax, one-hot, maxout and angle do with their numbers, step by step. */

export interface Share {
  readonly z: number;
  /** e^(z − max z), as it is computed. */
  readonly exponential: number;
  readonly share: number;
}

/** y_i = e^{z_i} / Σ e^{z_j}, with the largest subtracted first so that nothing overflows. */
export function sharesOf(z: readonly number[]): readonly Share[] {
  const largest = Math.max(...z);
  const exponentials = z.map((x) => Math.exp(x - largest));
  const total = exponentials.reduce((sum, x) => sum + x, 0);
  return z.map((x, i) => ({ z: x, exponential: exponentials[i] ?? 0, share: (exponentials[i] ?? 0) / total }));
}

/** The index of the largest value, and how many others are as large: the first wins. */
export function winnerOf(z: readonly number[]): { readonly index: number; readonly ties: number } {
  const largest = Math.max(...z);
  return { index: z.indexOf(largest), ties: z.filter((x) => x === largest).length - 1 };
}

/** The pieces that compete for one output, and which wins. */
export function piecesOf(
  values: readonly number[],
  pieces: number,
  output: number,
): { readonly pieces: readonly number[]; readonly winner: number } {
  const width = values.length / pieces;
  const own = Array.from({ length: pieces }, (_, k) => values[k * width + output] ?? NaN);
  return { pieces: own, winner: winnerOf(own).index };
}

export interface Angle {
  readonly products: readonly number[];
  readonly dot: number;
  readonly normA: number;
  readonly normB: number;
  /** NaN for the zero vector, which has no direction. */
  readonly cosine: number;
  readonly radians: number;
  readonly degrees: number;
}

/** cos θ = a·b / (‖a‖ ‖b‖) (S0). */
export function angleOf(a: readonly number[], b: readonly number[]): Angle {
  const products = a.map((x, i) => x * (b[i] ?? 0));
  const dot = products.reduce((sum, x) => sum + x, 0);
  const [normA, normB] = [Math.hypot(...a), Math.hypot(...b)];
  const lengths = normA * normB;
  const cosine = lengths > 0 ? Math.max(-1, Math.min(1, dot / lengths)) : NaN;
  const radians = Math.acos(cosine);
  return { products, dot, normA, normB, cosine, radians, degrees: (radians * 180) / Math.PI };
}
