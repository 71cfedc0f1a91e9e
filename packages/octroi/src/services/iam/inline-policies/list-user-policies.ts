import type { ListUserPoliciesRequest, ListUserPoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { inlinePolicies, users } from '../tables.ts';
import { pageOfInline } from './inline.ts';

export const listUserPolicies = reads<ListUserPoliciesRequest, ListUserPoliciesResponse>({
  service: 'iam',
  name: 'ListUserPolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListUserPolicies', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:ListUserPolicies', UserName, context)],
  },
  tables: [users, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveUser(call.rows, call.input.UserName);
    return pageOfInline(call, 'ListUserPolicies', id);
  },
});
