import type { UpdateUserRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { entities, nameKey, users } from '../tables.ts';

export const updateUser = writes<UpdateUserRequest, object>({
  service: 'iam',
  name: 'UpdateUser',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateUser', resource: 'user' }],
    // The caller needs the permission on the user as it is and as it will be (API reference of UpdateUser).
    async asks({ UserName, NewUserName, NewPath }, context) {
      const scope = globalScope(context.scope);
      const now = await askUser('iam:UpdateUser', UserName, context);
      const row = await context.look.get(users, scope, [nameKey(UserName)]);
      const after = { path: NewPath ?? row?.path ?? '/', name: NewUserName ?? row?.name ?? UserName };
      const resource = entityArn(scope, 'user', after);
      return resource === now.resource ? [now] : [now, { ...now, resource, shownAs: `user ${after.name}` }];
    },
  },
  tables: [users, entities],
  errors: ['EntityAlreadyExists', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const before = await mustHaveUser(rows, input.UserName);
    const after = { ...before, name: input.NewUserName ?? before.name, path: input.NewPath ?? before.path };
    if (nameKey(after.name) !== nameKey(before.name)) {
      if ((await rows.get(users, [nameKey(after.name)])) !== undefined) {
        throw new ApiError('EntityAlreadyExists', `User with name ${after.name} already exists.`);
      }
      rows.delete(users, [nameKey(before.name)]);
    }
    rows.put(users, [nameKey(after.name)], after);
    rows.put(entities, [after.id], { kind: 'user', name: after.name });
    return {};
  },
});
