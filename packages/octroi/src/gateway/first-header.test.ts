import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { firstHeader } from './first-header.ts';

const asked = (rawHeaders: readonly string[], headers: Readonly<Record<string, string | string[]>>) => ({ rawHeaders, headers }) as unknown as IncomingMessage;

test('a header is found whatever its case, and one that is not there is not', () => {
  const request = asked(['HoSt', 'a', 'X-Amz-Target', 'b'], { host: 'a', 'x-amz-target': 'b' });
  expect([firstHeader(request, 'host'), firstHeader(request, 'x-amz-target'), firstHeader(request, 'referer')]).toEqual(['a', 'b', undefined]);
});

test('a header that repeats reads as `request.headers` has it', () => {
  const request = asked(['Host', 'a', 'host', 'b', 'X-Forwarded-For', '1', 'x-forwarded-for', '2', 'Set-Cookie', 'c', 'Set-Cookie', 'd'], { host: 'a', 'x-forwarded-for': '1, 2', 'set-cookie': ['c', 'd'] });
  expect([firstHeader(request, 'host'), firstHeader(request, 'x-forwarded-for'), firstHeader(request, 'set-cookie')]).toEqual(['a', '1, 2', 'c']);
});
