/** Compiled ahead from the parameter schemas of the kinds by `npm run generate`, so that validation needs no `eval`. */
import type { Validator } from '../src/graph/index.ts';
export declare const byOwner: Readonly<Record<string, Validator>>;
