import type { AcquireRoleRequest, AcquireRoleResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { checkTemplateArn, templateNotFound } from './templates.ts';

/**
 * Makes the role that a template describes, or gives the one that was made of it before. It has no action of its own: AWS asks for those
 * that it takes, the first of which is iam:CreateRole. What else a template asks for no template can say here.
 */
export const acquireRole = writes<AcquireRoleRequest, AcquireRoleResponse>({
  service: 'iam',
  name: 'AcquireRole',
  level: 'Write',
  check: ({ TemplateArn }) => checkTemplateArn(TemplateArn),
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateRole', resource: 'role', keys: ['iam:RoleTemplateARN'] }],
    asks: ({ TemplateArn }, { scope }) => [{ action: 'iam:CreateRole', resource: `arn:${scope.partition}:iam::${scope.account}:role/*`, keys: { 'iam:RoleTemplateARN': TemplateArn } }],
  },
  tables: [],
  errors: ['NoSuchEntity', 'InvalidInput'],
  handle({ input }) {
    throw templateNotFound(input.TemplateArn);
  },
});
