import type { GetSessionTokenRequest, GetSessionTokenResponse } from '../../../models/sts.gen.ts';
import { reads } from '../../kernel/operation.ts';
import { credentialsOf, issueSession, type NewSession } from './shared/credentials.ts';
import { userSessionDuration } from './shared/duration.ts';
import { checkLongTermCaller, longTermCaller } from './shared/long-term-caller.ts';
import { checkMfa } from './shared/mfa.ts';

/** Temporary credentials that act as the user itself (EVAL-73, STS-62). */
export const getSessionToken = reads<GetSessionTokenRequest, GetSessionTokenResponse>({
  service: 'sts',
  name: 'GetSessionToken',
  level: 'Read',
  // No policy can control it.
  access: { kind: 'ungated', rule: 'EVAL-68' },
  check: (input, { caller }) => checkLongTermCaller(caller, 'GetSessionToken') ?? checkMfa(input),
  tables: [],
  errors: ['PackedPolicyTooLarge', 'RegionDisabledException'],
  handle(call) {
    const user = longTermCaller(call.caller, 'GetSessionToken');
    const session: NewSession = {
      partition: user.partition,
      account: user.account,
      principal: user.name === null ? { kind: 'root' } : { kind: 'user', userName: user.name, userId: user.id },
      mfaAt: null,
      policies: [],
      policyArns: [],
      tags: [],
      transitiveTagKeys: [],
    };
    return { Credentials: credentialsOf(issueSession(session, userSessionDuration(call.input.DurationSeconds, call.caller), call), call) };
  },
});
