import type { DetachGroupPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { groups } from '../tables.ts';
import { attachmentTables, detach } from './attachment.ts';

export const detachGroupPolicy = writes<DetachGroupPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DetachGroupPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DetachGroupPolicy', resource: 'group', keys: ['iam:PolicyARN'] }],
    asks: async ({ GroupName, PolicyArn }, context) => [await askGroup('iam:DetachGroupPolicy', GroupName, context, { keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [groups, ...attachmentTables],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows }) {
    const { id } = await mustHaveGroup(rows, input.GroupName);
    await detach(rows, { kind: 'group', id }, input.PolicyArn);
    return {};
  },
});
