import { awsControlPolicy, FULL_ACCESS } from './aws-policies.ts';
import type { Listed, ListOptions } from '../rows.ts';
import type { Table } from '../table.ts';
import { controlPolicies, policyAttachments, type ControlPolicyRow, type ControlPolicyType, type OrganizationRow } from './tables.ts';

/** Rows of the installation's scope, read in whatever way the reader may. */
export interface InstallationRows {
  get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined>;
  list<Row>(table: Table<Row>, options?: ListOptions): Promise<readonly Listed<Row>[]>;
}

/** ARN of a control policy: one of AWS's belongs to no organization. */
export function controlPolicyArn(partition: string, organization: OrganizationRow, policy: ControlPolicyRow): string {
  const type = policy.type.toLowerCase();
  if (awsControlPolicy(policy.id) !== undefined) return `arn:${partition}:organizations::aws:policy/${type}/${policy.id}`;
  return `arn:${partition}:organizations::${organization.management}:policy/${organization.id}/${type}/${policy.id}`;
}

/** The policies of a type that are attached to a root, unit or account; none while the type is not enabled. AWS's own comes first. */
export async function attachedPolicies(rows: InstallationRows, organization: OrganizationRow, target: string, type: ControlPolicyType): Promise<ControlPolicyRow[]> {
  const mark = organization.enabled[type];
  if (mark === undefined) return [];
  const full = FULL_ACCESS[type];
  const found: ControlPolicyRow[] = [full];
  for (const { id, row } of await rows.list(policyAttachments, { under: [organization.id, mark, target] })) {
    const policyId = id.at(-1)!;
    if (policyId === full.id) {
      if (!row.attached) found.shift();
      continue;
    }
    const policy = await rows.get(controlPolicies, [organization.id, policyId]);
    // It cannot be deleted while it is attached; one that is missing all the same must not be passed over.
    if (policy === undefined) throw new Error(`the policy ${policyId} attached to ${target} does not exist`);
    found.push(policy);
  }
  return found;
}
