import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../http.ts';
import {
  amzDateOf,
  amzTime,
  canonicalRequest,
  checkScope,
  checkSkew,
  payloadHash,
  presignRequest,
  SigningKeys,
  signingKey,
  signRequest,
  stringToSign,
  verifySignature,
} from './index.ts';
import type { SignatureClaim } from './index.ts';
import { AUTH, claimOf, fault, OPTIONS, request, SECRET, verifies, withHeader } from './sigv4.fixture.ts';

describe('canonical form', () => {
  test('SIG-11: the documented presigned request', () => {
    const documented = request({
      method: 'GET',
      path: '/test.txt',
      headers: [['Host', 'examplebucket.s3.amazonaws.com']],
      body: new Uint8Array(),
      query:
        'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    });
    const claim = claimOf(documented);
    expect(hash('sha256', canonicalRequest(documented, claim))).toBe('3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04');
    expect(verifySignature(documented, claim, signingKey(SECRET, '20130524', 'us-east-1', 's3'))).toBe(true);
    const key = signingKey(SECRET, '20130524', 'us-east-1', 's3');
    expect(key.hex(stringToSign(canonicalRequest(documented, claim), claim))).toBe(claim.signature);
  });

  function lines(parts: Partial<HttpRequest>): string[] {
    return canonicalRequest(request(parts), claimOf(signRequest(request(parts), OPTIONS))).split('\n');
  }

  test('SIG-3: the received path is normalised and encoded again', () => {
    const path = (text: string): string | undefined => lines({ path: text })[1];
    expect(path('/')).toBe('/');
    expect(path('/2015-03-31/functions/arn%3Aaws%3Alambda/invocations')).toBe('/2015-03-31/functions/arn%253Aaws%253Alambda/invocations');
    expect(path('/a//b/./c/../d/')).toBe('/a/b/d/');
    expect(path("/a b:*'")).toBe('/a%20b%3A%2A%27');
  });

  test('SIG-4: the query is encoded and sorted by name, then value', () => {
    expect(lines({ query: 'b=2&a=z&a=a&empty&A=%7e/x&s=a+b%20c&p=%2B' })[2]).toBe('A=~%2Fx&a=a&a=z&b=2&empty=&p=%2B&s=a%20b%20c');
  });

  test('SIG-5: header values are trimmed, inner blanks collapsed, repetitions joined, the port kept', () => {
    const headers = [['Host', 'localhost:4747'], ['X-Amz-Meta', '  a   b '], ['x-amz-meta', 'c']] as const;
    const signed = signRequest(request({ headers }), OPTIONS);
    expect(canonicalRequest(signed, claimOf(signed)).split('\n').slice(3, 8)).toEqual(['host:localhost:4747', 'x-amz-date:20260203T040506Z', 'x-amz-meta:a b ,c', '', 'host;x-amz-date;x-amz-meta']);
  });

  test('SIG-6: the sent payload hash must be that of the body, and UNSIGNED-PAYLOAD is refused', () => {
    const body = Buffer.from('x');
    const good = signRequest(request({ body, headers: [['Host', 'h'], ['X-Amz-Content-Sha256', hash('sha256', body)]] }), OPTIONS);
    expect(verifies(good)).toBe(true);
    for (const sent of ['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', hash('sha256', 'y')]) {
      const claim = { ...claimOf(good), contentSha256: sent };
      expect(payloadHash(good, claim)).toBeNull();
      expect(verifySignature(good, claim, signingKey(SECRET, claim.date, claim.region, claim.service))).toBe(false);
    }
  });
});

describe('verification', () => {
  const anyRequest = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    path: fc.array(fc.stringMatching(/^[A-Za-z0-9%:._~-]{0,8}$/)).map((parts) => `/${parts.join('/')}`),
    query: fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string())).map((pairs) => pairs.map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value)}`).join('&')),
    body: fc.uint8Array(),
    extra: fc.stringMatching(/^[ -~]{0,20}$/),
  });

  test('SIG-7, SIG-8: what is signed verifies with its own secret only', () => {
    fc.assert(
      fc.property(anyRequest, fc.boolean(), ({ extra, ...parts }, presigned) => {
        const bare = request({ ...parts, headers: [['Host', 'h:1'], ['X-Amz-Extra', extra]] });
        const signed = presigned ? presignRequest(bare, { ...OPTIONS, expiresSeconds: 60 }) : signRequest(bare, OPTIONS);
        expect(verifies(signed)).toBe(true);
        expect(verifies(signed, `${SECRET}x`)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('SIG-2: a change to any signed part breaks the signature', () => {
    const base = request({ path: '/a/b', query: 'q=1', headers: [['Host', 'h'], ['X-Amz-Target', 't'], ['Content-Type', 'text/plain']] });
    for (const signed of [signRequest(base, { ...OPTIONS, sessionToken: 'tok' }), presignRequest(base, { ...OPTIONS, sessionToken: 'tok', expiresSeconds: 60 })]) {
      expect(verifies(signed)).toBe(true);
      const change = (name: string, value: string): HttpRequest => ({ ...signed, headers: signed.headers.map((entry) => (entry[0] === name ? [name, value] as const : entry)) });
      const changed = [
        { ...signed, method: 'PUT' },
        { ...signed, path: '/a/c' },
        { ...signed, query: signed.query.replace('q=1', 'q=2') },
        { ...signed, query: `${signed.query}&r=1` },
        { ...signed, body: Buffer.from('other') },
        change('Host', 'g'),
        change('X-Amz-Target', 'u'),
        change('Content-Type', 'text/html'),
        ...(signed.query.includes('X-Amz-Date')
          ? [/(X-Amz-Date=\d{8}T\d{5})\d/, /(X-Amz-Expires=6)\d/, /(X-Amz-Security-Token=to)k/, /(X-Amz-Signature=)\w/].map((part) => ({ ...signed, query: signed.query.replace(part, '$19').replace('=69', '=61').replace(/Signature=9/, 'Signature=g') }))
          : [change('X-Amz-Date', '20260203T040507Z'), change('X-Amz-Security-Token', 'tol'), { ...signed, headers: signed.headers.map(([name, value]) => [name, name === 'Authorization' ? value.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) : value] as const) }]),
      ];
      for (const other of changed) expect(verifies(other), JSON.stringify(other)).toBe(false);
    }
  });

  test('SIG-8: a signature that is not 64 hex digits is no match', () => {
    const signed = signRequest(request(), OPTIONS);
    const claim = claimOf(signed);
    const key = signingKey(SECRET, claim.date, claim.region, claim.service);
    for (const signature of ['', 'zz', `${claim.signature}00`, claim.signature.toUpperCase()]) expect(verifySignature(signed, { ...claim, signature }, key)).toBe(false);
  });

  test('SIG-1: only WireFault comes out of random headers and queries', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (header, query, path) => {
        const odd = request({ query: `X-Amz-Signature=1&${query}`, path: `/${path}`, headers: [['Host', 'h']] });
        verifies(odd);
        verifies({ ...withHeader('Authorization', `AWS4-HMAC-SHA256 ${header}`), path: `/${path}`, query });
        verifies({ ...withHeader('Authorization', AUTH.replace('=00', `=${'0'.repeat(64)}`)), path: `/${path}`, query });
      }),
      { numRuns: 300 },
    );
  });
});

describe('scope and age', () => {
  const claim = claimOf(signRequest(request(), OPTIONS));

  test('SIG-14, ERR-5: scope problems are concatenated', () => {
    checkScope(claim, { services: ['sts'], region: 'us-east-1' });
    checkScope(claim, { services: ['sts'] });
    const wrong = { ...claim, date: '20260202', region: 'mars', service: 'iam', terminator: 'aws5' };
    expect(fault(() => checkScope(wrong, { services: ['sts'], region: 'us-east-1' }))).toEqual({
      code: 'SignatureDoesNotMatch',
      message:
        "Credential should be scoped to a valid Region, not 'mars'. Credential should be scoped to correct service: 'sts'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'.Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260202' != '20260203', from '20260203T040506Z'.",
    });
  });

  const at = (text: string) => () => checkSkew(claim, Date.parse(text));

  test('SIG-13, ERR-5: fifteen minutes on either side', () => {
    at('2026-02-03T04:20:06.999Z')();
    at('2026-02-03T03:50:06Z')();
    expect(fault(at('2026-02-03T04:20:07Z')).message).toBe('Signature expired: 20260203T040506Z is now earlier than 20260203T040507Z (20260203T042007Z - 15 min.)');
    expect(fault(at('2026-02-03T03:50:05Z')).message).toBe('Signature not yet current: 20260203T040506Z is still later than 20260203T040505Z (20260203T035005Z + 15 min.)');
  });

  test('SIG-10: a presigned request lives as long as it says, for STS fifteen minutes at most', () => {
    const presigned = (service: string, expiresSeconds: number): SignatureClaim => ({ ...claim, kind: 'presigned', service, expiresSeconds });
    checkSkew(presigned('iam', 3600), Date.parse('2026-02-03T05:05:06Z'));
    expect(fault(() => checkSkew(presigned('iam', 3600), Date.parse('2026-02-03T05:05:07Z'))).code).toBe('SignatureDoesNotMatch');
    expect(fault(() => checkSkew(presigned('sts', 3600), Date.parse('2026-02-03T04:20:07Z'))).code).toBe('SignatureDoesNotMatch');
    expect(fault(() => checkSkew(presigned('iam', 30), Date.parse('2026-02-03T04:05:37Z'))).message).toContain('- 30 sec.)');
  });
});

describe('signing keys', () => {
  test('SIG-8: a key is derived once, bounded in number and can be forgotten', () => {
    const keys = new SigningKeys(2);
    let derived = 0;
    const get = (id: string) => keys.get(id, '20260203', 'us-east-1', 'sts', () => (derived++, SECRET));
    expect(get('A')).toBe(get('A'));
    expect(derived).toBe(1);
    get('B');
    get('A');
    get('C');
    expect(keys.size).toBe(2);
    get('A');
    expect(derived).toBe(3);
    keys.forget('A');
    get('A');
    expect(derived).toBe(4);
    keys.clear();
    expect(keys.size).toBe(0);
  });
});

describe('dates', () => {
  test('SIG-9: a time is read exactly, and only if it exists', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        expect(amzTime(amzDateOf(date))).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
    for (const bad of ['', '20260203T040506', '2026-02-03T04:05:06Z', '20260229T000000Z', '20260431T000000Z', '20261301T000000Z', '20260001T000000Z', '20260100T000000Z', '20260203T240000Z', '20260203T006000Z', '20260203T000060Z', '2026020aT000000Z', '00000101T000000Z']) {
      expect(amzTime(bad), bad).toBeNull();
    }
    expect(amzTime('20240229T235959Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  });
});
