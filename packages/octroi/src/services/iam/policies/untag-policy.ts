import type { UntagPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { withoutTags } from '../shared/tags.ts';
import { nameKey, policies } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { policyNotFound, requireOwnPolicy } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';

export const untagPolicy = writes<UntagPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'UntagPolicy',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagPolicy', resource: 'policy', keys: ['aws:TagKeys'] }],
    asks: async ({ PolicyArn, TagKeys }, context) => [await askPolicy('iam:UntagPolicy', PolicyArn, context, TagKeys.length === 0 ? {} : { 'aws:TagKeys': TagKeys })],
  },
  tables: [policies],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, TagKeys }, rows, home }) {
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot update policies outside your own account.', policyNotFound(PolicyArn));
    rows.put(policies, [nameKey(row.name)], { ...row, tags: withoutTags(row.tags, TagKeys, 'exactly') });
    return {};
  },
});
