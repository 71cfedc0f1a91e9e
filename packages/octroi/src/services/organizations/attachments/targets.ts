import { policyTargets, type ControlPolicyRow, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';

/** The ids that a policy of the organization's own is attached to. */
export async function targetsOf(shared: RowReader, organization: OrganizationRow, policy: ControlPolicyRow): Promise<string[]> {
  const mark = organization.enabled[policy.type];
  if (mark === undefined) return [];
  // Rows of another mark are of a time before the type was switched off.
  return (await listAll(shared, policyTargets, [organization.id, policy.id])).filter(({ row }) => row.mark === mark).map(({ id }) => id.at(-1)!);
}
