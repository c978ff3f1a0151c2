/** A document as JSON text that a person can read and a diff can follow: what fits on a line stays on it. */
import { finite, type Json } from '../base/index.ts';
import type { GraphDocument } from './document.ts';

const WIDTH = 120;
const SEPARATOR = ', ';

/** Throws where a number is not finite: JSON would have `null` for it, and the file would not open again. */
export function saveDocument(document: GraphDocument): string {
  return `${formatJson(document)}\n`;
}

/** JSON-equal to `JSON.stringify`, in lines of at most 120 characters where the content allows. */
export function formatJson(value: Json, indent = ''): string {
  const inline = inlineJson(value, WIDTH - indent.length);
  if (inline !== undefined) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item: Json) => inner + formatJson(item, inner)).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value as Readonly<Record<string, Json>>).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${formatJson(item, inner)}`).join(',\n')}\n${indent}}`;
}

/** The value on one line, or undefined as soon as it is longer than `room`. */
function inlineJson(value: Json, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(typeof value === 'number' ? finite(value) : value);
  const [open, close, empty] = Array.isArray(value) ? ['[', ']', '[]'] : ['{ ', ' }', '{}'];
  const parts: string[] = [];
  let left = room - open.length - close.length;
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const text = inlineJson(item, left);
    if (text === undefined) return undefined;
    const part = Array.isArray(value) ? text : `${JSON.stringify(key)}: ${text}`;
    parts.push(part);
    left -= part.length + SEPARATOR.length;
    if (left < -SEPARATOR.length) return undefined;
  }
  return parts.length === 0 ? empty : open + parts.join(SEPARATOR) + close;
}
