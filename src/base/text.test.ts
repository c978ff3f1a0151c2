import { expect, test } from 'vitest';
import { textOf } from './text.ts';

const WORDS = '{ "title": "größer → 𝛼" }';

/** UTF-16, with the lower or the higher byte first. */
function utf16(text: string, isBig: boolean): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
  );
}
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

test.each([
  ['UTF-8', utf8(WORDS)],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8(WORDS)]],
  ['UTF-16, lower byte first, with a mark', [0xff, 0xfe, ...utf16(WORDS, false)]],
  ['UTF-16, higher byte first, with a mark', [0xfe, 0xff, ...utf16(WORDS, true)]],
  ['UTF-16, lower byte first, without a mark', utf16(WORDS, false)],
  ['UTF-16, higher byte first, without a mark', utf16(WORDS, true)],
])('%s is read as it was written', (_, bytes) => {
  expect(textOf(Uint8Array.from(bytes))).toBe(WORDS);
});

test('an empty file is an empty text', () => {
  expect(textOf(new Uint8Array())).toBe('');
});
