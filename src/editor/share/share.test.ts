import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { parseDocument } from '../../graph/index.ts';
import { firstDrawing } from '../library/first-drawing.ts';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { LONGEST_LINK, linkTo, unpackLink } from './link.ts';
import { drawingHash, galleryHash, routeOf } from './routes.ts';

const page = 'https://example.org/neuroloom/';
const packed = (href: string) => href.slice(href.indexOf('#v1=') + 4);

test('a drawing comes back from its link as it was', () => {
  const link = linkTo(firstDrawing, page);
  expect(link.ok).toBe(true);
  const unpacked = unpackLink(packed(link.ok ? link.href : ''));
  expect(unpacked.ok && JSON.parse(unpacked.text)).toEqual(firstDrawing);
  expect(unpacked.ok && parseDocument(unpacked.text, kinds).ok).toBe(true);
});

test('a drawing that makes too long a link is refused with its length', () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(33 + ((i * 7919) % 90), 33 + ((i * i) % 89))).join('');
  const link = linkTo({ ...firstDrawing, meta: { noise } }, page);
  expect(link.ok).toBe(false);
  expect(link.ok ? 0 : link.length).toBeGreaterThan(LONGEST_LINK);
});

test('base64url round trips bytes of every length and refuses other characters', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37) % 256);
    const text = encodeBase64Url(bytes);
    expect(text).toMatch(/^[\w-]*$/);
    expect(decodeBase64Url(text)).toEqual(bytes);
  }
  expect(decodeBase64Url('a+b')).toBeUndefined();
  expect(decodeBase64Url('a')).toBeUndefined();
});

test('a bomb is stopped', () => {
  const bomb = encodeBase64Url(deflateSync(new Uint8Array(50_000_000), { level: 9 }));
  expect(bomb.length).toBeLessThan(200_000);
  expect(unpackLink(bomb)).toEqual({ ok: false, problem: expect.stringContaining('4 MB') as string });
});

test.each([
  ['nothing', ''],
  ['other characters', 'äöü'],
  ['what was cut', packed(linkToText()).slice(0, 200)],
  ['noise', 'q83vEjRWeJCrze8SNFZ4kA'],
  ['too much', 'A'.repeat(200_001)],
])('a link with %s is refused with a sentence', (_, text) => {
  const unpacked = unpackLink(text);
  expect(unpacked.ok).toBe(false);
  expect(unpacked.ok ? '' : unpacked.problem).toMatch(/^The link .*\.$/);
});

function linkToText(): string {
  const link = linkTo(firstDrawing, page);
  return link.ok ? link.href : '';
}

describe('what follows a link is not part of it', () => {
  const link = packed(linkToText());
  test.each(['.', ')', '),', '&utm=1', '&utm_source=mail#x', '”', '%E2%80%9D', '_', '__', '-', 'A', '>', ' and more', '\n'])(
    '%j',
    (behind) => {
      expect(unpackLink(link + behind)).toEqual(unpackLink(link));
      const route = routeOf(`#v1=${link}${behind}`);
      expect(unpackLink(route.type === 'link' ? route.packed : '')).toEqual(unpackLink(link));
    },
  );

  test.each(['.', ')', ').', '?!', '&utm=1', '%E2%80%9D', '%22).', '_'])('nor of another address: %j', (behind) => {
    for (const hash of [galleryHash('03-bias'), galleryHash('24-perceptron', 'xor'), drawingHash('d7')])
      expect(routeOf(hash + behind)).toEqual(routeOf(hash));
  });

  test('an address of nothing but such signs is looked at once', () => {
    expect(routeOf(`#/gallery/${'.'.repeat(1_000_000)}a`).type).toBe('unknown');
    expect(routeOf(`#/gallery/${'%20.'.repeat(250_000)}`).type).toBe('gallery-list');
  }, 1000); // a pattern that begins anew at every sign takes hours
});

test('routes', () => {
  expect(routeOf('')).toEqual({ type: 'home' });
  expect(routeOf('#/')).toEqual({ type: 'home' });
  expect(routeOf('#v1=abc')).toEqual({ type: 'link', packed: 'abc' });
  expect(routeOf('#/gallery')).toEqual({ type: 'gallery-list' });
  expect(routeOf('#/gallery/')).toEqual({ type: 'gallery-list' });
  expect(routeOf(galleryHash('03-bias'))).toEqual({ type: 'gallery', name: '03-bias' });
  expect(routeOf(galleryHash('24-perceptron', 'xor'))).toEqual({ type: 'gallery', name: '24-perceptron', experiment: 'xor' });
  expect(routeOf(drawingHash('d7'))).toEqual({ type: 'drawing', id: 'd7' });
  for (const hash of ['#/gallery/../secret', '#hello', '#/drawing/a/b', '#v2=abc'])
    expect(routeOf(hash)).toEqual({ type: 'unknown', hash });
});
