import type { CreateUserRequest, CreateUserResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { boundaryTables, linkBoundary, requireBoundary } from '../shared/boundary.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { entities, nameKey, users, type UserRow } from '../tables.ts';
import { wholeUser } from '../shared/user-shape.ts';

export const createUser = writes<CreateUserRequest, CreateUserResponse>({
  service: 'iam',
  name: 'CreateUser',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateUser', resource: 'user', keys: ['iam:PermissionsBoundary', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagUser', resource: 'user', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ UserName, Path, Tags, PermissionsBoundary }, context) {
      const resource = entityArn(globalScope(context.scope), 'user', { path: Path ?? '/', name: UserName });
      const tags = requestTagKeys(Tags);
      const create = { action: 'iam:CreateUser', resource, keys: { ...tags, 'iam:PermissionsBoundary': PermissionsBoundary } };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { action: 'iam:TagUser', resource, keys: tags }];
    },
  },
  tables: [users, entities, ...boundaryTables, ...quotaTables],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home, ids, now }) {
    checkNewTags(input.Tags, 'ignoring case');
    if ((await rows.get(users, [nameKey(input.UserName)])) !== undefined) {
      throw new ApiError('EntityAlreadyExists', `User with name ${input.UserName} already exists.`);
    }
    await requireQuota(rows, users, 'UsersQuota');
    if (input.PermissionsBoundary !== undefined) await requireBoundary(rows, home, input.PermissionsBoundary);
    const row: UserRow = {
      name: input.UserName,
      path: input.Path ?? '/',
      id: ids.unique('AIDA'),
      createdAt: now,
      ...(input.PermissionsBoundary === undefined ? {} : { boundary: input.PermissionsBoundary }),
      tags: input.Tags ?? [],
    };
    rows.put(users, [nameKey(row.name)], row);
    rows.put(entities, [row.id], { kind: 'user', name: row.name });
    linkBoundary(rows, 'user', row.id, undefined, row.boundary);
    return { User: wholeUser(home, row) };
  },
});
