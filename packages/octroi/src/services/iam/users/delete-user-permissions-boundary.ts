import type { DeleteUserPermissionsBoundaryRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { boundaryTables, linkBoundary } from '../shared/boundary.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { nameKey, users } from '../tables.ts';

export const deleteUserPermissionsBoundary = writes<DeleteUserPermissionsBoundaryRequest, object>({
  service: 'iam',
  name: 'DeleteUserPermissionsBoundary',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteUserPermissionsBoundary', resource: 'user', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteUserPermissionsBoundary', UserName, context, { boundary: true })],
  },
  tables: [users, ...boundaryTables],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { boundary, ...user } = await mustHaveUser(rows, input.UserName);
    if (boundary === undefined) throw new ApiError('NoSuchEntity', `User ${user.name} does not have a permissions boundary attached.`);
    linkBoundary(rows, 'user', user.id, boundary, undefined);
    rows.put(users, [nameKey(user.name)], user);
    return {};
  },
});
