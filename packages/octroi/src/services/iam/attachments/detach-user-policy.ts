import type { DetachUserPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { attachmentTables, detach } from './attachment.ts';

export const detachUserPolicy = writes<DetachUserPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DetachUserPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DetachUserPolicy', resource: 'user', keys: ['iam:PermissionsBoundary', 'iam:PolicyARN'] }],
    asks: async ({ UserName, PolicyArn }, context) => [await askUser('iam:DetachUserPolicy', UserName, context, { boundary: true, keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [users, ...attachmentTables],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows }) {
    const { id } = await mustHaveUser(rows, input.UserName);
    await detach(rows, { kind: 'user', id }, input.PolicyArn);
    return {};
  },
});
