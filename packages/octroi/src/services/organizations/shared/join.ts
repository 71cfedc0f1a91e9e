import { children, members, memberships, type MembershipRow, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowWriter } from '../../../kernel/rows.ts';

export const joinTables = [memberships, members, children] as const;

/** Puts an account that is in no organization into this one, at the root unless a unit is given. */
export function join(shared: RowWriter, organization: Pick<OrganizationRow, 'id' | 'rootId'>, account: string, method: MembershipRow['method'], now: number, parent = organization.rootId): void {
  shared.put(memberships, [account], { organization: organization.id, parent, joinedAt: now, method });
  shared.put(members, [organization.id, account], {});
  shared.put(children, [organization.id, parent, account], { kind: 'account' });
}
