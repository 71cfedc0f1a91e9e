import { expect, test } from 'vitest';
import { classified, tagOf, tagsOf } from './caller.ts';

const answer = (status: number | null, error = '', body = ''): string => {
  const { outcome, code } = classified({ status, error, body });
  return `${outcome} ${code}`.trim();
};

test('an answer proves what it says: 4xx that nothing was done, 5xx and silence nothing at all', () => {
  expect(answer(200)).toBe('ok');
  expect(answer(409, '', '<ErrorResponse><Error><Code>EntityAlreadyExists</Code></Error></ErrorResponse>')).toBe('fail EntityAlreadyExists');
  expect(answer(503, '', '<Error><Code>ServiceUnavailable</Code></Error>')).toBe('unknown ServiceUnavailable');
  expect(answer(500)).toBe('unknown 500');
  expect(answer(null, 'TIMEOUT')).toBe('unknown TIMEOUT');
  expect(answer(null, 'ECONNRESET')).toBe('unknown ECONNRESET');
  expect(answer(null, 'ECONNREFUSED')).toBe('fail ECONNREFUSED');
});

test('elements of an answer are read by name', () => {
  const body = '<a><UserName>one</UserName><UserName>&lt;two&gt; &amp; more</UserName><UserName>';
  expect(tagsOf(body, 'UserName')).toEqual(['one', '<two> & more']);
  expect(tagOf(body, 'RoleName')).toBeNull();
});
