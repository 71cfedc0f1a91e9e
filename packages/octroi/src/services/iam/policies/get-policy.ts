import type { GetPolicyRequest, GetPolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { policies } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { findPolicy, policyNotFound } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { wholePolicy } from './shape.ts';
import { usageOf, usageTables } from './usage.ts';

export const getPolicy = reads<GetPolicyRequest, GetPolicyResponse>({
  service: 'iam',
  name: 'GetPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetPolicy', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:GetPolicy', PolicyArn, context)],
  },
  tables: [policies, ...usageTables],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows, home }) {
    const policy = await findPolicy(rows, home, input.PolicyArn);
    if (policy === undefined) throw policyNotFound(input.PolicyArn);
    return { Policy: wholePolicy(policy, await usageOf(rows, policy.arn)) };
  },
});
