import type { CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { createdRole } from '../roles/shape.ts';
import { entityArn } from '../shared/arns.ts';
import { documentText } from '../shared/document-text.ts';
import { countBeyondQuota, quotaTables } from '../shared/quota.ts';
import { attachedTo, attachments, entities, nameKey, roles, type RoleRow } from '../tables.ts';
import { createdTrustOf, nameOf, ownDescription, pathOf, requireTemplate, trustOf } from './role-template.ts';

/** Seconds (IAM-110). */
const SESSION = 3600;

/** A role that one AWS service alone may assume and change (IAM-110, IAM-111). AWS's quota of roles does not stop it. */
export const createServiceLinkedRole = writes<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>({
  service: 'iam',
  name: 'CreateServiceLinkedRole',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateServiceLinkedRole', resource: 'role', keys: ['iam:AWSServiceName'] }],
    asks({ AWSServiceName, CustomSuffix }, context) {
      const resource = entityArn(globalScope(context.scope), 'role', { path: pathOf(AWSServiceName), name: nameOf(AWSServiceName, CustomSuffix) });
      return [{ action: 'iam:CreateServiceLinkedRole', resource, keys: { 'iam:AWSServiceName': AWSServiceName } }];
    },
  },
  tables: [roles, entities, attachments, attachedTo, ...quotaTables],
  errors: ['InvalidInput'],
  async handle({ input, rows, home, ids, now, look }) {
    const { AWSServiceName: service, CustomSuffix: suffix } = input;
    const template = requireTemplate(service, suffix);
    const name = nameOf(service, suffix);
    if ((await rows.get(roles, [nameKey(name)])) !== undefined) {
      throw new ApiError('InvalidInput', `Service role name ${name} has been taken in this account, please try a different suffix.`);
    }
    const description = input.Description ?? ownDescription(service);
    const row: RoleRow = {
      name,
      path: pathOf(service),
      id: ids.unique('AROA'),
      createdAt: now,
      ...(description === undefined ? {} : { description }),
      maxSessionDuration: SESSION,
      trust: trustOf(service),
      tags: [],
    };
    await countBeyondQuota(rows, 'RolesQuota');
    rows.put(roles, [nameKey(name)], row);
    rows.put(entities, [row.id], { kind: 'role', name });
    rows.put(attachments, [row.id, template.policyArn], { arn: template.policyArn, attachedAt: now });
    rows.put(attachedTo, [template.policyArn, row.id], { kind: 'role', id: row.id });
    return { Role: { ...(await createdRole(home, row, look)), AssumeRolePolicyDocument: documentText(createdTrustOf(service)) } };
  },
});
