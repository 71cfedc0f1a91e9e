import type { ListRoleTagsRequest, ListRoleTagsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { pageOfTags } from '../shared/tags.ts';
import { roles } from '../tables.ts';

export const listRoleTags = reads<ListRoleTagsRequest, ListRoleTagsResponse>({
  service: 'iam',
  name: 'ListRoleTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListRoleTags', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:ListRoleTags', RoleName, context)],
  },
  tables: [roles],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const role = await mustHaveRole(call.rows, call.input.RoleName);
    return pageOfTags(call, 'ListRoleTags', role.tags);
  },
});
