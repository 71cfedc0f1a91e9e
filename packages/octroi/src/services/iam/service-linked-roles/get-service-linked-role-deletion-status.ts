import type { GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse, RoleUsageType } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { shownRegion, type RoleUse } from '../../../kernel/role-uses.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { nameKey, roles } from '../tables.ts';
import { deletionTasks, malformedTask, readTaskId, taskNotFound } from './deletion-task.ts';
import { pathOf } from './role-template.ts';

/** How a deletion ended (IAM-113). It is authorised on the role that the task id names, which may be gone, or be there again. */
export const getServiceLinkedRoleDeletionStatus = reads<GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse>({
  service: 'iam',
  name: 'GetServiceLinkedRoleDeletionStatus',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetServiceLinkedRoleDeletionStatus', resource: 'role' }],
    async asks({ DeletionTaskId }, { scope, look }) {
      const task = readTaskId(DeletionTaskId);
      if (task === null) throw malformedTask(DeletionTaskId);
      const home = globalScope(scope);
      const named = { path: pathOf(task.service), name: task.role };
      const row = await look.get(roles, home, [nameKey(task.role)]);
      const resourceTags = row?.path === named.path ? row.tags : [];
      return [{ action: 'iam:GetServiceLinkedRoleDeletionStatus', resource: entityArn(home, 'role', named), resourceTags }];
    },
  },
  check: ({ DeletionTaskId }) => (readTaskId(DeletionTaskId) === null ? malformedTask(DeletionTaskId) : null),
  tables: [deletionTasks],
  errors: ['InvalidInput', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const row = await rows.get(deletionTasks, [readTaskId(input.DeletionTaskId)?.uuid ?? '']);
    // The rest of the id decided who may ask: it must be that of the task.
    if (row?.id !== input.DeletionTaskId) throw taskNotFound(input.DeletionTaskId);
    const { failure } = row;
    if (failure === undefined) return { Status: 'SUCCEEDED' };
    return { Status: 'FAILED', Reason: { Reason: failure.reason, RoleUsageList: byRegion(failure.uses) } };
  },
});

function byRegion(uses: readonly RoleUse[]): readonly RoleUsageType[] {
  const regions = new Map<string, string[]>();
  for (const use of uses) {
    const region = shownRegion(use);
    const resources = regions.get(region);
    if (resources === undefined) regions.set(region, [use.resource]);
    else resources.push(use.resource);
  }
  return [...regions].map(([Region, Resources]) => ({ Region, Resources }));
}
