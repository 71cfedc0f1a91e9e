import type { ContextValue } from '@octroi/policy';
import type { AssumeRoleRequest } from '../../../../models/sts.gen.ts';
import type { Ask, Declared } from '../../../kernel/ask.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { bareDenial } from '../../../kernel/denial.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { accountOfRoleArn, roleOfAttempt } from '../shared/role-arn.ts';
import { inheritedTags, roleSessionTags } from '../shared/session-tags.ts';

/**
 * Keys of every ask: a request has one context, so that a trust statement about `sts:AssumeRole` and `sts:TagSession` together may
 * test `sts:ExternalId` (KEY-60 to KEY-66).
 */
const KEYS = [
  'sts:ExternalId', 'sts:RoleSessionName', 'sts:SourceIdentity', 'sts:TransitiveTagKeys', 'sts:RequestContextProviders',
  'aws:RequestTag/${TagKey}', 'aws:TagKeys', 'aws:ResourceTag/${TagKey}', 'iam:ResourceTag/${TagKey}',
] as const;

export const ASSUME_ROLE_DECLARES: readonly Declared[] = [
  { action: 'sts:AssumeRole', resource: 'role', resourceRule: 'role-trust', keys: KEYS },
  { action: 'sts:TagSession', resource: 'role', resourceRule: 'role-trust', keys: KEYS, when: 'session tags are passed or inherited (STS-30)' },
  { action: 'sts:SetSourceIdentity', resource: 'role', resourceRule: 'role-trust', keys: KEYS, when: 'a source identity is passed or inherited (STS-31)' },
  { action: 'sts:SetContext', resource: 'role', resourceRule: 'role-trust', keys: KEYS, when: 'contexts are provided (STS-31a)' },
];

/**
 * The asks of AssumeRole, all on the ARN as it was given (EVAL-61 to EVAL-64). A role that does not exist is asked for without a
 * trust policy, so that it is refused exactly like one that does not trust the caller (EVAL-63).
 */
export async function assumeRoleAsks(input: AssumeRoleRequest, context: AskContext): Promise<readonly Ask[]> {
  const { caller } = context;
  const role = await roleOfAttempt(input.RoleArn, context);
  const account = accountOfRoleArn(input.RoleArn) ?? '';
  const session = roleSessionTags(input.Tags ?? [], input.TransitiveTagKeys ?? [], inheritedTags(caller.session));
  const sourceIdentity = input.SourceIdentity ?? caller.session?.sourceIdentity;
  const providers = (input.ProvidedContexts ?? []).map(({ ProviderArn }) => ProviderArn ?? '');
  const resourceTags = role?.tags ?? [];
  const keys: Record<string, ContextValue | undefined> = {
    'sts:ExternalId': input.ExternalId,
    'sts:RoleSessionName': input.RoleSessionName,
    'sts:SourceIdentity': sourceIdentity,
    'sts:TransitiveTagKeys': someOf(session.transitiveTagKeys),
    'sts:RequestContextProviders': someOf(providers),
    // The tags that the session will have from this request on, inherited ones among them: whoever allows sts:TagSession allows these.
    ...requestTagKeys(session.tags),
    ...roleTagKeys(resourceTags),
  };
  const ask = (action: string): Ask => {
    const asked: Ask = {
      action,
      resource: input.RoleArn,
      account,
      keys,
      resourceTags,
      resourcePolicy: role?.trust ?? null,
      resourceRule: 'role-trust',
      // ERR-25: across accounts nothing is said of the reason.
      denial: (_decision, standard) => (caller.account === account ? standard : bareDenial(caller, asked, standard.code)),
    };
    return asked;
  };
  return [
    ask('sts:AssumeRole'),
    ...(session.tags.length > 0 ? [ask('sts:TagSession')] : []),
    ...(sourceIdentity === undefined ? [] : [ask('sts:SetSourceIdentity')]),
    ...(providers.length > 0 ? [ask('sts:SetContext')] : []),
  ];
}

/** A multivalued key is absent, not empty, when the request has none of it. */
function someOf(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values;
}

/** AWS gives the role's tags under IAM's prefix as well, though the action is of STS. */
function roleTagKeys(tags: readonly Tag[]): Record<string, ContextValue> {
  return Object.fromEntries(tags.map((tag) => [`iam:ResourceTag/${tag.Key}`, tag.Value]));
}
