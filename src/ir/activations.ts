/** Activation functions a = f(n), each written once over an algebra: compiled, plotted and differentiated from the same line. */
import { dualsOver, numbers, type Algebra } from './algebra.ts';

export const activationNames = [
  'linear',
  'relu',
  'leaky-relu',
  'elu',
  'softplus',
  'step',
  'sign',
  'sigmoid',
  'tanh',
  'gain-sigmoid',
  'gain-tanh',
] as const;
export type ActivationName = (typeof activationNames)[number];

/** What shapes an activation function; each uses the ones its entry lists. */
export interface ActivationShape<T> {
  readonly slope: T;
  readonly alpha: T;
  readonly sharpness: T;
  readonly gain: T;
  readonly threshold: T;
}
export type ActivationParameter = keyof ActivationShape<number>;

export interface ActivationFunction {
  readonly title: string;
  /** The formula in TeX, with n for the net input. */
  readonly tex: string;
  readonly uses: readonly ActivationParameter[];
  /** Smallest and largest activation, for the scale of colours. */
  readonly range: readonly [number, number];
  /** A derivative that is zero wherever it exists: nothing can be learned through it. */
  readonly flat: boolean;
  /** In Python with NumPy, of a variable n. */
  readonly python: string;
  of<T>(algebra: Algebra<T>, n: T, shape: ActivationShape<T>): T;
}

const above = Infinity;

export const activations: { readonly [K in ActivationName]: ActivationFunction } = {
  linear: { title: 'linear', tex: 'n', uses: [], range: [-above, above], flat: false, python: 'n', of: (_, n) => n },
  relu: {
    title: 'rectified linear (ReLU)',
    tex: '\\max(0, n)',
    uses: [],
    range: [0, above],
    flat: false,
    python: 'np.maximum(0, n)',
    of: (f, n) => f.max(n, f.constant(0)),
  },
  'leaky-relu': {
    title: 'leaky ReLU',
    tex: '\\begin{cases} n & n > 0 \\\\ s\\,n & n \\le 0 \\end{cases}',
    uses: ['slope'],
    range: [-above, above],
    flat: false,
    python: 'np.where(n > 0, n, slope * n)',
    of: (f, n, { slope }) => f.whereGreater(n, f.constant(0), n, f.mul(slope, n)),
  },
  elu: {
    title: 'exponential linear (ELU)',
    tex: '\\begin{cases} n & n \\ge 0 \\\\ \\alpha\\,(e^{n} - 1) & n < 0 \\end{cases}',
    uses: ['alpha'],
    range: [-1, above],
    flat: false,
    python: 'np.where(n > 0, n, alpha * np.expm1(np.minimum(n, 0)))',
    of: (f, n, { alpha }) => f.whereGreater(n, f.constant(0), n, f.mul(alpha, f.expm1(f.min(f.constant(0), n)))),
  },
  softplus: {
    title: 'softplus',
    tex: '\\ln(1 + e^{b n})/b',
    uses: ['sharpness'],
    range: [0, above],
    flat: false,
    python: 'np.logaddexp(0, sharpness * n) / sharpness',
    of: (f, n, { sharpness }) => {
      const x = f.mul(sharpness, n);
      const rest = f.whereGreater(x, f.constant(0), f.neg(x), x);
      return f.div(f.add(f.max(x, f.constant(0)), f.log1p(f.exp(rest))), sharpness);
    },
  },
  step: {
    title: 'step (0 at n ≤ 0)',
    tex: '\\begin{cases} 1 & n > 0 \\\\ 0 & n \\le 0 \\end{cases}',
    uses: [],
    range: [0, 1],
    flat: true,
    python: 'np.where(n > 0, 1.0, 0.0)',
    of: (f, n) => f.whereGreater(n, f.constant(0), f.constant(1), f.constant(0)),
  },
  sign: {
    title: 'sign (McCulloch–Pitts, +1 at n ≥ θ)',
    tex: '\\begin{cases} +1 & n \\ge \\theta \\\\ -1 & n < \\theta \\end{cases}',
    uses: ['threshold'],
    range: [-1, 1],
    flat: true,
    python: 'np.where(n >= threshold, 1.0, -1.0)',
    of: (f, n, { threshold }) => f.whereAtLeast(n, threshold, f.constant(1), f.constant(-1)),
  },
  sigmoid: {
    title: 'sigmoid (logistic)',
    tex: '\\dfrac{1}{1 + e^{-n}}',
    uses: [],
    range: [0, 1],
    flat: false,
    python: '1 / (1 + np.exp(-n))',
    of: (f, n) => f.sigmoid(n),
  },
  tanh: {
    title: 'hyperbolic tangent',
    tex: '\\tanh(n)',
    uses: [],
    range: [-1, 1],
    flat: false,
    python: 'np.tanh(n)',
    of: (f, n) => f.tanh(n),
  },
  'gain-sigmoid': {
    title: 'sigmoid with gain and threshold',
    tex: '\\tfrac{1}{2}\\bigl(1 + \\tanh[\\gamma(n - \\theta)]\\bigr)',
    uses: ['gain', 'threshold'],
    range: [0, 1],
    flat: false,
    python: '(1 + np.tanh(gain * (n - threshold))) / 2',
    // (1 + tanh x) / 2 = σ(2x), which keeps its precision where tanh x is near −1
    of: (f, n, { gain, threshold }) => f.sigmoid(f.mul(f.mul(f.constant(2), gain), f.sub(n, threshold))),
  },
  'gain-tanh': {
    title: 'tanh with gain and threshold',
    tex: '\\tanh[\\gamma(n - \\theta)]',
    uses: ['gain', 'threshold'],
    range: [-1, 1],
    flat: false,
    python: 'np.tanh(gain * (n - threshold))',
    of: (f, n, { gain, threshold }) => f.tanh(f.mul(gain, f.sub(n, threshold))),
  },
};

/** f′(n) over any carrier. At a kink it is the one of PyTorch: relu′(0) = 0, leaky′(0) = slope, elu′(0) = α. */
export function derivativeOf<T>(algebra: Algebra<T>, name: ActivationName, n: T, shape: ActivationShape<T>): T {
  const [zero, one] = [algebra.constant(0), algebra.constant(1)];
  const fixed = (parameter: ActivationParameter) => ({ value: shape[parameter], slope: zero });
  const { slope } = activations[name].of(
    dualsOver(algebra),
    { value: n, slope: one },
    {
      slope: fixed('slope'),
      alpha: fixed('alpha'),
      sharpness: fixed('sharpness'),
      gain: fixed('gain'),
      threshold: fixed('threshold'),
    },
  );
  return slope;
}

/** f(n) and f′(n) in float64. */
export function activate(name: ActivationName, n: number, shape: ActivationShape<number>): { value: number; slope: number } {
  return { value: activations[name].of(numbers, n, shape), slope: derivativeOf(numbers, name, n, shape) };
}
