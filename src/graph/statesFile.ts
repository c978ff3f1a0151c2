/** From JSON text to a file of states: format, nesting and keys, schema, then what a schema cannot say. */
import { explainIssues } from './explain.ts';
import type { SchemaIssue } from './kind.ts';
import { harmIn } from './load.ts';
import { validateStates } from './states.generated.js';
import type { StatesFile } from './statesSchema.ts';

/** The file, or what is wrong with the text. Never throws for what the text says. */
export function parseStates(text: string): StatesFile | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const { format, version } = Object(value) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== 'neuroloom-states' || version !== 1) return 'it is not of the format neuroloom-states, version 1';
  const harm = harmIn(value as object);
  if (harm) return harm.code === 'too-deep' ? 'it nests too deep' : 'it uses the reserved key "__proto__"';
  if (!validateStates(value)) return validateStates.errors?.map((issue) => said(issue, value)).at(0) ?? 'it is not valid';
  const file = value as StatesFile;
  const ragged = Object.entries(file.slots).find(([, { rows, values }]) => values.length % rows !== 0);
  return ragged ? `the numbers of its state '${ragged[0]}' do not fill its rows` : file;
}

const OWNER = 'states';

function said(issue: SchemaIssue, value: unknown): string {
  const [, collection, key = ''] = issue.instancePath.split('/');
  if (collection === 'slots' && key !== '')
    return `its state '${key.replaceAll('~1', '/').replaceAll('~0', '~')}' is not a list of numbers`;
  if (issue.keyword === 'pattern') return `'${issue.instancePath.slice(1).replaceAll('/', '.')}' is no SHA-256 in hexadecimal`;
  return explainIssues([issue], value, OWNER)[0]?.message.slice(`${OWNER}: `.length) ?? 'it is not valid';
}
