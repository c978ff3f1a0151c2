/**
 * What compiling may spend. Whoever makes something charges for it before it is made; the first charge that goes beyond a limit ends
 * the compilation with a sentence that names who spends most and the way out.
 */
import { error, limits, type Diagnostic } from '../graph/index.ts';

/** Limits, what is counted, and what to do. */
const resources = {
  operations: {
    most: limits.operations,
    says: (sum: number) => `The drawing takes ${sum} operations`,
    way: 'Use a shorter window, or a layer in place of single units that differ',
  },
  places: {
    most: limits.places,
    says: (sum: number) => `Delays of the drawing keep ${sum} values apart`,
    way: 'Use shorter delays, or a layer in place of single units',
  },
} as const;

export type Resource = keyof typeof resources;

/** Ends a compilation; `compile` says the diagnostic. */
export class Overspent extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

export interface Share {
  readonly owner: string;
  readonly amount: number;
}

export interface Budget {
  /** `amount` more, for a node or an edge. Throws `Overspent` beyond the limit. */
  spend(resource: Resource, amount: number, owner: string): void;
}

export function createBudget(): Budget {
  const spent = new Map<Resource, number>();
  const largest = new Map<Resource, Share>();
  return {
    spend(resource, amount, owner) {
      const sum = (spent.get(resource) ?? 0) + amount;
      spent.set(resource, sum);
      const before = largest.get(resource);
      const most = before && before.amount >= amount ? before : { owner, amount };
      largest.set(resource, most);
      const { most: limit, says, way } = resources[resource];
      if (sum > limit)
        throw new Overspent(
          error(
            'too-large',
            { owner: most.owner },
            `${says(sum)}, most of them for '${most.owner}'; ${limit} is the most that is run. ${way}.`,
          ),
        );
    },
  };
}
