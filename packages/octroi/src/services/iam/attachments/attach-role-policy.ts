import type { AttachRolePolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askRole } from '../shared/asks.ts';
import { roles } from '../tables.ts';
import { attach, attachTables } from './attachment.ts';
import { mustHaveModifiableRole } from './protected-role.ts';

export const attachRolePolicy = writes<AttachRolePolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'AttachRolePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:AttachRolePolicy', resource: 'role', keys: ['iam:PermissionsBoundary', 'iam:PolicyARN'] }],
    asks: async ({ RoleName, PolicyArn }, context) => [await askRole('iam:AttachRolePolicy', RoleName, context, { boundary: true, keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [roles, ...attachTables],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity', 'PolicyNotAttachable', 'UnmodifiableEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows, home, now }) {
    const { id } = await mustHaveModifiableRole(rows, input.RoleName);
    await attach(rows, home, { kind: 'role', id }, input.PolicyArn, now);
    return {};
  },
});
