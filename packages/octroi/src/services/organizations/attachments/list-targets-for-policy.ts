import type { ListTargetsForPolicyRequest, ListTargetsForPolicyResponse, PolicyTargetSummary } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { controlPolicies, members, policyAttachments, policyTargets, units, type ControlPolicyRow, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { targetArn } from '../shared/arns.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { mustHaveUnit } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { mustHavePolicy } from '../policies/document.ts';
import { targetsOf } from './targets.ts';

export const listTargetsForPolicy = readsOrganization<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse>({
  name: 'ListTargetsForPolicy',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListTargetsForPolicy', resource: 'policy', keys: ['organizations:PolicyType'] }],
    asks: async ({ PolicyId }, context) => [await askAbout('organizations:ListTargetsForPolicy', PolicyId, context)],
  },
  tables: [controlPolicies, policyAttachments, policyTargets, units, members, accountsTable],
  errors: ['PolicyNotFoundException'],
  async handle(call) {
    const { input, organization, shared, home } = call;
    const policy = await mustHavePolicy(shared, organization, input.PolicyId);
    const found = awsControlPolicy(policy.id) === undefined ? await targetsOf(shared, organization, policy) : await targetsOfAwsPolicy(shared, organization, policy);
    const { items, more } = pageOf(call, `ListTargetsForPolicy:${policy.id}`, found, (id) => id);
    return { Targets: await Promise.all(items.map((id) => summary(shared, home.partition, organization, id))), ...more };
  },
});

/** Everything that has not lost it. */
async function targetsOfAwsPolicy(shared: RowReader, organization: OrganizationRow, policy: ControlPolicyRow): Promise<string[]> {
  const mark = organization.enabled[policy.type];
  if (mark === undefined) return [];
  const ids = [organization.rootId];
  for (const table of [units, members] as const) for (const { id } of await listAll<unknown>(shared, table, [organization.id])) ids.push(id.at(-1)!);
  const attached = await Promise.all(ids.map(async (id) => (await shared.get(policyAttachments, [organization.id, mark, id, policy.id]))?.attached !== false));
  return ids.filter((_, index) => attached[index]);
}

async function summary(shared: RowReader, partition: string, organization: OrganizationRow, id: string): Promise<PolicyTargetSummary> {
  const Arn = targetArn(partition, organization, id);
  if (id === organization.rootId) return { TargetId: id, Arn, Name: 'Root', Type: 'ROOT' };
  if (id.startsWith('ou-')) return { TargetId: id, Arn, Name: (await mustHaveUnit(shared, organization, id)).name, Type: 'ORGANIZATIONAL_UNIT' };
  return { TargetId: id, Arn, Name: (await mustHaveAccountRow(shared, id)).name, Type: 'ACCOUNT' };
}
