/** What ajv found, in words: the node or edge, the field, what was expected and what was there. */
import { error, type Diagnostic, type Place } from './diagnostic.ts';
import type { SchemaIssue } from './kind.ts';

const SHOWN = 60;
const FORMS = {
  claim: 'must be one of { equals, tolerance }, { atLeast }, { atMost }, { sameAs, tolerance }',
  numbers: 'must be a number, a list of numbers, or { "tensor": name }',
} as const;

/** Issues of a document, or of the parameters of one owner; `value` is what was validated. */
export function explainIssues(issues: readonly SchemaIssue[], value: unknown, owner?: string): readonly Diagnostic[] {
  const told = new Set<string>();
  // an alternative that failed says less than that none of them fits
  const alternatives = issues.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  return issues
    .filter((issue) => issue.keyword === 'anyOf' || !alternatives.some((path) => issue.instancePath.startsWith(path)))
    .flatMap((issue) => {
      const place = placeOf(issue, owner);
      const key = `${place.owner} ${place.field ?? ''}`;
      if (told.has(key)) return [];
      told.add(key);
      return [error(`invalid-${issue.keyword}`, place, `${describePlace(place)} ${describe(issue, value)}`)];
    });
}

function placeOf(issue: SchemaIssue, owner?: string): Place {
  const steps = stepsOf(issue);
  const extra = issue.params['additionalProperty'] ?? issue.params['missingProperty'];
  if (typeof extra === 'string') steps.push(extra);
  if (owner !== undefined) return { owner, field: steps.join('.') };
  const [collection = 'document', id, ...rest] = steps;
  if (['nodes', 'edges', 'tensors', 'probes', 'experiments'].includes(collection) && id !== undefined)
    return { owner: id, field: rest.join('.') };
  return { owner: 'document', field: steps.join('.') };
}

function describePlace({ owner, field }: Place): string {
  return field ? `${owner}: '${field}'` : `${owner}:`;
}

const sayings: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  additionalProperties: () => 'is not a field of this format: remove it, or keep it under meta',
  required: () => 'is missing',
  type: ({ type }) => `must be ${String(type)}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as readonly unknown[]).join(', ')}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  minimum: ({ comparison, limit }) => `must be ${String(comparison)} ${String(limit)}`,
  maximum: ({ comparison, limit }) => `must be ${String(comparison)} ${String(limit)}`,
  exclusiveMinimum: ({ limit }) => `must be greater than ${String(limit)}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${String(limit)}`,
  maxLength: ({ limit }) => `must not be longer than ${String(limit)} characters`,
  maxProperties: ({ limit }) => `has too many entries: ${String(limit)} at the most`,
  maxItems: ({ limit }) => `has too many entries: ${String(limit)} at the most`,
  pattern: () => 'must be a short name: a letter, then letters, digits, _ . or -',
  finite: () => 'must be a number that can be computed with: at most 3.4e38',
};

function stepsOf({ instancePath }: SchemaIssue): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function describe(issue: SchemaIssue, value: unknown): string {
  const said =
    issue.keyword === 'anyOf'
      ? FORMS[issue.instancePath.startsWith('/claims') ? 'claim' : 'numbers']
      : (sayings[issue.keyword]?.(issue.params) ?? issue.message ?? 'is not valid');
  if (['required', 'additionalProperties', 'maxProperties', 'maxItems'].includes(issue.keyword)) return said;
  const found = stepsOf(issue).reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>>)[step], value);
  const got = (typeof found === 'number' ? String(found) : JSON.stringify(found)) ?? '';
  return `${said}, got ${got.length > SHOWN ? `${got.slice(0, SHOWN)}…` : got}`;
}
