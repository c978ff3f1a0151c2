/** Matrix products in plain Float32Array loops, the innermost along memory. */
export interface Product {
  /** [rows, m] */
  readonly input: Float32Array;
  /** [m, n] */
  readonly weights: Float32Array;
  /** [rows, n] */
  readonly output: Float32Array;
  readonly rows: number;
}

/** input · weights */
export function product({ input, weights, output, rows }: Product): void {
  const [m, n] = [input.length / rows, output.length / rows];
  output.fill(0);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < m; i++) {
      const a = input[row * m + i] as number;
      for (let j = 0; j < n; j++) output[row * n + j] = (output[row * n + j] as number) + a * (weights[i * n + j] as number);
    }
}

/** aᵀ · b: [rows, m] and [rows, n] → [m, n] */
export function transposedProduct(a: Float32Array, b: Float32Array, result: Float32Array, rows: number): void {
  const [m, n] = [a.length / rows, b.length / rows];
  result.fill(0);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < m; i++) {
      const x = a[row * m + i] as number;
      for (let j = 0; j < n; j++) result[i * n + j] = (result[i * n + j] as number) + x * (b[row * n + j] as number);
    }
}

/** a · bᵀ: [rows, n] and [m, n] → [rows, m] */
export function productWithTransposed(a: Float32Array, b: Float32Array, result: Float32Array, rows: number): void {
  const [n, m] = [a.length / rows, result.length / rows];
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (a[row * n + j] as number) * (b[i * n + j] as number);
      result[row * m + i] = sum;
    }
}
