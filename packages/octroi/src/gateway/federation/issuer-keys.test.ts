import { expect, test } from 'vitest';
import { IssuerKeysError } from '../../kernel/federation/issuer-keys.ts';
import { boundedGet } from './bounded-get.ts';
import { KeysOfIssuers } from './issuer-keys.ts';
import { keysIn, publishedKeys } from './published-keys.ts';

const ISSUER = 'https://idp.example.com';
const SECONDS = 1000;

/** A source of keys that counts how often it is asked. */
function source(answer: (asked: number) => readonly object[] | Error) {
  const asked: string[] = [];
  let now = 0;
  const fetch = async (issuer: string, { loopback }: { loopback: boolean }) => {
    asked.push(loopback ? `loopback ${issuer}` : issuer);
    const keys = answer(asked.length);
    if (keys instanceof Error) throw keys;
    return keys as never;
  };
  return { asked, fetch, now: () => now, wait: (seconds: number) => void (now += seconds * SECONDS) };
}

test('STS-40: an issuer is asked once an hour, whoever brings tokens', async () => {
  const { asked, fetch, now, wait } = source(() => [{ kid: 'a' }]);
  const keys = new KeysOfIssuers([], fetch, now);
  await Promise.all(Array.from({ length: 50 }, () => keys.keysOf(ISSUER, 'a')));
  wait(3599);
  expect(await keys.keysOf(ISSUER, 'a')).toEqual([{ kid: 'a' }]);
  expect(asked).toEqual([ISSUER]);
  wait(2);
  await keys.keysOf(ISSUER, 'a');
  expect(asked).toHaveLength(2);
});

test('STS-40: a key id that is not known makes it ask again, at most twice a minute', async () => {
  const { asked, fetch, now, wait } = source((times) => [{ kid: times === 1 ? 'old' : 'new' }]);
  const keys = new KeysOfIssuers([], fetch, now);
  expect(await keys.keysOf(ISSUER, 'new')).toEqual([{ kid: 'old' }]);
  for (let again = 0; again < 100; again++) await keys.keysOf(ISSUER, `made-up-${again}`);
  expect(asked).toHaveLength(1);
  wait(31);
  expect(await Promise.all([keys.keysOf(ISSUER, 'new'), keys.keysOf(ISSUER, 'new')])).toEqual([[{ kid: 'new' }], [{ kid: 'new' }]]);
  expect(asked).toHaveLength(2);
});

test('STS-41: a failure is remembered for half a minute, and never taken for no keys', async () => {
  const { asked, fetch, now, wait } = source((times) => (times < 3 ? new IssuerKeysError('unreachable', 'gone') : [{ kid: 'a' }]));
  const keys = new KeysOfIssuers([], fetch, now);
  for (let again = 0; again < 10; again++) await expect(keys.keysOf(ISSUER, 'a')).rejects.toThrow('gone');
  expect(asked).toHaveLength(1);
  wait(31);
  await expect(keys.keysOf(ISSUER, 'a')).rejects.toThrow('gone');
  wait(31);
  expect(await keys.keysOf(ISSUER, 'a')).toEqual([{ kid: 'a' }]);
});

test('given keys are never fetched, and only a given issuer of this host is asked there', async () => {
  const { asked, fetch, now } = source(() => []);
  const keys = new KeysOfIssuers([{ issuer: ISSUER, keys: [{ kid: 'given' }] }, { issuer: 'http://127.0.0.1:9000' }], fetch, now);
  expect(await keys.keysOf(ISSUER, 'other')).toEqual([{ kid: 'given' }]);
  await keys.keysOf('http://127.0.0.1:9000', undefined);
  await keys.keysOf('http://127.0.0.1:9001', undefined);
  expect(asked).toEqual(['loopback http://127.0.0.1:9000', 'http://127.0.0.1:9001']);
});

test('issuers are remembered within bounds, and not more than a few asked at a time', async () => {
  const { asked, fetch, now } = source(() => []);
  const keys = new KeysOfIssuers([], fetch, now);
  for (let index = 0; index < 300; index++) await keys.keysOf(`https://idp-${index}.example.com`, undefined);
  await keys.keysOf('https://idp-299.example.com', undefined);
  await keys.keysOf('https://idp-0.example.com', undefined);
  expect(asked).toHaveLength(301);
  const slow = new KeysOfIssuers([], () => new Promise(() => {}), now);
  for (let index = 0; index < 16; index++) void slow.keysOf(`https://slow-${index}.example.com`, undefined);
  await expect(slow.keysOf('https://slow-16.example.com', undefined)).rejects.toThrow('too many issuers are being asked');
});

test('STS-40: the discovery document must be of the issuer, and its keys at most 100 of a kind', async () => {
  const documents = (discovered: unknown, keys: unknown = { keys: [] }) => publishedKeys(ISSUER, { loopback: false }, async (url) => (url === `${ISSUER}/.well-known/openid-configuration` ? discovered : keys));
  const many = (kty: string, length: number) => Array.from({ length }, () => ({ kty }));
  expect(await documents({ issuer: ISSUER, jwks_uri: 'https://keys.example.com' }, { keys: [{ kid: 'a' }] })).toEqual([{ kid: 'a' }]);
  for (const discovered of [{ issuer: `${ISSUER}/`, jwks_uri: 'https://x' }, { jwks_uri: 'https://x' }, { issuer: ISSUER }, { issuer: ISSUER, jwks_uri: 7 }, [], null, 'x']) {
    await expect(documents(discovered)).rejects.toMatchObject({ reason: 'unusable' });
  }
  expect(keysIn({ keys: [...many('RSA', 100), ...many('EC', 100)] })).toHaveLength(200);
  for (const keys of [many('RSA', 101), many('EC', 101), many('OKP', 201), [7], {}, null]) expect(() => keysIn({ keys })).toThrow(IssuerKeysError);
});

test.each(['http://idp.example.com/x', 'ftp://idp.example.com/x', 'https://u:p@idp.example.com/', 'no url', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://169.254.169.254/latest', 'https://0.0.0.0/x', 'https://localhost/x'])(
  'an issuer is never asked at `%s`',
  async (address) => {
    await expect(boundedGet(address, { loopback: false })).rejects.toMatchObject({ reason: 'unusable' });
  },
);

test('an issuer that is given as one of this host is asked nowhere else', async () => {
  await expect(boundedGet('http://192.0.2.1/x', { loopback: true })).rejects.toThrow('an issuer of this host has an address elsewhere');
});
