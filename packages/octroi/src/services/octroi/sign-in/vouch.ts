import type { SignInRequest } from '../../../../models/octroi.gen.ts';
import type { SignInContext } from '../../../kernel/operation.ts';
import { PasswordCaller } from '../../../kernel/password-caller.ts';
import { passwordDesk, type RightPassword } from '../../../kernel/sign-in.ts';
import { guesses } from './guesses.ts';
import { changeRequired, codeRequired, passwordExpired, signInFailed, tooManyAttempts } from './refusals.ts';

/**
 * Proves the password, then the code of an MFA device where the principal has one. What is still missing is told only to whoever has proved
 * the password, and before a code is used up.
 */
export async function vouchByPassword(input: SignInRequest, context: SignInContext): Promise<PasswordCaller> {
  const { use, partition, now } = context;
  const attempt = use(guesses).begin(nameOf(input), context.sourceIp, now);
  if (attempt === null) throw tooManyAttempts();
  const { claimed, right } = await use(passwordDesk).compare({ partition, account: input.Account, user: input.UserName ?? null, password: input.Password });
  context.names(claimed);
  if (right === null) throw signInFailed();
  if (right.state === 'expired') throw passwordExpired();
  const device = deviceOf(input, right);
  if (device !== null && input.MfaCode === undefined) {
    attempt.right();
    throw codeRequired(right.devices);
  }
  if (right.state === 'reset' && input.NewPassword === undefined) {
    attempt.right();
    throw changeRequired();
  }
  if (device !== null && !(await use(passwordDesk).proveCode(right.caller, { serialNumber: device, code: input.MfaCode! }, context.requestId))) throw signInFailed();
  attempt.right();
  return new PasswordCaller({ caller: right.caller, mfaAt: device === null ? null : now, mustChange: right.state === 'reset' });
}

/** As guesses count: letter case does not make another user. */
function nameOf({ Account, UserName }: SignInRequest): string {
  return `${Account.toLowerCase()}/${UserName?.toLowerCase() ?? ''}`;
}

/** The device whose code is asked for; null if there is none. Of several it is the one that is named. */
function deviceOf({ MfaSerialNumber, MfaCode }: SignInRequest, { devices }: RightPassword): string | null {
  if (devices.length === 0) return null;
  if (MfaSerialNumber !== undefined) {
    // One that is not the principal's can have no right code.
    if (MfaCode !== undefined && !devices.includes(MfaSerialNumber)) throw signInFailed();
    return MfaSerialNumber;
  }
  if (devices.length > 1 && MfaCode !== undefined) throw codeRequired(devices);
  return devices[0]!;
}
