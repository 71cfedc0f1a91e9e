import type { UpdateAssumeRolePolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
import { adjustedQuotas } from '../shared/quota.ts';
import { storedTrust } from '../shared/trust.ts';
import { nameKey, roles } from '../tables.ts';

export const updateAssumeRolePolicy = writes<UpdateAssumeRolePolicyRequest, object>({
  service: 'iam',
  name: 'UpdateAssumeRolePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateAssumeRolePolicy', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:UpdateAssumeRolePolicy', RoleName, context, { boundary: true })],
  },
  tables: [roles, adjustedQuotas],
  errors: ['LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows, home, look }) {
    const { trust: _, trustAccounts: __, ...role } = await mustHaveModifiableRole(rows, input.RoleName);
    rows.put(roles, [nameKey(role.name)], { ...role, ...(await storedTrust(input.PolicyDocument, { rows, home, look })) });
    return {};
  },
});
