/** Compiled ahead from `StatesFileSchema` by `npm run generate`, so that validation needs no `eval`. */
import type { Validator } from './kind.ts';
export declare const validateStates: Validator;
