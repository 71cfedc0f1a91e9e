import type { PutGroupPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { groups } from '../tables.ts';
import { putInline, putInlineTables } from './inline.ts';

export const putGroupPolicy = writes<PutGroupPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'PutGroupPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutGroupPolicy', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:PutGroupPolicy', GroupName, context)],
  },
  tables: [groups, ...putInlineTables],
  errors: ['LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveGroup(rows, input.GroupName);
    await putInline(rows, { kind: 'group', id, name }, input.PolicyName, input.PolicyDocument);
    return {};
  },
});
