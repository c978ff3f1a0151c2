/** A device that is lost computes nothing any more: what is read from it is worth nothing, or never comes. */
import { engine } from '@tensorflow/tfjs-core';

export interface Loss {
  /** Why it computes nothing any more; undefined as long as it does. */
  reason(): string | undefined;
  /** What comes of the work; rejects when the device is lost before: then it may never come, or be zeros. */
  before<T>(work: Promise<T>): Promise<T>;
}

/** Nothing but a GPU can be lost. */
const NEVER: Loss = { reason: () => undefined, before: (work) => work };

/** Of the backend that tfjs computes on now. */
export function watchLoss(name: string): Loss {
  if (name === 'webgl') return watchContext();
  if (name === 'webgpu') return watchDevice();
  return NEVER;
}

function watchContext(): Loss {
  const { gl } = (engine().backend as unknown as { readonly gpgpu: { readonly gl: WebGL2RenderingContext } }).gpgpu;
  const why = 'the browser has lost its graphics context';
  const { loss, lose } = createLoss(() => (gl.isContextLost() ? why : undefined)); // the event comes later
  gl.canvas.addEventListener('webglcontextlost', () => lose(why));
  return loss;
}

function watchDevice(): Loss {
  const { device } = engine().backend as unknown as { readonly device: { readonly lost: Promise<{ readonly message: string }> } };
  const { loss, lose } = createLoss(() => undefined);
  void device.lost.then(({ message }) => lose(message || 'the browser has lost its graphics device'));
  return loss;
}

/** How often it is looked whether what is waited for can still come, ms: the browser does not always tell. */
const LOOK = 250;

/** On WebGPU work fails before it is told that the device is lost: so long it may take, ms. */
const TOLD = 500;

/** Who waits is kept in a set and not behind a promise, which would keep everybody who ever waited. */
function createLoss(look: () => string | undefined): { readonly loss: Loss; readonly lose: (why: string) => void } {
  let reason: string | undefined;
  const waiting = new Set<(error: Error) => void>();
  const lose = (why: string) => {
    reason ??= why;
    for (const reject of waiting) reject(new Error(why));
  };
  const watch = () => {
    const why = look();
    if (why !== undefined) lose(why);
  };
  return {
    lose,
    loss: {
      reason: () => (reason ??= look()),
      before: (work) =>
        new Promise((resolve, reject) => {
          const watching = setInterval(watch, LOOK);
          const end = () => {
            waiting.delete(fail);
            clearInterval(watching);
          };
          const fail = (error: Error) => {
            end();
            reject(error);
          };
          waiting.add(fail);
          work
            .then((value) => {
              reason ??= look();
              if (reason !== undefined) throw new Error(reason);
              end();
              resolve(value);
            })
            .catch((error: Error) => {
              if (reason === undefined) setTimeout(() => fail(error), TOLD);
              else fail(error);
            });
        }),
    },
  };
}
