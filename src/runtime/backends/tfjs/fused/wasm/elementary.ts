/** Elementary functions of a pair of float64: exp, log and what follows from them here, acos by the host's `Math`, one by one. */
import { wasm, type Code, type Function, type Signature } from './encode.ts';

const { get, set, call, constant, add, sub, mul, div, min, max } = wasm;

/** What is called: by number. Those of the host come first, then those that are written here. */
export const hostFunctions = ['acos'] as const;
export const ownFunctions = ['exp', 'expm1', 'tanh', 'sigmoid', 'log', 'log1p', 'acos'] as const;
export const numberOf = (name: (typeof ownFunctions)[number]): number => hostFunctions.length + ownFunctions.indexOf(name);

export const hostSignature: Signature = { takes: ['double'], gives: ['double'] };
const PAIR: Signature = { takes: ['pair'], gives: ['pair'] };
const X = get(0);
const one = constant(1);

/** ln 2 in two parts, the first with so few digits that its product with a whole number of up to 11 bits is exact (fdlibm, e_exp.c). */
const LN2 = [6.9314718036912381649e-1, 1.90821492927058770002e-10] as const;
/** Terms of the series of (eʳ − 1) / r: |r| ≤ ln 2 / 2, so that the next would be 10⁻¹⁵. */
const TERMS = 12;

/** 2ⁿ of whole numbers −1022 … 1023: n + 1023 is shifted into the exponent from the last bits of a large number. */
const power = (n: Code): Code => wasm.shiftLeft(add(n, constant(1.5 * 2 ** 52 + 1023)), 52);

const [CLAMPED, N, R, Q, HALF] = [1, 2, 3, 4, 5];

/** x = n ln 2 + r; q = eʳ − 1; n in two halves, because 2ⁿ alone may be too large or too small. */
function reduce(): Code {
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  let series = constant(1 / factorial(TERMS));
  for (let k = TERMS - 1; k >= 1; k--) series = add(mul(series, get(R)), constant(1 / factorial(k)));
  return [
    // beyond these e^x is 0 and ∞; NaN passes
    ...set(CLAMPED, max(min(X, constant(710)), constant(-746))),
    ...set(N, wasm.nearest(mul(get(CLAMPED), constant(Math.LOG2E)))),
    ...set(R, sub(sub(get(CLAMPED), mul(get(N), constant(LN2[0]))), mul(get(N), constant(LN2[1])))),
    ...set(Q, mul(series, get(R))),
    ...set(HALF, wasm.floor(mul(get(N), constant(0.5)))),
  ];
}

const otherHalf = sub(get(N), get(HALF));
const exponential = mul(mul(add(get(Q), one), power(get(HALF))), power(otherHalf));
/** 2ⁿ q + (2ⁿ − 1), which is q where n = 0. */
const lessOne = mul(add(mul(get(Q), power(get(HALF))), sub(power(get(HALF)), power(sub(get(HALF), get(N))))), power(otherHalf));

/** e^2x − 1 over e^2x + 1; from 20 on that is 1. */
const doubled = call(numberOf('expm1'), mul(max(min(X, constant(20)), constant(-20)), constant(2)));

const [EXPONENT, MANTISSA, S, SQUARE] = [1, 2, 3, 4];
/** Terms of the series of artanh: s² ≤ 0.03, so that the next would be 10⁻¹⁶ of the first. */
const ODD_TERMS = 10;

/** x = 2ᵏ m with m about 1; ln m = 2 artanh((m − 1) / (m + 1)). */
function logarithm(): Code {
  let series = constant(2 / (2 * ODD_TERMS - 1));
  for (let k = 2 * ODD_TERMS - 3; k >= 1; k -= 2) series = add(mul(series, get(SQUARE)), constant(2 / k));
  const digits = wasm.and(X, constant(Number.MIN_VALUE * (2 ** 52 - 1)));
  const isLarge = wasm.greater(get(MANTISSA), constant(Math.SQRT2));
  const finite = add(mul(get(EXPONENT), constant(Math.LN2)), mul(series, get(S)));
  const special = wasm.select(constant(-Infinity), wasm.sqrt(X), wasm.equal(X, constant(0))); // √ of ∞ and below 0: ∞, NaN
  return [
    ...set(EXPONENT, sub(wasm.or(wasm.shiftRight(X, 52), constant(2 ** 52)), constant(2 ** 52 + 1023))),
    ...set(MANTISSA, wasm.or(digits, one)),
    ...set(EXPONENT, add(get(EXPONENT), wasm.and(isLarge, one))),
    ...set(MANTISSA, wasm.select(mul(get(MANTISSA), constant(0.5)), get(MANTISSA), isLarge)),
    ...set(S, div(sub(get(MANTISSA), one), add(get(MANTISSA), one))),
    ...set(SQUARE, mul(get(S), get(S))),
    ...wasm.select(finite, special, wasm.and(wasm.greater(X, constant(0)), wasm.greater(constant(Infinity), X))),
  ];
}

/** What 1 + x lost of x by rounding, where that is not all there is (D. Goldberg 1991, theorem 4). */
const U = 1;
const lost = div(sub(X, sub(get(U), one)), get(U));
const correction = wasm.and(lost, wasm.and(wasm.greater(get(U), constant(0)), wasm.greater(constant(Infinity), get(U))));

const bodies: { readonly [F in (typeof ownFunctions)[number]]: Code } = {
  exp: [...reduce(), ...exponential],
  expm1: [...reduce(), ...lessOne],
  tanh: [...set(1, doubled), ...div(get(1), add(get(1), constant(2)))],
  sigmoid: div(one, add(one, call(numberOf('exp'), wasm.neg(X)))),
  log: logarithm(),
  log1p: [...set(U, add(X, one)), ...add(call(numberOf('log'), get(U)), correction)],
  acos: oneByOne('acos'),
};

function oneByOne(name: (typeof hostFunctions)[number]): Code {
  const f = hostFunctions.indexOf(name);
  return wasm.withSecond(wasm.both(call(f, wasm.pick(X, 0))), call(f, wasm.pick(X, 1)));
}

export const elementaryFunctions: readonly Function[] = ownFunctions.map((name) => ({
  ...PAIR,
  locals: ['pair', 'pair', 'pair', 'pair', 'pair'],
  body: bodies[name],
}));
