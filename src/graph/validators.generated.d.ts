/** Compiled ahead from `DocumentSchema` by `npm run generate`, so that validation needs no `eval`. */
import type { Validator } from './kind.ts';
export declare const validateDocument: Validator;
