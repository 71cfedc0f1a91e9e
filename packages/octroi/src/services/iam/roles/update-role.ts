import type { UpdateRoleRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { nameKey, roles } from '../tables.ts';

export const updateRole = writes<UpdateRoleRequest, object>({
  service: 'iam',
  name: 'UpdateRole',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateRole', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:UpdateRole', RoleName, context, { boundary: true })],
  },
  tables: [roles],
  errors: ['NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    // The description of a service-linked role can be edited, and nothing else of it: AWS's user guide, and Terraform does it.
    const describes = input.Description !== undefined && input.MaxSessionDuration === undefined;
    const role = await (describes ? mustHaveRole : mustHaveModifiableRole)(rows, input.RoleName);
    rows.put(roles, [nameKey(role.name)], {
      ...role,
      ...(input.Description === undefined ? {} : { description: input.Description }),
      maxSessionDuration: input.MaxSessionDuration ?? role.maxSessionDuration,
    });
    return {};
  },
});
