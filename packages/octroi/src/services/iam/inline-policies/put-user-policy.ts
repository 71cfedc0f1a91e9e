import type { PutUserPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { putInline, putInlineTables } from './inline.ts';

export const putUserPolicy = writes<PutUserPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'PutUserPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutUserPolicy', resource: 'user', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ UserName }, context) => [await askUser('iam:PutUserPolicy', UserName, context, { boundary: true })],
  },
  tables: [users, ...putInlineTables],
  errors: ['LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveUser(rows, input.UserName);
    await putInline(rows, { kind: 'user', id, name }, input.PolicyName, input.PolicyDocument);
    return {};
  },
});
