import type { ListGroupPoliciesRequest, ListGroupPoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { inlinePolicies, groups } from '../tables.ts';
import { pageOfInline } from './inline.ts';

export const listGroupPolicies = reads<ListGroupPoliciesRequest, ListGroupPoliciesResponse>({
  service: 'iam',
  name: 'ListGroupPolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListGroupPolicies', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:ListGroupPolicies', GroupName, context)],
  },
  tables: [groups, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveGroup(call.rows, call.input.GroupName);
    return pageOfInline(call, 'ListGroupPolicies', id);
  },
});
