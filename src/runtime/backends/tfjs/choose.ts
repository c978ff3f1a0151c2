/** Which backend to compute on: a table over the work per advance and what the machine offers. */
import type { Availability, Platform, TfjsName } from './platform.ts';

export interface Candidate {
  readonly name: TfjsName;
  readonly available: boolean;
  /** The device, or what is missing or speaks against it. */
  readonly reason: string;
}

export interface Choice {
  readonly name: TfjsName;
  /** For the badge: a sentence without a full stop. */
  readonly why: string;
  /** Every backend, the chosen one included, in the order in which they would be taken. */
  readonly candidates: readonly Candidate[];
}

/** Multiply-adds per advance (all rows together) from which a GPU's cost of some 10–100 µs per operation is worth paying. */
export const WORK_FOR_A_GPU = 1e6;

/** First come, first served. A GPU that is software is taken only when it is asked for. */
const ORDER: { readonly little: readonly TfjsName[]; readonly much: readonly TfjsName[] } = {
  little: ['wasm', 'cpu', 'webgl', 'webgpu'],
  much: ['webgl', 'webgpu', 'wasm', 'cpu'],
};

export type Survey = Readonly<Record<TfjsName, Availability>>;

/** What each backend would run on; a platform that cannot even say so has it not. */
export async function surveyDevices(platform: Platform): Promise<Survey> {
  const ask = async (name: TfjsName): Promise<Availability> => {
    try {
      return await platform.describe(name);
    } catch (error) {
      return { available: false, reason: String(error) };
    }
  };
  const [webgpu, webgl, wasm, cpu] = await Promise.all([ask('webgpu'), ask('webgl'), ask('wasm'), ask('cpu')]);
  return { webgpu, webgl, wasm, cpu };
}

/** `work`: multiply-adds per advance × rows. `preferred`: what the person chose, taken whenever the machine has it. */
export function chooseBackend(survey: Survey, work: number, preferred?: TfjsName): Choice {
  const much = work >= WORK_FOR_A_GPU;
  const order = much ? ORDER.much : ORDER.little;
  const candidates = order.map((name): Candidate => {
    const found = survey[name];
    if (!found.available) return { name, available: false, reason: found.reason };
    return { name, available: true, reason: found.software ? `${found.text} (software, not taken by itself)` : found.text };
  });
  const serves = (name: TfjsName) => survey[name].available;
  if (preferred && serves(preferred)) return { name: preferred, why: 'chosen by hand', candidates };
  const name = order.find((candidate) => serves(candidate) && !isSoftwareGpu(survey[candidate])) ?? 'cpu';
  return { name, why: reasonFor(name, much, preferred), candidates };
}

const isSoftwareGpu = (found: Availability): boolean => found.available && found.software;

function reasonFor(name: TfjsName, much: boolean, preferred: TfjsName | undefined): string {
  const instead = preferred ? `${preferred} is unavailable; ` : '';
  const gpu = name === 'webgl' || name === 'webgpu';
  if (gpu) return `${instead}${much ? 'enough work per advance for the GPU' : 'nothing else is available'}`;
  return `${instead}${much ? 'no hardware GPU is available' : 'little work per advance: a GPU would spend its time on overhead'}`;
}
