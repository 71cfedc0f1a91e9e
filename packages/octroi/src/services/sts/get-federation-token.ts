import type { GetFederationTokenRequest, GetFederationTokenResponse } from '../../../models/sts.gen.ts';
import { requestTagKeys } from '../../kernel/context.ts';
import { writes } from '../../kernel/operation.ts';
import { credentialsOf, issueSession, type NewSession } from './shared/credentials.ts';
import { userSessionDuration } from './shared/duration.ts';
import { checkLongTermCaller, longTermCaller } from './shared/long-term-caller.ts';
import { requirePackedSize } from './shared/packed-size.ts';
import { checkSessionPolicies, policyArnsOf, requireManagedPolicies } from './shared/session-policies.ts';
import { checkSessionTags, federatedSessionTags, inheritedTags } from './shared/session-tags.ts';

const TAG_KEYS = ['aws:RequestTag/${TagKey}', 'aws:TagKeys'];

/** Temporary credentials of a federated user, bounded by the session policies and by the calling user's own (EVAL-18, STS-60, STS-61). */
export const getFederationToken = writes<GetFederationTokenRequest, GetFederationTokenResponse>({
  service: 'sts',
  name: 'GetFederationToken',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'sts:GetFederationToken', resource: 'federated-user', keys: TAG_KEYS },
      { action: 'sts:TagSession', resource: 'federated-user', keys: TAG_KEYS, when: 'tags are given (STS-35)' },
    ],
    asks({ Name, Tags }, { scope }) {
      const resource = federatedUserArn(scope, Name);
      const keys = requestTagKeys(Tags);
      const get = { action: 'sts:GetFederationToken', resource, keys };
      return Tags === undefined || Tags.length === 0 ? [get] : [get, { action: 'sts:TagSession', resource, keys }];
    },
  },
  check: (input, { caller }) =>
    checkSessionPolicies(input) ?? checkSessionTags(input.Tags ?? [], [], inheritedTags(undefined)) ?? checkLongTermCaller(caller, 'GetFederationToken'),
  tables: [],
  errors: ['InvalidParameterValue', 'MalformedPolicyDocument', 'PackedPolicyTooLarge', 'RegionDisabledException'],
  async handle(call) {
    const { input, caller } = call;
    const user = longTermCaller(caller, 'GetFederationToken');
    const held = await call.principals.held(caller);
    if (held === undefined) throw new Error(`the policies of ${caller.arn} are gone within its own request`);
    const session: NewSession = {
      partition: user.partition,
      account: user.account,
      // Without mfaAt: such sessions never carry the key (KEY-12).
      principal: { kind: 'federated-user', name: input.Name, ...(user.name === null ? {} : { userName: user.name, userId: user.id }) },
      policies: input.Policy === undefined ? [] : [input.Policy],
      policyArns: policyArnsOf(input),
      ...federatedSessionTags(input.Tags ?? [], held.tags),
    };
    const issued = await issueSession(session, userSessionDuration(input.DurationSeconds, caller), call);
    await requireManagedPolicies(issued, call.principals);
    // The user's own tags are not packed: they are not of the request.
    const size = requirePackedSize({ ...issued, tags: input.Tags ?? [] });
    return {
      Credentials: credentialsOf(issued, call),
      FederatedUser: { FederatedUserId: `${user.account}:${input.Name}`, Arn: federatedUserArn(user, input.Name) },
      PackedPolicySize: size,
    };
  },
});

function federatedUserArn({ partition, account }: { readonly partition: string; readonly account: string }, name: string): string {
  return `arn:${partition}:sts::${account}:federated-user/${name}`;
}
