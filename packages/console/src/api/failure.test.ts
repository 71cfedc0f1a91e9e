import { expect, test } from 'vitest';
import { endsSession } from './failure.ts';

const refusal = (name: string, httpStatusCode?: number) => Object.assign(new Error('no'), { name, $metadata: httpStatusCode === undefined ? {} : { httpStatusCode } });

test('credentials that are good no longer end the session, in the words and with the status of each protocol', () => {
  for (const name of ['ExpiredToken', 'InvalidClientTokenId', 'ExpiredTokenException', 'UnrecognizedClientException']) expect(endsSession(refusal(name, 403))).toBe(true);
  for (const name of ['ExpiredTokenException', 'UnrecognizedClientException']) expect(endsSession(refusal(name, 400))).toBe(true);
});

test('nothing else ends the session: a denial, an answer that never came, an argument of that name', () => {
  for (const name of ['AccessDenied', 'SignatureDoesNotMatch', 'constructor']) expect(endsSession(refusal(name, 403))).toBe(false);
  for (const name of ['ExpiredToken', 'InvalidClientTokenId']) expect(endsSession(refusal(name, 400))).toBe(false);
  expect(endsSession(refusal('ExpiredTokenException'))).toBe(false);
});
