import { children, members, memberships, policyAttachments, policyTargets, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import { delegations, resourceTags } from '../tables.ts';
import { detachAll } from './attached.ts';
import { constraintViolation, organizationsError } from './errors.ts';

export const leaveTables = [memberships, members, children, policyAttachments, policyTargets, delegations, resourceTags] as const;

/** Takes a member account out of its organization, with all that hangs on it. */
export async function leave(shared: RowWriter, organization: OrganizationRow, account: string): Promise<void> {
  if (account === organization.management) {
    throw organizationsError('MasterCannotLeaveOrganizationException', 'You cannot remove the management account from the organization.');
  }
  if ((await shared.list(delegations, { under: [organization.id, account], limit: 1 })).length > 0) {
    throw constraintViolation('CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG', 'This operation is not allowed on an account that is a delegated administrator for an AWS service.');
  }
  const membership = await shared.get(memberships, [account]);
  if (membership === undefined) throw new Error(`account ${account} leaves an organization that it is not in`);
  await detachAll(shared, organization, account);
  shared.delete(resourceTags, [organization.id, account]);
  shared.delete(children, [organization.id, membership.parent, account]);
  shared.delete(members, [organization.id, account]);
  shared.delete(memberships, [account]);
}
