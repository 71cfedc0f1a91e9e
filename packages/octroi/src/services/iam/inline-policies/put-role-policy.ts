import type { PutRolePolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
import { roles } from '../tables.ts';
import { putInline, putInlineTables } from './inline.ts';

export const putRolePolicy = writes<PutRolePolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'PutRolePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutRolePolicy', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:PutRolePolicy', RoleName, context, { boundary: true })],
  },
  tables: [roles, ...putInlineTables],
  errors: ['LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveModifiableRole(rows, input.RoleName);
    await putInline(rows, { kind: 'role', id, name }, input.PolicyName, input.PolicyDocument);
    return {};
  },
});
