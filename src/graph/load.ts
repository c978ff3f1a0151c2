/** From JSON text to a document: size, format, version, migrations, schema, then what a schema cannot say (check.ts). */
import { isJsonObject, type JsonObject } from '../base/index.ts';
import { checkDocument } from './check.ts';
import { error, hasErrors, type Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import { explainIssues } from './explain.ts';
import type { Kinds } from './kind.ts';
import { limits } from './limits.ts';
import { migrate, newerOwner } from './migrations.ts';
import { validateDocument } from './validators.generated.js';

export type Loaded =
  | { readonly ok: true; readonly document: GraphDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const refuse = (...diagnostics: readonly Diagnostic[]): Loaded => ({ ok: false, diagnostics });
const whole = { owner: 'document' } as const;

/** Reads a document from text. Never throws for what the text says. */
export function parseDocument(text: string, kinds: Kinds): Loaded {
  if (text.length > limits.documentLength)
    return refuse(error('too-long', whole, `The file has ${text.length} characters; ${limits.documentLength} is the most that is opened.`));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse(error('not-json', whole, `This is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`));
  }
  return loadDocument(value, kinds);
}

/** Takes a parsed JSON value. What is valid comes back at the present version; unknown kinds are kept as they are. */
export function loadDocument(value: unknown, kinds: Kinds): Loaded {
  if (!isJsonObject(value) || value['format'] !== 'neuroloom-graph')
    return refuse(error('not-a-graph', whole, 'This is JSON, but not a Neuroloom graph: its "format" should be "neuroloom-graph".'));
  const harm = harmIn(value);
  if (harm) return refuse(harm);
  const versions = isJsonObject(value['versions']) ? value['versions'] : {};
  const newer = newerOwner(versions, kinds);
  if (newer !== undefined)
    return refuse(
      error(
        'newer-version',
        whole,
        `The file was made by a newer Neuroloom (${newer} version ${versions[newer] as number}). Update this one to open it.`,
      ),
    );
  return validate(value, kinds);
}

function validate(value: JsonObject, kinds: Kinds): Loaded {
  const migrated = safeToMigrate(value) ? migrate(value, kinds) : value;
  if (!validateDocument(migrated)) return refuse(...explainIssues(validateDocument.errors ?? [], migrated));
  const document = migrated as unknown as GraphDocument;
  const diagnostics = checkDocument(document, kinds);
  return hasErrors(diagnostics) ? refuse(...diagnostics) : { ok: true, document, diagnostics };
}

/** Migrations may rely on this much shape; whatever else is wrong the schema says better. */
function safeToMigrate(value: JsonObject): boolean {
  return (
    isJsonObject(value['versions']) &&
    ['nodes', 'edges'].every((key) => isJsonObject(value[key]) && Object.values(value[key]).every(isJsonObject))
  );
}

/** What would harm whoever walks the value: a key that stands for the prototype, or nesting deeper than a recursive function bears. */
export function harmIn(value: object): Diagnostic | undefined {
  let level: readonly object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.nesting)
      return error('too-deep', whole, `The file nests deeper than ${limits.nesting} levels, which no graph does.`);
    if (level.some((item) => Object.hasOwn(item, '__proto__')))
      return error('reserved-key', whole, 'The file uses the reserved key "__proto__", which no graph may have.');
    level = level.flatMap((item) => Object.values(item).filter((child) => typeof child === 'object' && child !== null) as object[]);
  }
  return undefined;
}
