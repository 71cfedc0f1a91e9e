import type { PutUserPermissionsBoundaryRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { boundaryTables, linkBoundary, requireBoundary } from '../shared/boundary.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { nameKey, users } from '../tables.ts';

export const putUserPermissionsBoundary = writes<PutUserPermissionsBoundaryRequest, object>({
  service: 'iam',
  name: 'PutUserPermissionsBoundary',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutUserPermissionsBoundary', resource: 'user', keys: ['iam:PermissionsBoundary'] }],
    // The key tells the boundary that is being set, not the one that is there (KEY-41).
    async asks({ UserName, PermissionsBoundary }, context) {
      return [await askUser('iam:PutUserPermissionsBoundary', UserName, context, { keys: { 'iam:PermissionsBoundary': PermissionsBoundary } })];
    },
  },
  tables: [users, ...boundaryTables],
  errors: ['InvalidInput', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    const user = await mustHaveUser(rows, input.UserName);
    await requireBoundary(rows, home, input.PermissionsBoundary);
    linkBoundary(rows, 'user', user.id, user.boundary, input.PermissionsBoundary);
    rows.put(users, [nameKey(user.name)], { ...user, boundary: input.PermissionsBoundary });
    return {};
  },
});
