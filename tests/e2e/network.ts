/** What the tests compute by themselves, to compare with. */
export const sigmoid = (n: number): number => 1 / (1 + Math.exp(-n));

/** Two inputs, two hidden units, one output: weights by the names of their edges. */
export interface Weights {
  readonly 'x₁ → h₁': number;
  readonly 'x₂ → h₁': number;
  readonly 'x₁ → h₂': number;
  readonly 'x₂ → h₂': number;
  readonly 'h₁ → h₃': number;
  readonly 'h₂ → h₃': number;
}

export function outputOf([x1, x2]: readonly [number, number], w: Weights): number {
  const h1 = sigmoid(x1 * w['x₁ → h₁'] + x2 * w['x₂ → h₁']);
  const h2 = sigmoid(x1 * w['x₁ → h₂'] + x2 * w['x₂ → h₂']);
  return sigmoid(h1 * w['h₁ → h₃'] + h2 * w['h₂ → h₃']);
}
