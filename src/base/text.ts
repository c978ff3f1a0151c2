/** Bytes of a file as text: UTF-8, or UTF-16 as some Windows programs save it; a mark at the beginning says which, else the zeros do. */

interface Decoder {
  decode(bytes: Uint8Array): string;
}
/** Every host has it, though the language does not. */
const { TextDecoder } = globalThis as unknown as { readonly TextDecoder: new (encoding: string) => Decoder };

/** What a decoder writes where bytes are none of its encoding. */
export const UNREADABLE = '\uFFFD';

/** The text without its byte order mark. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The first character of a JSON text is ASCII, so that in UTF-16 one of its two bytes is 0 (RFC 4627, section 3). */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
