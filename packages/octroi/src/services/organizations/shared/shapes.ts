import type { Account, CreateAccountStatus, Organization, OrganizationalUnit, PolicySummary, Root } from '../../../../models/organizations.gen.ts';
import { accountsTable, type AccountRow } from '../../../kernel/accounts.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { memberships, POLICY_TYPES, type ControlPolicyRow, type MembershipRow, type OrganizationRow, type UnitRow } from '../../../kernel/organization/tables.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { CreateRequestRow } from '../tables.ts';
import { accountArn, organizationArn, policyArn, rootArn, unitArn } from './arns.ts';

/** An account's e-mail address; accounts that were not made with one have one that leads nowhere. */
export function emailOf(account: AccountRow): string {
  return account.email ?? `root@${account.id}.example.com`;
}

export async function mustHaveAccountRow(shared: RowReader, id: string): Promise<AccountRow> {
  const row = await shared.get(accountsTable, [id]);
  if (row === undefined) throw new Error(`account ${id} of an organization does not exist`);
  return row;
}

export function organizationShape(partition: string, organization: OrganizationRow, management: AccountRow): Organization {
  return {
    Id: organization.id,
    Arn: organizationArn(partition, organization),
    FeatureSet: organization.featureSet,
    MasterAccountArn: accountArn(partition, organization, organization.management),
    MasterAccountId: organization.management,
    MasterAccountEmail: emailOf(management),
    // AWS shows this deprecated list so, whatever is enabled; roots have the true one.
    AvailablePolicyTypes: organization.featureSet === 'ALL' ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] : [],
  };
}

export function rootShape(partition: string, organization: OrganizationRow): Root {
  const enabled = POLICY_TYPES.filter((type) => organization.enabled[type] !== undefined);
  return { Id: organization.rootId, Arn: rootArn(partition, organization, organization.rootId), Name: 'Root', PolicyTypes: enabled.map((Type) => ({ Type, Status: 'ENABLED' })) };
}

export function unitShape(partition: string, organization: OrganizationRow, unit: UnitRow): OrganizationalUnit {
  return { Id: unit.id, Arn: unitArn(partition, organization, unit.id), Name: unit.name };
}

export function accountShape(partition: string, organization: OrganizationRow, account: AccountRow, membership: MembershipRow): Account {
  const status = account.closedAt === undefined ? 'ACTIVE' : 'SUSPENDED';
  return {
    Id: account.id,
    Arn: accountArn(partition, organization, account.id),
    Email: emailOf(account),
    Name: account.name,
    Status: status,
    State: status,
    JoinedMethod: membership.method,
    JoinedTimestamp: new Date(membership.joinedAt),
  };
}

/** The account of this id in the organization; null if it is in none or in another. */
export async function accountById(shared: RowReader, partition: string, organization: OrganizationRow, id: string): Promise<Account | null> {
  const membership = await shared.get(memberships, [id]);
  return membership?.organization === organization.id ? accountShape(partition, organization, await mustHaveAccountRow(shared, id), membership) : null;
}

export function policySummary(partition: string, organization: OrganizationRow, policy: ControlPolicyRow): PolicySummary {
  const AwsManaged = awsControlPolicy(policy.id) !== undefined;
  return { Id: policy.id, Arn: policyArn(partition, organization, policy), Name: policy.name, Description: policy.description, Type: policy.type, AwsManaged };
}

export function createStatus(row: CreateRequestRow): CreateAccountStatus {
  return {
    Id: row.id,
    AccountName: row.name,
    State: row.state,
    RequestedTimestamp: new Date(row.requestedAt),
    ...(row.completedAt === undefined ? {} : { CompletedTimestamp: new Date(row.completedAt) }),
    ...(row.state === 'SUCCEEDED' ? { AccountId: row.accountId } : {}),
    ...(row.failure === undefined ? {} : { FailureReason: row.failure }),
  };
}
