/** The file of states, format version 1: what `--checkpoint` writes and `--resume` reads. The schema is the source of both type and JSON Schema. */
import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';

const closed = { additionalProperties: false } as const;
const Hash = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

export const StatesFileSchema = Type.Object(
  {
    format: Type.Literal('neuroloom-states'),
    version: Type.Literal(1),
    madeBy: Type.Optional(
      Type.Object(
        {
          hash: Hash('SHA-256 of what takes part in the computation'),
          experiment: Type.String(),
          dt: Type.Number({ exclusiveMinimum: 0, description: 'ms' }),
          seed: Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 }),
          backend: Type.String(),
          version: Type.String({ description: 'Of Neuroloom' }),
        },
        { ...closed, description: 'Whose states they are; old files do not say' },
      ),
    ),
    experiment: Type.Optional(Type.String({ description: 'All that old files say of whose states they are' })),
    checksum: Type.Optional(Hash('SHA-256 of madeBy, step and slots')),
    step: Type.Integer({ minimum: 0, maximum: limits.advances, description: 'Advances since the start' }),
    slots: Type.Record(
      Type.String(),
      Type.Object({ rows: Type.Integer({ minimum: 1 }), values: Type.Array(Type.Number(), { description: 'Row after row' }) }, closed),
      { description: 'States by "owner slot"' },
    ),
  },
  { ...closed, $id: 'https://neuroloom.dev/schemas/states-1.json', title: 'Neuroloom states, format version 1' },
);

export type StatesFile = Static<typeof StatesFileSchema>;
