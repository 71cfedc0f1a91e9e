import type { DetachRolePolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askRole } from '../shared/asks.ts';
import { roles } from '../tables.ts';
import { attachmentTables, detach } from './attachment.ts';
import { mustHaveModifiableRole } from './protected-role.ts';

export const detachRolePolicy = writes<DetachRolePolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DetachRolePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DetachRolePolicy', resource: 'role', keys: ['iam:PermissionsBoundary', 'iam:PolicyARN'] }],
    asks: async ({ RoleName, PolicyArn }, context) => [await askRole('iam:DetachRolePolicy', RoleName, context, { boundary: true, keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [roles, ...attachmentTables],
  errors: ['InvalidInput', 'NoSuchEntity', 'UnmodifiableEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows }) {
    const { id } = await mustHaveModifiableRole(rows, input.RoleName);
    await detach(rows, { kind: 'role', id }, input.PolicyArn);
    return {};
  },
});
