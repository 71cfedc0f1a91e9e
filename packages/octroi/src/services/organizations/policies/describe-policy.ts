import type { DescribePolicyRequest, DescribePolicyResponse } from '../../../../models/organizations.gen.ts';
import { controlPolicies } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { policySummary } from '../shared/shapes.ts';
import { mustHavePolicy } from './document.ts';

export const describePolicy = readsOrganization<DescribePolicyRequest, DescribePolicyResponse>({
  name: 'DescribePolicy',
  level: 'Read',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribePolicy', resource: 'policy', keys: ['organizations:PolicyType'] }],
    asks: async ({ PolicyId }, context) => [await askAbout('organizations:DescribePolicy', PolicyId, context)],
  },
  tables: [controlPolicies],
  errors: ['PolicyNotFoundException'],
  async handle({ input, organization, shared, home }) {
    const policy = await mustHavePolicy(shared, organization, input.PolicyId);
    return { Policy: { PolicySummary: policySummary(home.partition, organization, policy), Content: policy.content } };
  },
});
