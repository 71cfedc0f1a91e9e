import type { AttachGroupPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { groups } from '../tables.ts';
import { attach, attachTables } from './attachment.ts';

export const attachGroupPolicy = writes<AttachGroupPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'AttachGroupPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:AttachGroupPolicy', resource: 'group', keys: ['iam:PolicyARN'] }],
    asks: async ({ GroupName, PolicyArn }, context) => [await askGroup('iam:AttachGroupPolicy', GroupName, context, { keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [groups, ...attachTables],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity', 'PolicyNotAttachable'],
  check: refuseMalformedArn,
  async handle({ input, rows, home, now }) {
    const { id } = await mustHaveGroup(rows, input.GroupName);
    await attach(rows, home, { kind: 'group', id }, input.PolicyArn, now);
    return {};
  },
});
