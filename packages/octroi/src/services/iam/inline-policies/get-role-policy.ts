import type { GetRolePolicyRequest, GetRolePolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { documentText } from '../shared/document-text.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { inlinePolicies, roles } from '../tables.ts';
import { mustHaveInline } from './inline.ts';

export const getRolePolicy = reads<GetRolePolicyRequest, GetRolePolicyResponse>({
  service: 'iam',
  name: 'GetRolePolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetRolePolicy', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:GetRolePolicy', RoleName, context)],
  },
  tables: [roles, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveRole(rows, input.RoleName);
    const policy = await mustHaveInline(rows, { kind: 'role', id, name }, input.PolicyName);
    return { RoleName: name, PolicyName: policy.name, PolicyDocument: documentText(policy.document) };
  },
});
