import type { DeleteUserPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { inlinePolicies, users } from '../tables.ts';
import { deleteInline } from './inline.ts';

export const deleteUserPolicy = writes<DeleteUserPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DeleteUserPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteUserPolicy', resource: 'user', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteUserPolicy', UserName, context, { boundary: true })],
  },
  tables: [users, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveUser(rows, input.UserName);
    await deleteInline(rows, { kind: 'user', id, name }, input.PolicyName);
    return {};
  },
});
