/** One way to write a value, whatever the order of its keys, and the SHA-256 of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** JSON, and long lists of numbers as they lie in memory. Entries of a record that are undefined are not there. */
export type Content =
  null | boolean | number | string | Float64Array | readonly Content[] | { readonly [key: string]: Content | undefined };

/** Characters that are gathered before they are hashed: a large document is never one string. */
const GATHERED = 65_536;

/**
 * SHA-256 (FIPS 180-4) in 64 hexadecimal digits. Equal for values that differ only in the order of keys, in −0 for 0, or in how
 * numbers were typed (1.0, 1e0). A hash of this length is not met by accident and not by trying, so that it can say whose a file is;
 * the browser's own is neither there in every context nor synchronous, hence the library.
 */
export function hashOf(content: Content): string {
  const hash = sha256.create();
  let gathered = '';
  const flush = () => {
    hash.update(utf8ToBytes(gathered));
    gathered = '';
  };
  const write = (text: string) => {
    gathered += text;
    if (gathered.length > GATHERED) flush();
  };
  const walk = (value: Content): void => {
    if (value instanceof Float64Array) {
      write(`f${value.length}:`);
      flush();
      hash.update(bytesOf(value));
    } else if (Array.isArray(value)) {
      write('[');
      for (const item of value as readonly Content[]) {
        walk(item);
        write(',');
      }
      write(']');
    } else if (typeof value === 'object' && value !== null) {
      write('{');
      for (const [key, item] of Object.entries(value as Readonly<Record<string, Content | undefined>>).toSorted(byKey)) {
        if (item === undefined) continue;
        write(`${JSON.stringify(key)}:`);
        walk(item);
        write(',');
      }
      write('}');
    } else write(typeof value === 'string' ? JSON.stringify(value) : String(value));
  };
  walk(content);
  flush();
  return bytesToHex(hash.digest());
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Little-endian float64, −0 as 0, on every machine alike. */
function bytesOf(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((x, i) => view.setFloat64(i * 8, x + 0, true));
  return new Uint8Array(view.buffer);
}
