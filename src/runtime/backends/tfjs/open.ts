/** The first backend of a choice that starts and passes its self-test; why the others were passed over stays visible. */
import type { Backend } from '../../backend.ts';
import { chooseBackend, surveyDevices, type Candidate, type Choice, type Survey } from './choose.ts';
import type { Platform, TfjsName } from './platform.ts';
import { selfTest } from './selfTest.ts';
import { createTfjsBackend, type StartOptions } from './start.ts';

export interface Opened {
  readonly backend: Backend;
  readonly choice: Choice;
}

/** `work`: multiply-adds per advance × rows. `preferred`: what the person chose. Throws when not even cpu computes. */
export async function openBackend(platform: Platform, work: number, preferred?: TfjsName, options?: StartOptions): Promise<Opened> {
  let survey = await surveyDevices(platform);
  for (;;) {
    const choice = chooseBackend(survey, work, preferred);
    if (!survey[choice.name].available) throw new Error(`no backend works: ${choice.candidates.map(failure).join('; ')}`);
    const result = await startAndTest(choice.name, platform, { ...options, anew: choice.name === preferred });
    if ('backend' in result) return { backend: result.backend, choice };
    survey = without(survey, choice.name, result.unavailable);
  }
}

async function startAndTest(name: TfjsName, platform: Platform, options: StartOptions | undefined) {
  const started = await createTfjsBackend(name, platform, options);
  if ('unavailable' in started) return started;
  const { ok, reason = '' } = await selfTest(started.backend);
  return ok ? started : { unavailable: reason };
}

const without = (survey: Survey, name: TfjsName, reason: string): Survey => ({ ...survey, [name]: { available: false, reason } });
const failure = ({ name, reason }: Candidate): string => `${name}: ${reason}`;
