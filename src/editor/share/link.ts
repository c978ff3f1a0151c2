/** A drawing as the fragment of an address, and back: `#v1=` + base64url(deflate(JSON)). Nothing leaves the browser. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import type { GraphDocument } from '../../graph/index.ts';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

/** Longer addresses are cut by mail programs and chats. */
export const LONGEST_LINK = 8_000;
const LONGEST_INPUT = 200_000;
/** Characters of JSON; a few kilobytes of zeros could otherwise unpack to gigabytes. */
const LARGEST_OUTPUT = 4 * 1024 * 1024;
const PIECE = 1024;

export type Link = { readonly ok: true; readonly href: string } | { readonly ok: false; readonly length: number };

/** `page` is the address without its fragment. */
export function linkTo(document: GraphDocument, page: string): Link {
  const href = `${page}#v1=${encodeBase64Url(deflateSync(strToU8(JSON.stringify(document)), { level: 9 }))}`;
  return href.length > LONGEST_LINK ? { ok: false, length: href.length } : { ok: true, href };
}

export type Unpacked = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };
const refuse = (problem: string): Unpacked => ({ ok: false, problem });

const CUT = 'The link was cut or damaged and cannot be read. Copy the whole of it, or ask for the file.';

/**
 * The JSON text behind `#v1=`; what it says is for parseDocument to judge. What follows the data is the sentence around the link (a full
 * stop, a bracket) or what a service has added (`&utm=1`): packed data says itself where it ends.
 */
export function unpackLink(packed: string): Unpacked {
  if (packed.length > LONGEST_INPUT)
    return refuse(`The link has ${packed.length} characters; ${LONGEST_INPUT} is the most that is opened.`);
  const bytes = decodeBase64Url(dataOf(packed));
  if (!bytes || bytes.length === 0) return refuse(CUT);
  try {
    const unpacked = inflate(bytes);
    return unpacked ? { ok: true, text: strFromU8(unpacked) } : refuse('The link unpacks to more than 4 MB and was not opened.');
  } catch {
    return refuse(CUT);
  }
}

/** As many characters as make whole bytes: one that is left over, such as the _ behind a link in italics, holds none. */
function dataOf(packed: string): string {
  const [data = ''] = /^[\w-]*/.exec(packed) ?? [];
  return data.length % 4 === 1 ? data.slice(0, -1) : data;
}

/** Piece by piece, so that it can stop in time; undefined when there is too much. */
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    parts.push(part);
    length += part.length;
    ended = final;
  });
  for (let start = 0; start < bytes.length; start += PIECE) {
    stream.push(bytes.subarray(start, start + PIECE), start + PIECE >= bytes.length);
    if (length > LARGEST_OUTPUT) return undefined;
  }
  if (!ended) throw new Error('cut');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
