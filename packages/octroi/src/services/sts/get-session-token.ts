import type { GetSessionTokenRequest, GetSessionTokenResponse } from '../../../models/sts.gen.ts';
import { writes } from '../../kernel/operation.ts';
import { credentialsOf, issueSession, type NewSession } from './shared/credentials.ts';
import { userSessionDuration } from './shared/duration.ts';
import { checkLongTermCaller, longTermCaller } from './shared/long-term-caller.ts';
import { checkMfa, factorOf } from './shared/mfa.ts';

/** Temporary credentials that act as the user itself (EVAL-73, STS-62). A write, since a code of an MFA device is used up. */
export const getSessionToken = writes<GetSessionTokenRequest, GetSessionTokenResponse>({
  service: 'sts',
  name: 'GetSessionToken',
  level: 'Write',
  // No policy can control it.
  access: { kind: 'ungated', rule: 'EVAL-68' },
  check: (input, { caller }) => checkLongTermCaller(caller, 'GetSessionToken') ?? checkMfa(input),
  secondFactor: factorOf,
  tables: [],
  errors: ['PackedPolicyTooLarge', 'RegionDisabledException'],
  async handle(call) {
    const user = longTermCaller(call.caller, 'GetSessionToken');
    const session: NewSession = {
      partition: user.partition,
      account: user.account,
      principal: user.name === null ? { kind: 'root' } : { kind: 'user', userName: user.name, userId: user.id },
      mfaAt: call.mfaAt ?? null,
      policies: [],
      policyArns: [],
      tags: [],
      transitiveTagKeys: [],
    };
    return { Credentials: credentialsOf(await issueSession(session, userSessionDuration(call.input.DurationSeconds, call.caller), call), call) };
  },
});
