import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { WireFault } from '../fault.ts';
import type { HttpRequest } from '../http.ts';
import { canonicalRequest, stringToSign } from './canonical.ts';
import type { SignatureClaim } from './claim.ts';

const HEX_SHA256 = /^[0-9a-f]{64}$/;

/**
 * Whether the request bears the signature that the key gives it, compared in constant time (SIG-8). False also for what cannot
 * be put into canonical form and for a refused payload (SIG-6).
 */
export function verifySignature(request: HttpRequest, claim: SignatureClaim, key: KeyObject): boolean {
  if (!HEX_SHA256.test(claim.signature)) return false;
  let canonical: string;
  try {
    canonical = canonicalRequest(request, claim);
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
  const expected = createHmac('sha256', key).update(stringToSign(canonical, claim)).digest();
  return timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'));
}
