import type { ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { attachments, users } from '../tables.ts';
import { pageOfAttached } from './list.ts';

export const listAttachedUserPolicies = reads<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>({
  service: 'iam',
  name: 'ListAttachedUserPolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListAttachedUserPolicies', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:ListAttachedUserPolicies', UserName, context)],
  },
  tables: [users, attachments],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveUser(call.rows, call.input.UserName);
    return pageOfAttached(call, 'ListAttachedUserPolicies', id);
  },
});
