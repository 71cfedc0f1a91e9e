import { WireFault } from '../fault.ts';
import type { HttpRequest } from '../http.ts';
import { parseSignature, signingKey, verifySignature } from './index.ts';
import type { SignatureClaim, SigningOptions } from './index.ts';

export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const NOW = new Date('2026-02-03T04:05:06Z');
export const OPTIONS: SigningOptions = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET, region: 'us-east-1', service: 'sts', now: NOW };

export function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', path: '/', query: '', headers: [['Host', 'localhost:4747']], body: Buffer.from('Action=GetCallerIdentity&Version=2011-06-15'), ...parts };
}

export function claimOf(signed: HttpRequest): SignatureClaim {
  const claim = parseSignature(signed);
  if (claim === null) throw new Error('the request is not signed');
  return claim;
}

export function verifies(signed: HttpRequest, secret = SECRET): boolean {
  try {
    const claim = claimOf(signed);
    return verifySignature(signed, claim, signingKey(secret, claim.date, claim.region, claim.service));
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
}

export function fault(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof WireFault) return { code: error.error.code, message: error.error.message ?? '' };
    throw error;
  }
  throw new Error('nothing was thrown');
}

export const withHeader = (name: string, value: string) => request({ headers: [['Host', 'h'], ['X-Amz-Date', '20260203T040506Z'], [name, value]] });
export const AUTH = 'AWS4-HMAC-SHA256 Credential=AKID/20260203/us-east-1/sts/aws4_request, SignedHeaders=host;x-amz-date, Signature=00';
