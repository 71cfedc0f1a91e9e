import { timingSafeEqual } from 'node:crypto';

/** Seconds that one code stands for (RFC 6238), as AWS's virtual devices have it (IAM-121). */
export const STEP_SECONDS = 30;

/** Digits of a code. */
const DIGITS = 6;

/** The number of the time step that a moment lies in. `at`: milliseconds since 1970. */
export function stepAt(at: number): number {
  return Math.floor(at / (STEP_SECONDS * 1000));
}

/** Makes the codes of one seed: TOTP with SHA-1, six digits, 30 seconds (IAM-121). Throws for a seed that is no base32. */
export async function codesOf(seed: string): Promise<(step: number) => string> {
  const { HOTP, Secret } = await import('otpauth');
  const secret = Secret.fromBase32(seed);
  return (step) => HOTP.generate({ secret, counter: step, algorithm: 'SHA1', digits: DIGITS });
}

/** Compares two codes in a time that does not tell where they differ. */
export function sameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
