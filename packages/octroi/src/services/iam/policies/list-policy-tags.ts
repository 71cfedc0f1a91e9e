import type { ListPolicyTagsRequest, ListPolicyTagsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfTags } from '../shared/tags.ts';
import { policies } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { findPolicy, policyNotFound } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';

export const listPolicyTags = reads<ListPolicyTagsRequest, ListPolicyTagsResponse>({
  service: 'iam',
  name: 'ListPolicyTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListPolicyTags', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:ListPolicyTags', PolicyArn, context)],
  },
  tables: [policies],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle(call) {
    const { input, rows, home } = call;
    const policy = await findPolicy(rows, home, input.PolicyArn);
    if (policy === undefined) throw policyNotFound(input.PolicyArn);
    return pageOfTags(call, `ListPolicyTags:${policy.id}`, policy.tags);
  },
});
