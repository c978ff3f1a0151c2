/** Compiled ahead from the schemas of `document.ts` by `npm run generate`, so that validation needs no `eval`. */
import type { Validator } from './kind.ts';
export declare const validateDocument: Validator;
export declare const validateExperiment: Validator;
export declare const validateSettings: Validator;
