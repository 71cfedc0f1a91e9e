import type { ApiError } from '../../../kernel/api-error.ts';
import { refusedFactor, type SecondFactor } from '../../../kernel/mfa/second-factor.ts';

interface MfaParameters {
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

/** STS-22: the serial number and the code come together, or neither does. Null if nothing is wrong with that. */
export function checkMfa({ SerialNumber, TokenCode }: MfaParameters): ApiError | null {
  return (SerialNumber === undefined) === (TokenCode === undefined) ? null : refusedFactor('half of it');
}

/** What the request brings to prove, or null. */
export function factorOf({ SerialNumber, TokenCode }: MfaParameters): SecondFactor | null {
  return SerialNumber === undefined || TokenCode === undefined ? null : { serialNumber: SerialNumber, code: TokenCode };
}
