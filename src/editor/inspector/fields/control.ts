/** What every control of a parameter is given. */
import type { Json } from '../../../base/index.ts';
import type { ParamMeta } from '../../../graph/index.ts';

export interface ControlProps<T extends Json = Json> {
  /** Of the parameter. */
  readonly name: string;
  readonly meta: ParamMeta;
  readonly value: T | undefined;
  readonly problem: string | undefined;
  onChange(value: Json): void;
  onEnd(): void;
  onCancel(): void;
}
