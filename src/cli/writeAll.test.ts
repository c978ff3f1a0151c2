import { expect, test } from 'vitest';
import { writeAll } from './writeAll.ts';

test('what the system takes in parts is written to the end', () => {
  const parts: number[] = [];
  writeAll((bytes) => {
    const taken = bytes.subarray(0, 3);
    parts.push(...taken);
    return taken.length;
  }, 'größer als drei');
  expect(new TextDecoder().decode(Uint8Array.from(parts))).toBe('größer als drei');
});

test('a disk that takes a part and then no more is a failure', () => {
  let room = 4;
  const write = (bytes: Uint8Array) => {
    if (room === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    const taken = Math.min(room, bytes.length);
    room -= taken;
    return taken;
  };
  expect(() => writeAll(write, 'longer')).toThrow('full');
  expect(() => writeAll(() => 0, 'longer')).toThrow('nothing more is taken');
});
