import { WireFault } from '../fault.ts';
import { amzDateOf, amzTime, TERMINATOR } from './claim.ts';
import type { SignatureClaim } from './claim.ts';

export interface ExpectedScope {
  /** The signing names that the endpoint takes; the first is named in the error. */
  readonly services: readonly string[];
  /** The endpoint's Region; left out where the scope itself chooses the Region. */
  readonly region?: string;
}

/**
 * Checks the credential scope against the request's date, the endpoint and the terminator (SIG-9, SIG-14). Throws
 * `SignatureDoesNotMatch` 403 with one sentence for each problem (ERR-5).
 */
export function checkScope(claim: SignatureClaim, expected: ExpectedScope): void {
  let message = '';
  if (expected.region === undefined ? claim.region === '' : claim.region !== expected.region) {
    message += `Credential should be scoped to a valid Region, not '${claim.region.slice(0, 128)}'. `;
  }
  if (!expected.services.includes(claim.service)) {
    message += `Credential should be scoped to correct service: '${expected.services[0] ?? ''}'. `;
  }
  if (claim.terminator !== TERMINATOR) {
    message += `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${claim.terminator.slice(0, 128)}'.`;
  }
  const day = claim.amzDate.slice(0, 8);
  if (claim.date !== day) {
    message += `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date.slice(0, 128)}' != '${day}', from '${claim.amzDate}'.`;
  }
  if (message !== '') throw new WireFault('SignatureDoesNotMatch', message);
}

const MINUTE = 60_000;

/**
 * Checks the age of the request against the host's clock, in milliseconds (SIG-13). A signature in a header is good for `minutes` on both sides.
 * A presigned one is good for X-Amz-Expires, but for STS never longer than 15 minutes (SIG-10). Throws `SignatureDoesNotMatch`.
 */
export function checkSkew(claim: SignatureClaim, now: number, minutes = 15): void {
  const time = amzTime(claim.amzDate);
  if (time === null) throw new WireFault('IncompleteSignature', 'The request has no date');
  const window = minutes * MINUTE;
  const life = claim.kind === 'presigned' ? presignedLife(claim, window) : window;
  // Whole seconds, as the texts show them.
  const second = Math.floor(now / 1000) * 1000;
  if (time >= second - life && time <= second + window) return;
  if (time < second - life) {
    const limit = amzDateOf(new Date(second - life));
    throw outside(`Signature expired: ${claim.amzDate} is now earlier than ${limit} (${amzDateOf(new Date(now))} - ${span(life)})`);
  }
  const limit = amzDateOf(new Date(second + window));
  throw outside(`Signature not yet current: ${claim.amzDate} is still later than ${limit} (${amzDateOf(new Date(now))} + ${span(window)})`);
}

function presignedLife(claim: SignatureClaim, window: number): number {
  const given = claim.expiresSeconds === undefined ? window : claim.expiresSeconds * 1000;
  return claim.service === 'sts' ? Math.min(given, 15 * MINUTE) : given;
}

function span(milliseconds: number): string {
  return milliseconds % MINUTE === 0 ? `${milliseconds / MINUTE} min.` : `${milliseconds / 1000} sec.`;
}

function outside(message: string): WireFault {
  return new WireFault('SignatureDoesNotMatch', message);
}
