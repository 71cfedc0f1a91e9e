import type { ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { attachments, groups } from '../tables.ts';
import { pageOfAttached } from './list.ts';

export const listAttachedGroupPolicies = reads<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse>({
  service: 'iam',
  name: 'ListAttachedGroupPolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListAttachedGroupPolicies', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:ListAttachedGroupPolicies', GroupName, context)],
  },
  tables: [groups, attachments],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveGroup(call.rows, call.input.GroupName);
    return pageOfAttached(call, 'ListAttachedGroupPolicies', id);
  },
});
