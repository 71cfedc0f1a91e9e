import type { ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { installationRows } from '../../../kernel/organization/place.ts';
import { controlPolicies, memberships, organizations, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { resourceTags } from '../tables.ts';
import { missingPolicyArn, policyArn, targetArn, type Owner } from './arns.ts';

type Keys = Readonly<Record<string, ContextValue | undefined>>;

/** What an organization of the caller's own would be called in ARNs, while there is none. */
const NO_ORGANIZATION = 'o-0000000000';

interface AskedOf {
  readonly organization: OrganizationRow | null;
  readonly owner: Owner;
}

async function askedOf({ look, caller, scope }: AskContext): Promise<AskedOf> {
  const account = caller.account ?? scope.account;
  const rows = installationRows(look, scope.partition);
  const membership = await rows.get(memberships, [account]);
  const organization = membership === undefined ? null : ((await rows.get(organizations, [membership.organization])) ?? null);
  return { organization, owner: organization ?? { id: NO_ORGANIZATION, management: account } };
}

/** An ask about everything: actions without resource-level permissions (POL-13b). */
export function askAll(action: string, keys: Keys = {}): Ask {
  return { action, resource: '*', keys };
}

/** An ask about a root, unit, account or policy of the caller's organization, by its id; carries its tags, and a policy's type. */
export async function askAbout(action: string, id: string, context: AskContext, keys: Keys = {}): Promise<Ask> {
  const { organization, owner } = await askedOf(context);
  const rows = installationRows(context.look, context.scope.partition);
  const tags = organization === null ? [] : ((await rows.get(resourceTags, [organization.id, id]))?.tags ?? []);
  if (!id.startsWith('p-')) return { action, resource: targetArn(context.scope.partition, owner, id), resourceTags: tags, keys };
  const policy = awsControlPolicy(id) ?? (organization === null ? undefined : await rows.get(controlPolicies, [organization.id, id]));
  const resource = policy === undefined || organization === null ? missingPolicyArn(context.scope.partition, owner, id) : policyArn(context.scope.partition, organization, policy);
  return { action, resource, resourceTags: tags, keys: { ...keys, 'organizations:PolicyType': policy?.type } };
}

/** An ask about a policy that is to be made: its id is not known yet. */
export async function askNewPolicy(action: string, type: string, context: AskContext, keys: Keys): Promise<Ask> {
  const { owner } = await askedOf(context);
  const resource = `arn:${context.scope.partition}:organizations::${owner.management}:policy/${owner.id}/${type.toLowerCase()}/*`;
  return { action, resource, keys: { ...keys, 'organizations:PolicyType': type } };
}
