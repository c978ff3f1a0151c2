/** Where numbers come from, for results in JSON: with these, and the version in the envelope, they can be computed again. */
import { kinds } from '../../nodes/kinds.ts';
import { documentHash, withExperiment } from '../compiler/index.ts';
import type { GraphDocument } from '../graph/index.ts';

export interface Provenance {
  /** SHA-256 of everything in the document that takes part in computing, --input and --set included. */
  readonly hash: string;
  /** Of the experiment, or of the document where no experiment is meant. */
  readonly seed: number;
  /** ms. */
  readonly dt: number;
}

export function provenance(document: GraphDocument, experiment?: string): Provenance {
  const { seed, dt } = experiment === undefined ? document.settings : withExperiment(document, experiment).settings;
  return { hash: documentHash(document, kinds), seed, dt };
}
