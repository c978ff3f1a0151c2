/** From a file to a document: text, size, format, version, migrations, schema, then what a schema cannot say (check.ts). */
import { isJsonObject, textOf, UNREADABLE, type JsonObject } from '../base/index.ts';
import { checkDocument } from './check.ts';
import { error, hasErrors, warning, type Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import { duplicateKey, type Duplicate } from './duplicate.ts';
import { explainIssues } from './explain.ts';
import { few, tooMany } from './few.ts';
import type { Kinds } from './kind.ts';
import { limits } from './limits.ts';
import { migrate, newerOwner } from './migrations.ts';
import { isFinite64, numberIssue } from './numbers.ts';
import { validateDocument } from './validators.generated.js';

export type Loaded =
  | { readonly ok: true; readonly document: GraphDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const refuse = (...diagnostics: readonly Diagnostic[]): Loaded => ({ ok: false, diagnostics });
const whole = { owner: 'document' } as const;

/** Reads a document from the bytes of a file, or from text. Never throws for what they say. */
export function parseDocument(source: string | Uint8Array, kinds: Kinds): Loaded {
  if (source.length > MOST_BYTES) return tooLong(source.length, 'bytes', MOST_BYTES);
  const text = withoutMark(typeof source === 'string' ? source : textOf(source));
  if (text.length > limits.documentLength) return tooLong(text.length, 'characters', limits.documentLength);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse(error('not-json', whole, `This is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`));
  }
  const twice = duplicateKey(text, value);
  if (twice) return refuse(saidTwice(twice));
  const loaded = loadDocument(value, kinds);
  return text.includes(UNREADABLE) ? { ...loaded, diagnostics: [...loaded.diagnostics, unreadable] } : loaded;
}

/** UTF-8 has at most three bytes for each UTF-16 unit, so that more is too long whatever it says. */
const MOST_BYTES = 3 * limits.documentLength;

const tooLong = (count: number, what: string, most: number): Loaded =>
  refuse(error('too-long', whole, `The file has ${count} ${what}; ${most} is the most that is opened.`));

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function saidTwice({ key, path, lines: [first, second] }: Duplicate): Diagnostic {
  const lines = first === second ? `in line ${first}` : `in lines ${first} and ${second}`;
  const where = path.length === 0 ? 'of the document' : `in '${path.join('.')}'`;
  return error(
    'duplicate-key',
    { owner: 'document', field: [...path, key].join('.') },
    `The key "${key}" ${where} stands twice, ${lines}, and only one of the two would be read. Give one another name, or remove it.`,
  );
}

const unreadable = warning(
  'unreadable-text',
  whole,
  `Some letters could not be read and are shown as ${UNREADABLE}: the file is neither UTF-8 nor UTF-16. Save it as UTF-8.`,
);

/** Takes a parsed JSON value. What is valid comes back at the present version; unknown kinds are kept as they are. */
export function loadDocument(value: unknown, kinds: Kinds): Loaded {
  if (!isJsonObject(value) || value['format'] !== 'neuroloom-graph')
    return refuse(error('not-a-graph', whole, 'This is JSON, but not a Neuroloom graph: its "format" should be "neuroloom-graph".'));
  const many = tooMany(value);
  if (many.length > 0) return refuse(...many);
  const harm = harmIn(value);
  if (harm) return refuse(harm);
  const infinite = numberIssue(value, isFinite64); // 1e400 is Infinity to JavaScript, and null in a file
  if (infinite) return refuse(...explainIssues([infinite], value));
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
  if (!validateDocument(migrated)) return refuse(...few(explainIssues(validateDocument.errors ?? [], migrated)));
  const document = migrated as unknown as GraphDocument;
  const diagnostics = checkDocument(document, kinds);
  return hasErrors(diagnostics) ? refuse(...few(diagnostics)) : { ok: true, document, diagnostics: few(diagnostics) };
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
