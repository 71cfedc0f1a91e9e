import type { ListPoliciesRequest, ListPoliciesResponse } from '../../../../models/organizations.gen.ts';
import { FULL_ACCESS } from '../../../kernel/organization/aws-policies.ts';
import { controlPolicies, POLICY_TYPES } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { policySummary } from '../shared/shapes.ts';

export const listPolicies = readsOrganization<ListPoliciesRequest, ListPoliciesResponse>({
  name: 'ListPolicies',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListPolicies', resource: '*', keys: ['organizations:PolicyType'] }],
    asks: ({ Filter }) => [askAll('organizations:ListPolicies', { 'organizations:PolicyType': Filter })],
  },
  tables: [controlPolicies],
  async handle(call) {
    const { input, organization, shared, home } = call;
    const type = POLICY_TYPES.find((known) => known === input.Filter);
    const own = (await listAll(shared, controlPolicies, [organization.id])).map(({ row }) => row).filter((row) => row.type === type);
    const found = type === undefined ? [] : [FULL_ACCESS[type], ...own];
    const { items, more } = pageOf(call, `ListPolicies:${input.Filter}`, found, ({ id }) => id);
    return { Policies: items.map((policy) => policySummary(home.partition, organization, policy)), ...more };
  },
});
