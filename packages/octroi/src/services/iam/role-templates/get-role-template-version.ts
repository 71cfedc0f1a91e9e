import type { GetRoleTemplateVersionRequest, GetRoleTemplateVersionResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { checkTemplateArn, templateNotFound } from './templates.ts';

/** A version of a role template, of which there is none (deviations). */
export const getRoleTemplateVersion = reads<GetRoleTemplateVersionRequest, GetRoleTemplateVersionResponse>({
  service: 'iam',
  name: 'GetRoleTemplateVersion',
  level: 'Read',
  check: ({ TemplateArn }) => checkTemplateArn(TemplateArn),
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetRoleTemplateVersion', resource: 'role-template' }],
    asks: ({ TemplateArn }) => [{ action: 'iam:GetRoleTemplateVersion', resource: TemplateArn }],
  },
  tables: [],
  errors: ['NoSuchEntity', 'InvalidInput'],
  handle({ input }) {
    throw templateNotFound(input.TemplateArn);
  },
});
