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
  if (hasReservedKey(value))
    return refuse(error('reserved-key', whole, 'The file uses the reserved key "__proto__", which no graph may have.'));
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

function hasReservedKey(value: unknown): boolean {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return true;
    for (const child of Object.values(next)) if (typeof child === 'object' && child !== null) pending.push(child);
  }
  return false;
}
