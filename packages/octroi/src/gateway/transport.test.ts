import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { proxiesProblem, transportOf, TrustedProxies } from './transport.ts';

const of = (peer: string | undefined, headers: Readonly<Record<string, string>> = {}, trusted: readonly string[] = ['10.0.0.0/8', 'fd00::/8'], secure = false) =>
  transportOf({ socket: { remoteAddress: peer }, headers, rawHeaders: Object.entries(headers).flat() } as unknown as IncomingMessage, new TrustedProxies(trusted), secure);
const ip = (peer: string | undefined, forwarded?: string, trusted?: readonly string[]) => of(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, trusted).sourceIp;

test('KEY-22: the source address is the peer\'s, in its plain form', () => {
  expect(ip('203.0.113.9')).toBe('203.0.113.9');
  expect(ip('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(ip('2001:db8::1')).toBe('2001:db8::1');
  expect(ip('fe80::1%eth0')).toBe('fe80::1');
  expect(ip(undefined)).toBeNull();
});

test('KEY-22: nobody but a trusted proxy is believed', () => {
  expect(ip('203.0.113.9', '198.51.100.7')).toBe('203.0.113.9');
  expect(ip('10.1.2.3', '198.51.100.7', [])).toBe('10.1.2.3');
  expect(of('203.0.113.9', { 'x-forwarded-proto': 'https' }).secure).toBe(false);
});

test('KEY-22: behind trusted proxies the last address counts that is none of them', () => {
  expect(ip('10.1.2.3', '198.51.100.7')).toBe('198.51.100.7');
  expect(ip('::ffff:10.1.2.3', '198.51.100.7')).toBe('198.51.100.7');
  expect(ip('10.1.2.3', '1.1.1.1, 198.51.100.7, 10.9.9.9')).toBe('198.51.100.7');
  expect(ip('10.1.2.3', '::ffff:198.51.100.7')).toBe('198.51.100.7');
  expect(ip('fd00::5', '2001:db8::7')).toBe('2001:db8::7');
  expect(ip('10.1.2.3', '10.5.5.5, 10.6.6.6')).toBe('10.5.5.5');
  expect(ip('10.1.2.3')).toBe('10.1.2.3');
});

test('KEY-22: what stands before an entry that is no address may be invented: the last known hop counts', () => {
  for (const garbage of ['unknown', '198.51.100.7:443', '', '[2001:db8::1]', '999.1.1.1', '10.1.2.3.4', 'x'.repeat(10_000)]) {
    expect(ip('10.1.2.3', `10.66.66.66, ${garbage}`)).toBe('10.1.2.3');
    expect(ip('10.1.2.3', `10.66.66.66, ${garbage}, 10.7.7.7`)).toBe('10.7.7.7');
  }
});

test('KEY-32: aws:SecureTransport is the connection\'s, or the word of a trusted proxy', () => {
  expect(of('203.0.113.9', {}, [], true).secure).toBe(true);
  expect(of('10.1.2.3', { 'x-forwarded-proto': 'https' }).secure).toBe(true);
  for (const proto of ['http', 'HTTPS', 'https, http', '']) expect(of('10.1.2.3', { 'x-forwarded-proto': proto }).secure).toBe(false);
});

test('KEY-33: agent and referrer are the headers\', absent if they are', () => {
  expect(of('203.0.113.9', { 'user-agent': 'cli', referer: 'r' })).toMatchObject({ userAgent: 'cli', referer: 'r' });
  expect(of('203.0.113.9')).toMatchObject({ userAgent: null, referer: null });
});

test('a list of proxies with anything but address ranges is refused with a sentence', () => {
  expect(proxiesProblem(['10.0.0.0/8', '::1', '127.0.0.1', 'fd00::/8', '0.0.0.0/0'])).toBeNull();
  for (const wrong of ['', '10.0.0.0/', '10.0.0.0/33', '::1/129', '10.0.0.0/8/9', '10.0.0.0/-1', '10.0.0.0/1e1', '10.0.0.0/ 8', 'localhost', '10.0.0', 'fe80::1%lo/64']) {
    expect(proxiesProblem(['::1', wrong])).toBe(`\`${wrong}\` is no address range such as 10.0.0.0/8`);
    expect(() => new TrustedProxies([wrong])).toThrow('is no address range');
  }
});
