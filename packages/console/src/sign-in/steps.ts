import { failureOf } from '../api/failure.ts';
import type { SignedIn, SignInInput } from '../api/octroi.ts';
import type { Session } from '../session/model.ts';

/** What the sign-in page asks for: the password; the code of a device; another password. */
export type Step = { readonly kind: 'password' } | { readonly kind: 'code'; readonly devices: readonly string[] } | { readonly kind: 'change' };

export const FIRST: Step = { kind: 'password' };

/** What is asked for after a refusal; null: the refusal is the last word, and is shown. */
export function stepAfter(error: unknown): Step | null {
  const { code } = failureOf(error);
  if (code === 'PasswordChangeRequiredException') return { kind: 'change' };
  if (code !== 'MfaCodeRequiredException') return null;
  const devices = (error as { readonly MfaDevices?: unknown }).MfaDevices;
  return { kind: 'code', devices: Array.isArray(devices) ? devices.filter((device) => typeof device === 'string') : [] };
}

/** What the person has typed so far. */
export interface Typed {
  readonly account: string;
  /** Null: the root user signs in. */
  readonly user: string | null;
  readonly password: string;
  readonly code: string;
  readonly device: string | null;
  readonly newPassword: string;
}

/** The request: what was not asked for is left out. */
export function inputOf({ account, user, password, code, device, newPassword }: Typed): SignInInput {
  return {
    Account: account.trim(),
    Password: password,
    ...(user === null ? {} : { UserName: user.trim() }),
    ...(code === '' ? {} : { MfaCode: code }),
    ...(device === null ? {} : { MfaSerialNumber: device }),
    ...(newPassword === '' ? {} : { NewPassword: newPassword }),
  };
}

/** The session that an answer opens. */
export function sessionIn({ Credentials: made, Account: account, Arn: arn, UserId: userId, UserName: label = 'root' }: SignedIn): Session {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration } = made;
  return { credentials: { accessKeyId, secretAccessKey, sessionToken, expiration: Expiration * 1000 }, account, arn, userId, label };
}

/** `arn:aws:iam::111122223333:mfa/ann` as a person knows it: `ann`. */
export function deviceName(serialNumber: string): string {
  return serialNumber.slice(serialNumber.indexOf('/') + 1);
}
