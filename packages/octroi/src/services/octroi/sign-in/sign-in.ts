import type { SignInRequest, SignInResponse } from '../../../../models/octroi.gen.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { effect, signsIn, type Outside } from '../../../kernel/operation.ts';
import { homeRegion } from '../../../kernel/regions.ts';
import type { Session } from '../../../kernel/session.ts';
import { sealSession } from '../../../kernel/session-token.ts';
import { passwordDesk } from '../../../kernel/sign-in.ts';
import { refusedChange } from './refusals.ts';
import { vouchByPassword } from './vouch.ts';

/** Seconds: as long as a session of AWS's console lasts. */
const HALF_DAY = 43_200;

/**
 * Temporary credentials for a password: of an IAM user, or of the root user if no user is named. They act as the user itself and may call what
 * it may, IAM too, as AWS's console does; `aws:MultiFactorAuthPresent` tells whether an MFA device was used (KEY-12).
 */
export const signIn = signsIn<SignInRequest, SignInResponse>({
  service: 'octroi',
  name: 'SignIn',
  level: 'Write',
  access: { kind: 'password', rule: 'docs/sign-in.md', vouch: vouchByPassword },
  tables: [],
  errors: ['SignInFailedException', 'MfaCodeRequiredException', 'PasswordChangeRequiredException', 'PasswordExpiredException', 'PasswordPolicyViolationException', 'TooManyAttemptsException'],
  handle({ input, caller, ids, now, seal }) {
    const account = caller.account ?? '';
    const session: Session = {
      accessKeyId: ids.accessKeyId('ASIA', account),
      secretAccessKey: ids.secretAccessKey(),
      partition: caller.partition,
      account,
      principal: caller.userName === undefined ? { kind: 'root' } : { kind: 'user', userName: caller.userName, userId: caller.userId },
      issuedAt: now,
      expiresAt: (Math.floor(now / 1000) + (input.DurationSeconds ?? HALF_DAY)) * 1000,
      mfaAt: caller.mfaAt,
      policies: [],
      policyArns: [],
      tags: [],
      transitiveTagKeys: [],
      signedIn: true,
    };
    return effect(async (outside) => {
      if (caller.mustChange) await changePassword({ ...caller.self, accessKeyId: session.accessKeyId, session }, input, outside);
      await outside.use(passwordDesk).noteUse(caller.self);
      const { accessKeyId, secretAccessKey, expiresAt } = session;
      return {
        Credentials: { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sealSession(seal, session), Expiration: new Date(expiresAt) },
        Account: account,
        Arn: caller.arn,
        UserId: caller.userId,
        ...(caller.userName === undefined ? {} : { UserName: caller.userName }),
      };
    });
  },
});

/** With the new session, before anybody else has it: the user needs the permission to change its own password (IAM-193) here as anywhere. */
async function changePassword(user: Caller, { Password, NewPassword }: SignInRequest, { callService }: Outside): Promise<void> {
  if (NewPassword === undefined) throw new Error('a password that must be changed was let in without another one');
  try {
    await callService({ caller: user, service: 'iam', operation: 'ChangePassword', account: user.account ?? '', region: homeRegion('aws'), input: { OldPassword: Password, NewPassword } });
  } catch (error) {
    throw refusedChange(error);
  }
}
