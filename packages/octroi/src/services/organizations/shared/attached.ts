import { FULL_ACCESS } from '../../../kernel/organization/aws-policies.ts';
import { policyAttachments, policyTargets, POLICY_TYPES, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowWriter } from '../../../kernel/rows.ts';

/** Removes every attachment of a target that is about to go, so that one of the same id begins anew. */
export async function detachAll(shared: RowWriter, organization: OrganizationRow, target: string): Promise<void> {
  for (const type of POLICY_TYPES) {
    const mark = organization.enabled[type];
    if (mark === undefined) continue;
    for (const { id } of await shared.list(policyAttachments, { under: [organization.id, mark, target] })) {
      shared.delete(policyAttachments, id);
      if (id.at(-1) !== FULL_ACCESS[type].id) shared.delete(policyTargets, [organization.id, id.at(-1)!, target]);
    }
  }
}
