import type { DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { roleUses, usesOfRole } from '../../../kernel/role-uses.ts';
import { listAll, type RowWriter } from '../../../kernel/rows.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole, roleNotFound } from '../shared/not-found.ts';
import { attachedTo, attachments, entities, nameKey, roles, type RoleRow } from '../tables.ts';
import { isServiceLinked, serviceOf } from './linked.ts';
import { deletionTasks, keepTask, taskId } from './deletion-task.ts';

/** Resources that one answer names at most. */
const MAX_NAMED = 500;

/**
 * Deletes a service-linked role, or finds that resources need it (IAM-113). The task has ended when the request has; a role that is
 * deleted ends its sessions as any other does (STS-92).
 */
export const deleteServiceLinkedRole = writes<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse>({
  service: 'iam',
  name: 'DeleteServiceLinkedRole',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteServiceLinkedRole', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:DeleteServiceLinkedRole', RoleName, context, { shown: 'arn' })],
  },
  tables: [roles, entities, attachments, attachedTo, lastUseRows, roleUses, deletionTasks],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, ids, now }) {
    const role = await mustHaveRole(rows, input.RoleName);
    if (!isServiceLinked(role)) throw roleNotFound(input.RoleName);
    const service = serviceOf(role);
    const uuid = ids.uuid();
    const id = taskId({ service, role: role.name, uuid });
    const uses = await usesOfRole(rows, role);
    if (uses.length === 0) await deleteRows(rows, role);
    const failure = { reason: `The role is in use by resources of ${service}. Delete them before the role.`, uses: uses.slice(0, MAX_NAMED) };
    await keepTask(rows, uuid, { id, endedAt: now, ...(uses.length === 0 ? {} : { failure }) });
    return { DeletionTaskId: id };
  },
});

async function deleteRows(rows: RowWriter, role: RoleRow): Promise<void> {
  for (const { row } of await listAll(rows, attachments, [role.id])) {
    rows.delete(attachments, [role.id, row.arn]);
    rows.delete(attachedTo, [row.arn, role.id]);
  }
  rows.delete(roles, [nameKey(role.name)]);
  rows.delete(entities, [role.id]);
  rows.delete(lastUseRows, [role.id]);
}
