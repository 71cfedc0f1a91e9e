import type { GetUserPolicyRequest, GetUserPolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { documentText } from '../shared/document-text.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { inlinePolicies, users } from '../tables.ts';
import { mustHaveInline } from './inline.ts';

export const getUserPolicy = reads<GetUserPolicyRequest, GetUserPolicyResponse>({
  service: 'iam',
  name: 'GetUserPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetUserPolicy', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:GetUserPolicy', UserName, context)],
  },
  tables: [users, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveUser(rows, input.UserName);
    const policy = await mustHaveInline(rows, { kind: 'user', id, name }, input.PolicyName);
    return { UserName: name, PolicyName: policy.name, PolicyDocument: documentText(policy.document) };
  },
});
