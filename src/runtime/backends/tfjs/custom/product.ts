/**
 * Products of matrices for the backend cpu, in place of tfjs's own, which takes one element at a time. The sums are float64: each
 * element is rounded once.
 */
import type { CustomKernel, Extent, Operand } from './kernel.ts';

type Values = Operand['values'];

/** The left factor [rows, inner] as it lies: its element (row, k) is at row · rowStep + k · innerStep. */
interface Left {
  readonly values: Values;
  readonly rowStep: number;
  readonly innerStep: number;
  readonly inner: number;
}

type Product = (left: Left, right: Values, extent: Extent, out: Float32Array) => void;

const PANEL = 4;
/** With fewer rows it does not pay to lay the right factor in panels. */
const ROWS_FOR_PANELS = 4;

/** Four columns of the right factor side by side, [inner, 4]; what is beyond its last column is zero. */
function lay(panel: Float64Array, values: Values, column: number, columns: number): void {
  for (let k = 0, from = column; k < panel.length; k += PANEL, from += columns)
    for (let c = 0; c < PANEL; c++) panel[k + c] = column + c < columns ? (values[from + c] as number) : 0;
}

/** Two rows by four columns at a time: eight sums that stay in registers. */
const byPanels: Product = ({ values, rowStep, innerStep, inner }, right, { rows, columns }, out) => {
  const panel = new Float64Array(inner * PANEL);
  for (let column = 0; column < columns; column += PANEL) {
    lay(panel, right, column, columns);
    const width = Math.min(PANEL, columns - column);
    for (let row = 0; row < rows; row += 2) {
      const next = Math.min(row + 1, rows - 1);
      let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let k = 0, i = row * rowStep, j = next * rowStep; k < panel.length; k += PANEL, i += innerStep, j += innerStep) {
        const a = values[i] as number;
        const b = values[j] as number;
        const w0 = panel[k] as number;
        const w1 = panel[k + 1] as number;
        const w2 = panel[k + 2] as number;
        const w3 = panel[k + 3] as number;
        a0 += a * w0;
        a1 += a * w1;
        a2 += a * w2;
        a3 += a * w3;
        b0 += b * w0;
        b1 += b * w1;
        b2 += b * w2;
        b3 += b * w3;
      }
      const at = row * columns + column;
      const below = next * columns + column;
      out[at] = a0;
      out[below] = b0;
      if (width === 1) continue;
      out[at + 1] = a1;
      out[below + 1] = b1;
      if (width === 2) continue;
      out[at + 2] = a2;
      out[below + 2] = b2;
      if (width === 3) continue;
      out[at + 3] = a3;
      out[below + 3] = b3;
    }
  }
};

/** One row of sums at a time; the right factor is read as it lies, four of its rows together. */
const byRows: Product = ({ values, rowStep, innerStep, inner }, right, { rows, columns }, out) => {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const factor = (k: number): number => values[row * rowStep + k * innerStep] as number;
    sums.fill(0);
    let k = 0;
    for (; k + 3 < inner; k += 4) {
      const a0 = factor(k);
      const a1 = factor(k + 1);
      const a2 = factor(k + 2);
      const a3 = factor(k + 3);
      for (let i = 0, j = k * columns; i < columns; i++, j++)
        sums[i] =
          (sums[i] as number) +
          a0 * (right[j] as number) +
          a1 * (right[j + columns] as number) +
          a2 * (right[j + 2 * columns] as number) +
          a3 * (right[j + 3 * columns] as number);
    }
    for (; k < inner; k++) {
      const a = factor(k);
      for (let i = 0, j = k * columns; i < columns; i++, j++) sums[i] = (sums[i] as number) + a * (right[j] as number);
    }
    out.set(sums, row * columns);
  }
};

/** How a left factor lies, from the shape of its matrix. */
type Lying = (rows: number, columns: number) => Omit<Left, 'values'>;

const multiplied =
  (lying: Lying): NonNullable<CustomKernel['loop']> =>
  ([a, b], extent, out) => {
    const { values, shape } = a as Operand;
    const left = { values, ...lying(shape[0] as number, shape[1] as number) };
    (extent.rows < ROWS_FOR_PANELS ? byRows : byPanels)(left, (b as Operand).values, extent, out);
  };

/** A [rows, inner] · B [inner, columns]. */
export const product: CustomKernel = {
  name: 'NeuroloomProduct',
  operands: ['A', 'B'],
  loop: multiplied((_, columns) => ({ rowStep: columns, innerStep: 1, inner: columns })),
};

/** Aᵀ · B, from A [inner, rows] as it lies. */
export const productOfTransposed: CustomKernel = {
  name: 'NeuroloomProductOfTransposed',
  operands: ['A', 'B'],
  loop: multiplied((rows, columns) => ({ rowStep: 1, innerStep: columns, inner: rows })),
};
