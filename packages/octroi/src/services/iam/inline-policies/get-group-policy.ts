import type { GetGroupPolicyRequest, GetGroupPolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { documentText } from '../shared/document-text.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { inlinePolicies, groups } from '../tables.ts';
import { mustHaveInline } from './inline.ts';

export const getGroupPolicy = reads<GetGroupPolicyRequest, GetGroupPolicyResponse>({
  service: 'iam',
  name: 'GetGroupPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetGroupPolicy', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:GetGroupPolicy', GroupName, context)],
  },
  tables: [groups, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveGroup(rows, input.GroupName);
    const policy = await mustHaveInline(rows, { kind: 'group', id, name }, input.PolicyName);
    return { GroupName: name, PolicyName: policy.name, PolicyDocument: documentText(policy.document) };
  },
});
