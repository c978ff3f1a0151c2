/** What a text says that JSON.parse would pass over: keys that stand twice, numbers beyond float32, encodings. */
import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import { parseDocument } from './load.ts';
import { saveDocument } from './save.ts';

const sound = drawing({ x: input([[1]]), u: node('unit') }, { e: weight('x', 'u', 0.5) });
const sayOf = (text: string) => parseDocument(text, kinds).diagnostics.map(({ code, message }) => `${code}: ${message}`);
const text = () => JSON.stringify(sound);
test('that names a node twice, an experiment, or the document itself', () => {
  const twice = text().replace('"u":{', '"u":{"type":"note","params":{},"position":[0,0]},\n"u":{');
  expect(sayOf(twice)).toEqual([
    `duplicate-key: The key "u" in 'nodes' stands twice, in lines 1 and 2, and only one of the two would be read. Give one another name, or remove it.`,
  ]);
  expect(sayOf(text().replace('"title"', '"title":"a","title"'))[0]).toMatch(
    /^duplicate-key: The key "title" of the document stands twice, in line 1,/,
  );
  expect(sayOf(text().replace('"params":{}', '"params":{"bias":1,"bias":2}'))[0]).toMatch(
    /^duplicate-key: The key "bias" in 'nodes.u.params' /,
  );
});
test.each([
  ['1e400', 'Infinity'],
  ['-1e400', '-Infinity'],
  ['1e39', '1e+39'],
  ['-1e39', '-1e+39'],
])('with %s for a bias', (number, got) => {
  expect(sayOf(text().replace('"params":{}', `"params":{"bias":${number}}`))[0]).toMatch(
    new RegExp(`'.*bias' must be a number that can be computed with: at most 3.4e38, got ${got.replace('+', '\\+')}$`),
  );
});
test('with the largest number of float32 for a bias', () => {
  expect(sayOf(text().replace('"params":{}', '"params":{"bias":3.4028234663852886e38}'))).toEqual([]);
});
test('that other programs keep a large number in', () => {
  expect(sayOf(text().replace('"title"', '"meta":{"n":1e300},"title"'))).toEqual([]);
});
test('that says where its schema is, which is kept', () => {
  const loaded = parseDocument(text().replace('{', '{"$schema":"../schemas/graph.schema.json",'), kinds);
  expect(loaded.ok && saveDocument(loaded.document)).toMatch(/^\{\n {2}"\$schema": "..\/schemas\/graph.schema.json",\n/);
});
test('in UTF-16, in UTF-8 with a mark, and in bytes that are neither', () => {
  const document = JSON.stringify({ ...sound, title: 'größer' });
  const bytes = (encoding: BufferEncoding, mark: readonly number[]) =>
    parseDocument(Uint8Array.from([...mark, ...Buffer.from(document, encoding)]), kinds);
  for (const loaded of [
    bytes('utf16le', [0xff, 0xfe]),
    bytes('utf16le', []),
    bytes('utf8', [0xef, 0xbb, 0xbf]),
    parseDocument(`\uFEFF${document}`, kinds),
  ])
    expect(loaded).toMatchObject({ ok: true, diagnostics: [], document: { title: 'größer' } });
  expect(bytes('latin1', [])).toMatchObject({ ok: true, diagnostics: [{ code: 'unreadable-text', severity: 'warning' }] });
});
