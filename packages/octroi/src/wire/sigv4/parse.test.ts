import { describe, expect, test } from 'vitest';
import { parseSignature, presignRequest, signRequest } from './index.ts';
import { AUTH, claimOf, fault, OPTIONS, request, withHeader } from './sigv4.fixture.ts';

describe('reading the claim', () => {
  test('SIG-1: the header form is read, with and without blanks after the commas', () => {
    const claim = claimOf(withHeader('Authorization', AUTH));
    expect(claim).toMatchObject({ kind: 'header', accessKeyId: 'AKID', date: '20260203', region: 'us-east-1', service: 'sts', terminator: 'aws4_request', amzDate: '20260203T040506Z', signedHeaders: ['host', 'x-amz-date'], signature: '00' });
    expect(claimOf(withHeader('authorization', AUTH.replaceAll(', ', ',')))).toEqual(claim && { ...claim, headers: expect.anything() });
  });

  test('SIG-1: an unsigned request is no claim; two signatures are refused', () => {
    expect(parseSignature(request())).toBeNull();
    const both = { ...withHeader('Authorization', AUTH), query: 'X-Amz-Signature=00' };
    expect(fault(() => parseSignature(both)).code).toBe('IncompleteSignature');
    const twice = request({ headers: [['Host', 'h'], ['Authorization', AUTH], ['Authorization', AUTH], ['X-Amz-Date', '20260203T040506Z']] });
    expect(fault(() => parseSignature(twice)).code).toBe('IncompleteSignature');
  });

  test('ERR-4: every missing part has its sentence', () => {
    const empty = request({ headers: [['Host', 'h'], ['Authorization', 'AWS4-HMAC-SHA256 ']] });
    expect(fault(() => parseSignature(empty))).toEqual({
      code: 'IncompleteSignature',
      message: "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 ",
    });
    expect(fault(() => parseSignature(request({ query: 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260203T040506Z' }))).message).toBe(
      "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
    );
    expect(fault(() => parseSignature(withHeader('Authorization', AUTH.replace('/aws4_request', '')))).message).toBe(
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKID/20260203/us-east-1/sts'",
    );
  });

  test('SIG-15, SIG-19: SigV2, SigV4a and unknown schemes are refused', () => {
    expect(fault(() => parseSignature(withHeader('Authorization', AUTH.replace('HMAC', 'ECDSA-P256')))).message).toBe("Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'");
    expect(fault(() => parseSignature(withHeader('Authorization', 'Bearer secret'))).message).toBe("Unsupported AWS 'algorithm': 'Bearer'");
    expect(fault(() => parseSignature(request({ query: 'SignatureVersion=2&Signature=x' }))).code).toBe('IncompleteSignature');
  });

  test('SIG-5: host and every x-amz header must be signed, and a signed header must be there', () => {
    expect(fault(() => parseSignature(withHeader('Authorization', AUTH.replace('host;', '')))).message).toBe("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    const extra = { ...withHeader('Authorization', AUTH), headers: [...withHeader('Authorization', AUTH).headers, ['X-Amz-Target', 'x'] as const] };
    expect(fault(() => parseSignature(extra))).toEqual({ code: 'SignatureDoesNotMatch', message: "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization." });
    expect(fault(() => parseSignature(withHeader('Authorization', AUTH.replace('host;', 'absent;host;')))).code).toBe('SignatureDoesNotMatch');
  });

  test('SIG-5: signed headers are taken sorted and once', () => {
    expect(claimOf(withHeader('Authorization', AUTH.replace('host;x-amz-date', 'x-amz-date;HOST;host'))).signedHeaders).toEqual(['host', 'x-amz-date']);
    const many = AUTH.replace('host;', `${Array.from({ length: 101 }, (_, index) => `h${index};`).join('')}host;`);
    expect(fault(() => parseSignature(withHeader('Authorization', many))).code).toBe('IncompleteSignature');
  });

  test('SIG-9: X-Amz-Date before Date, and the date must be one', () => {
    const dated = request({ headers: [['Host', 'h'], ['Date', 'Tue, 03 Feb 2026 04:05:06 GMT'], ['Authorization', AUTH.replace('x-amz-date', 'date')]] });
    expect(claimOf(dated).amzDate).toBe('20260203T040506Z');
    const broken = request({ headers: [['Host', 'h'], ['X-Amz-Date', '20260230T000000Z'], ['Authorization', AUTH]] });
    expect(fault(() => parseSignature(broken)).message).toContain("Date must be in ISO-8601 'basic format'");
  });

  test('SIG-10: X-Amz-Expires is 1 to 604800', () => {
    const presigned = presignRequest(request({ method: 'GET', body: new Uint8Array() }), { ...OPTIONS, expiresSeconds: 60 });
    expect(claimOf(presigned)).toMatchObject({ kind: 'presigned', expiresSeconds: 60 });
    for (const bad of ['0', '604801', '-1', '1e3', '']) {
      const changed = { ...presigned, query: presigned.query.replace('X-Amz-Expires=60', `X-Amz-Expires=${bad}`) };
      expect(fault(() => parseSignature(changed)).code).toBe('IncompleteSignature');
    }
  });

  test('SIG-12: the session token comes from header or query, and two different ones are refused', () => {
    const signed = signRequest(request(), { ...OPTIONS, sessionToken: 'token' });
    expect(claimOf(signed)).toMatchObject({ sessionToken: 'token', signedHeaders: ['host', 'x-amz-date', 'x-amz-security-token'] });
    const presigned = presignRequest(request(), { ...OPTIONS, sessionToken: 'to/ken=', expiresSeconds: 60 });
    expect(claimOf(presigned).sessionToken).toBe('to/ken=');
    expect(fault(() => parseSignature({ ...signed, query: 'X-Amz-Security-Token=other' })).code).toBe('IncompleteSignature');
  });
});
