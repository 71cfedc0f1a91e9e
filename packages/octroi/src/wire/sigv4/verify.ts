import { WireFault } from '../fault.ts';
import type { HttpRequest } from '../http.ts';
import { canonicalRequest, stringToSign } from './canonical.ts';
import type { SignatureClaim } from './claim.ts';
import type { HmacKey } from './hmac.ts';

/**
 * Whether the request bears the signature that the key gives it, compared in constant time (SIG-8). False also for what cannot
 * be put into canonical form and for a refused payload (SIG-6).
 */
export function verifySignature(request: HttpRequest, claim: SignatureClaim, key: HmacKey): boolean {
  let canonical: string;
  try {
    canonical = canonicalRequest(request, claim);
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
  return key.verifies(stringToSign(canonical, claim), claim.signature);
}
