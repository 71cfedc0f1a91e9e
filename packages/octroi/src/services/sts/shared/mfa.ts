import { ApiError } from '../../../kernel/api-error.ts';

interface MfaParameters {
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

/** STS-22. There are no MFA devices yet, so no serial number is associated with anyone. Null if the request brings no MFA. */
export function checkMfa({ SerialNumber, TokenCode }: MfaParameters): ApiError | null {
  if (SerialNumber === undefined && TokenCode === undefined) return null;
  if (SerialNumber === undefined || TokenCode === undefined) {
    return refused('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.');
  }
  return refused('MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.');
}

function refused(message: string): ApiError {
  return new ApiError('AccessDenied', message, { status: 403 });
}
