import type { AssumeRootRequest, AssumeRootResponse } from '../../../models/sts.gen.ts';
import { writes } from '../../kernel/operation.ts';
import { sessionRestriction } from '../../kernel/session-restrictions.ts';
import { ASSUME_ROOT_DECLARES, assumeRootAsks } from './assume-root/asks.ts';
import { accountOfTarget, checkTarget } from './assume-root/target.ts';
import { checkRegional } from './shared/regional.ts';
import { credentialsOf, issueSession } from './shared/credentials.ts';

/** Seconds, and the most that may be asked for (STS-10). */
const DURATION = 900;

/** A session of the root user of another account of the organization, for one task (STS-80). */
export const assumeRoot = writes<AssumeRootRequest, AssumeRootResponse>({
  service: 'sts',
  name: 'AssumeRoot',
  level: 'Write',
  owner: (input, { scope }) => accountOfTarget(input.TargetPrincipal) ?? scope.account,
  check: (input, facts) => checkRegional(facts) ?? sessionRestriction(facts.caller, 'sts', 'AssumeRoot') ?? checkTarget(input),
  access: { kind: 'asks', declares: ASSUME_ROOT_DECLARES, asks: assumeRootAsks },
  tables: [],
  errors: ['InvalidAction', 'PackedPolicyTooLarge', 'RegionDisabledException'],
  async handle(call) {
    const { input, caller, home } = call;
    const sourceIdentity = caller.session?.sourceIdentity;
    const session = await issueSession(
      {
        partition: home.partition,
        account: home.account,
        principal: { kind: 'root' },
        mfaAt: null,
        policies: [],
        policyArns: [],
        taskPolicyArn: input.TaskPolicyArn.arn ?? '',
        tags: [],
        transitiveTagKeys: [],
        ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      },
      input.DurationSeconds ?? DURATION,
      call,
    );
    return { Credentials: credentialsOf(session, call), ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }) };
  },
});
