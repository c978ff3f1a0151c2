/** a = f(n) at one point: its formula with the person's numbers, the slope there, and what the slope means. */
import { completed, type GraphNode, type Kinds } from '../../../graph/index.ts';
import { activate, activationNames, activations, type ActivationName, type ActivationShape } from '../../../ir/index.ts';
import { shortNumber } from '../words.ts';
import { texNumber, texTiny } from './arithmetic.ts';
import type { Response } from './code.ts';

/** How a node responds to its net input; undefined for a kind without an activation function. */
export function responseOf(node: GraphNode, kinds: Kinds): Response | undefined {
  const kind = kinds.nodes.get(node.type);
  if (!kind || !('activation' in kind.params.properties)) return undefined;
  const params = completed(kind.params, node.params);
  const activation = activationNames.find((name) => name === params['activation']);
  const number = (name: keyof ActivationShape<number>) => Number(params[name]);
  return (
    activation && {
      activation,
      shape: {
        slope: number('slope'),
        alpha: number('alpha'),
        sharpness: number('sharpness'),
        gain: number('gain'),
        threshold: number('threshold'),
      },
    }
  );
}

export interface Slope {
  /** Undefined where there is no derivative. */
  readonly value: number | undefined;
  readonly words: string;
}

/** Where f has a corner or a jump. */
export function cornerOf({ activation, shape }: Response): number | undefined {
  if (activation === 'sign') return shape.threshold;
  if (activation === 'elu') return shape.alpha === 1 ? undefined : 0;
  if (activation === 'leaky-relu') return shape.slope === 1 ? undefined : 0;
  return activation === 'relu' || activation === 'step' ? 0 : undefined;
}

/** f′(n) in numbers and in words. */
export function slopeAt(response: Response, n: number): Slope {
  const { flat } = activations[response.activation];
  const { slope } = activate(response.activation, n, response.shape);
  const corner = cornerOf(response);
  if (n === corner)
    return flat
      ? {
          value: undefined,
          words: `f′ is undefined at ${shortNumber(corner)} and zero everywhere else: nothing can be learned through it.`,
        }
      : { value: undefined, words: `f′ is undefined at ${shortNumber(corner)}; ${shortNumber(slope)} is used there.` };
  if (flat) return { value: 0, words: `f′ is zero here, and undefined at ${shortNumber(corner)}: nothing can be learned through it.` };
  if (slope === 0) return { value: 0, words: 'f′ is zero here: nothing can be learned through it at this net input.' };
  if (Math.abs(slope) < SMALL) return { value: slope, words: 'f is nearly flat here: little can be learned through it at this net input.' };
  return { value: slope, words: 'The slope of the tangent: how much a grows when n grows a little.' };
}

const SMALL = 0.01;

const NAMES: { readonly [K in keyof ActivationShape<number>]: string } = {
  slope: 's',
  alpha: '\\alpha',
  sharpness: 'b',
  gain: '\\gamma',
  threshold: '\\theta',
};

/** The formula in TeX, then its parameters' numbers: `γ = 2, θ = 0.5`. */
export function responseTex({ activation, shape }: Response): { readonly formula: string; readonly values: string | undefined } {
  const { tex, uses } = activations[activation];
  return {
    formula: `a = f(n) = ${tex}`,
    values: uses.length === 0 ? undefined : uses.map((name) => `${NAMES[name]} = ${texNumber(shape[name])}`).join(',\\; '),
  };
}

type Filled = (n: string, shape: ActivationShape<string>, isAbove: boolean) => string;
const filled: { readonly [K in ActivationName]: Filled } = {
  linear: (n) => n,
  relu: (n) => `\\max(0, ${n})`,
  'leaky-relu': (n, { slope }, isAbove) => (isAbove ? n : `${slope}\\cdot ${grouped(n)}`),
  elu: (n, { alpha }, isAbove) => (isAbove ? n : `${alpha}\\,(e^{${n}} - 1)`),
  softplus: (n, { sharpness }) => `\\ln(1 + e^{${sharpness}\\cdot ${grouped(n)}})/${sharpness}`,
  step: (n) => `\\operatorname{step}(${n})`,
  sign: (n, { threshold }) => `\\operatorname{sign}(${n} - ${grouped(threshold)})`,
  sigmoid: (n) => `\\dfrac{1}{1 + e^{${n.startsWith('-') ? n.slice(1) : Number(n) === 0 ? '0' : `-${n}`}}}`,
  tanh: (n) => `\\tanh(${n})`,
  'gain-sigmoid': (n, { gain, threshold }) => `\\tfrac{1}{2}\\bigl(1 + \\tanh[${gain}\\,(${n} - ${grouped(threshold)})]\\bigr)`,
  'gain-tanh': (n, { gain, threshold }) => `\\tanh[${gain}\\,(${n} - ${grouped(threshold)})]`,
};
/** Their values may be small, but are never 0. */
const NEVER_ZERO: ReadonlySet<ActivationName> = new Set(['sigmoid', 'softplus', 'gain-sigmoid']);
const grouped = (text: string): string => (text.startsWith('-') ? `(${text})` : text);

/** The formula with the net input and the shape's numbers in it, and what it gives. */
export function filledTex({ activation, shape }: Response, n: number | undefined, a: number | undefined): string {
  if (n === undefined) return 'a = \\text{–}';
  const texts: ActivationShape<string> = {
    slope: texNumber(shape.slope),
    alpha: texNumber(shape.alpha),
    sharpness: texNumber(shape.sharpness),
    gain: texNumber(shape.gain),
    threshold: texNumber(shape.threshold),
  };
  return `a = ${filled[activation](texNumber(n), texts, n > 0)} = \\mathbf{${NEVER_ZERO.has(activation) ? texTiny(a) : texNumber(a)}}`;
}
