import type { ListPoliciesForTargetRequest, ListPoliciesForTargetResponse } from '../../../../models/organizations.gen.ts';
import { attachedPolicies } from '../../../kernel/organization/attached.ts';
import { controlPolicies, policyAttachments, POLICY_TYPES, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { mustBeTarget } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';
import { policySummary } from '../shared/shapes.ts';

const ACTION = 'organizations:ListPoliciesForTarget';

export const listPoliciesForTarget = readsOrganization<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse>({
  name: 'ListPoliciesForTarget',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: (['account', 'organizationalunit', 'root'] as const).map((resource) => ({ action: ACTION, resource, keys: ['organizations:PolicyType'] })),
    asks: async ({ TargetId, Filter }, context) => [await askAbout(ACTION, TargetId, context, { 'organizations:PolicyType': Filter })],
  },
  tables: [units, controlPolicies, policyAttachments],
  errors: ['TargetNotFoundException'],
  async handle(call) {
    const { input, organization, shared, home } = call;
    await mustBeTarget(shared, organization, input.TargetId);
    const type = POLICY_TYPES.find((known) => known === input.Filter);
    const found = type === undefined ? [] : await attachedPolicies(shared, organization, input.TargetId, type);
    const { items, more } = pageOf(call, `ListPoliciesForTarget:${input.TargetId}:${input.Filter}`, found, ({ id }) => id);
    return { Policies: items.map((policy) => policySummary(home.partition, organization, policy)), ...more };
  },
});
