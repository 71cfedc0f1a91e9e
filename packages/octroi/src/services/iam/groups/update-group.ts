import type { UpdateGroupRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { entities, groups, nameKey } from '../tables.ts';

export const updateGroup = writes<UpdateGroupRequest, object>({
  service: 'iam',
  name: 'UpdateGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateGroup', resource: 'group' }],
    // The caller needs the permission on the group as it is and as it will be (API reference of UpdateGroup).
    async asks({ GroupName, NewGroupName, NewPath }, context) {
      const scope = globalScope(context.scope);
      const now = await askGroup('iam:UpdateGroup', GroupName, context);
      const row = await context.look.get(groups, scope, [nameKey(GroupName)]);
      const after = { path: NewPath ?? row?.path ?? '/', name: NewGroupName ?? row?.name ?? GroupName };
      const resource = entityArn(scope, 'group', after);
      return resource === now.resource ? [now] : [now, { ...now, resource, shownAs: `group ${after.name}` }];
    },
  },
  tables: [groups, entities],
  errors: ['EntityAlreadyExists', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const before = await mustHaveGroup(rows, input.GroupName);
    const after = { ...before, name: input.NewGroupName ?? before.name, path: input.NewPath ?? before.path };
    if (nameKey(after.name) !== nameKey(before.name)) {
      if ((await rows.get(groups, [nameKey(after.name)])) !== undefined) {
        throw new ApiError('EntityAlreadyExists', `Group with name ${after.name} already exists.`);
      }
      rows.delete(groups, [nameKey(before.name)]);
    }
    rows.put(groups, [nameKey(after.name)], after);
    rows.put(entities, [after.id], { kind: 'group', name: after.name });
    return {};
  },
});
