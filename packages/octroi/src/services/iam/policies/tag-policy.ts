import type { TagPolicyRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { mergeTags } from '../shared/tags.ts';
import { nameKey, policies } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { policyNotFound, requireOwnPolicy } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';

export const tagPolicy = writes<TagPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'TagPolicy',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagPolicy', resource: 'policy', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ PolicyArn, Tags }, context) => [await askPolicy('iam:TagPolicy', PolicyArn, context, requestTagKeys(Tags))],
  },
  tables: [policies],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, Tags }, rows, home }) {
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot update policies outside your own account.', policyNotFound(PolicyArn));
    rows.put(policies, [nameKey(row.name)], { ...row, tags: mergeTags(row.tags, Tags, 'exactly') });
    return {};
  },
});
