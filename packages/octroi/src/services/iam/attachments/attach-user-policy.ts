import type { AttachUserPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { refuseMalformedArn } from '../policies/policy-arn.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { attach, attachTables } from './attachment.ts';

export const attachUserPolicy = writes<AttachUserPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'AttachUserPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:AttachUserPolicy', resource: 'user', keys: ['iam:PermissionsBoundary', 'iam:PolicyARN'] }],
    asks: async ({ UserName, PolicyArn }, context) => [await askUser('iam:AttachUserPolicy', UserName, context, { boundary: true, keys: { 'iam:PolicyARN': PolicyArn } })],
  },
  tables: [users, ...attachTables],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity', 'PolicyNotAttachable'],
  check: refuseMalformedArn,
  async handle({ input, rows, home, now }) {
    const { id } = await mustHaveUser(rows, input.UserName);
    await attach(rows, home, { kind: 'user', id }, input.PolicyArn, now);
    return {};
  },
});
