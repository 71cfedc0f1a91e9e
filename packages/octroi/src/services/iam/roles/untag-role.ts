import type { UntagRoleRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { withoutTags } from '../shared/tags.ts';
import { nameKey, roles } from '../tables.ts';

export const untagRole = writes<UntagRoleRequest, object>({
  service: 'iam',
  name: 'UntagRole',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagRole', resource: 'role', keys: ['aws:TagKeys'] }],
    asks: async ({ RoleName, TagKeys }, context) => [await askRole('iam:UntagRole', RoleName, context, { keys: { 'aws:TagKeys': TagKeys }, shown: 'arn' })],
  },
  tables: [roles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const role = await mustHaveRole(rows, input.RoleName);
    rows.put(roles, [nameKey(role.name)], { ...role, tags: withoutTags(role.tags, input.TagKeys, 'ignoring case') });
    return {};
  },
});
