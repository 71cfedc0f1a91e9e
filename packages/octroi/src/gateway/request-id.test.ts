import { expect, test } from 'vitest';
import { newRequestId } from './request-id.ts';

test('a request id is a version 4 UUID, and none comes twice', () => {
  const ids = Array.from({ length: 5000 }, newRequestId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every random bit of an id is drawn: each digit takes all of its values', () => {
  const ids = Array.from({ length: 2000 }, newRequestId);
  for (let at = 0; at < 36; at++) {
    const wanted = [8, 13, 14, 18, 23].includes(at) ? 1 : at === 19 ? 4 : 16;
    expect(new Set(ids.map((id) => id[at])).size).toBe(wanted);
  }
});
