import { ApiError } from '../../../kernel/api-error.ts';

/** Whatever is wrong, account, user, password or code: AWS's sign-in page says the same of each. */
export function signInFailed(): ApiError {
  return new ApiError('SignInFailedException', 'Your authentication information is incorrect. Please try again.');
}

export function tooManyAttempts(): ApiError {
  return new ApiError('TooManyAttemptsException', 'Too many failed attempts to sign in. Wait a moment, then try again.');
}

/** The devices of whoever has proved the password, by serial number. */
export function codeRequired(devices: readonly string[]): ApiError {
  return new ApiError('MfaCodeRequiredException', 'Enter the code of an MFA device to complete sign-in.', { members: { MfaDevices: devices } });
}

export function changeRequired(): ApiError {
  return new ApiError('PasswordChangeRequiredException', 'You must change your password to continue.');
}

export function passwordExpired(): ApiError {
  return new ApiError('PasswordExpiredException', 'Your password has expired. Contact your administrator to set a new one.');
}

/** What a change of the password may be refused for; the rest is a wrong answer like any, or a fault of ours. */
export function refusedChange(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  if (error.code === 'PasswordPolicyViolation') return new ApiError('PasswordPolicyViolationException', error.message);
  if (error.code === 'AccessDenied') return new ApiError('AccessDeniedException', error.message);
  return error.code === 'NoSuchEntity' || error.code === 'InvalidClientTokenId' ? signInFailed() : error;
}
