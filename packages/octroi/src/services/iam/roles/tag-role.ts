import type { TagRoleRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { mergeTags } from '../shared/tags.ts';
import { nameKey, roles } from '../tables.ts';

export const tagRole = writes<TagRoleRequest, object>({
  service: 'iam',
  name: 'TagRole',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagRole', resource: 'role', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ RoleName, Tags }, context) => [await askRole('iam:TagRole', RoleName, context, { keys: requestTagKeys(Tags), shown: 'arn' })],
  },
  tables: [roles],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const role = await mustHaveRole(rows, input.RoleName);
    rows.put(roles, [nameKey(role.name)], { ...role, tags: mergeTags(role.tags, input.Tags, 'ignoring case') });
    return {};
  },
});
