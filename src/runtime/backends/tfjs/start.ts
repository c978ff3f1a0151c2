/** Starts a tfjs backend: loads it, initializes it within a time limit and registers our kernels; says why where that fails. */
import { enableProdMode, engine, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { Backend } from '../../backend.ts';
import { registerCustomKernels } from './custom/register.ts';
import { TfjsExecutable } from './executable.ts';
import { watchLoss } from './loss.ts';
import { isGpu, type Device, type Platform, type TfjsName } from './platform.ts';

export type Started = { readonly backend: Backend } | { readonly unavailable: string };

export interface StartOptions {
  /** Loading and initializing together may take this long, ms. */
  readonly timeout?: number;
  /** A backend whose device was lost is started once more. */
  readonly anew?: boolean;
}

const TIMEOUT = 20_000;

/** One start per backend and realm: tfjs keeps its backends in one registry. */
const started = new Map<TfjsName, Promise<Started>>();
/** As they came with tfjs: each gives a new instance. */
const factories = new Map<TfjsName, NonNullable<ReturnType<typeof findBackendFactory>>>();

export async function createTfjsBackend(
  name: TfjsName,
  platform: Platform,
  { timeout = TIMEOUT, anew = false }: StartOptions = {},
): Promise<Started> {
  const known = started.get(name);
  const found = await known;
  const isLost = found !== undefined && 'backend' in found && found.backend.lost?.() !== undefined;
  const latest = started.get(name); // somebody else may have started it meanwhile
  if (latest && (latest !== known || !(isLost && anew))) return latest;
  const starting = start(name, platform, timeout).catch((error: unknown): Started => {
    started.delete(name); // it may be tried again
    return { unavailable: `${name}: ${messageOf(error)}` };
  });
  started.set(name, starting);
  return starting;
}

async function start(name: TfjsName, platform: Platform, timeout: number): Promise<Started> {
  enableProdMode(); // without it tfjs greets on the console
  await within(timeout, initialize(name, platform));
  const activate = () => {
    if (engine().backendName !== name) void setBackend(name); // takes effect at once: the backend is initialized
    if (engine().backendName !== name) throw new Error(`${name} cannot be activated`);
  };
  activate();
  registerCustomKernels(name);
  const loss = watchLoss(name);
  const device: Device = { name, gpu: isGpu(name), refusal: name === 'webgpu' ? hearRefusals() : () => undefined, loss };
  return { backend: { name, prepare: async (plan) => new TfjsExecutable(plan, device, activate), lost: loss.reason } };
}

/** WebGPU refuses invalid work, such as a shader that does not compile, by an event: every buffer keeps what it held before. */
function hearRefusals(): Device['refusal'] {
  const { device } = engine().backend as unknown as { readonly device: EventTarget };
  let refusal: string | undefined;
  device.addEventListener('uncapturederror', (event) => (refusal ??= (event as Event & { readonly error: Error }).error.message));
  return () => refusal;
}

/**
 * Leaves an instance in tfjs's registry. tfjs's own `setBackend` would make the backend current while it starts, in the midst of
 * another backend's work, and turns an error into `false`; so we call the factory ourselves and register what it gave.
 */
async function initialize(name: TfjsName, platform: Platform): Promise<void> {
  await platform.load(name);
  const factory = factories.get(name) ?? findBackendFactory(name);
  if (factory) factories.set(name, factory);
  else throw new Error('tfjs finds no such device');
  const instance = await factory();
  platform.started?.(name);
  const current = engine().backendName as string | undefined;
  removeBackend(name);
  registerBackend(name, () => instance);
  if (!(await setBackend(name))) throw new Error('tfjs could not start it');
  if (current !== undefined && current !== null) await setBackend(current);
}

function within<T>(limit: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not start within ${limit / 1000} s`)), limit);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const { message } = Object(error) as { message?: unknown };
  return String(message ?? error);
}
