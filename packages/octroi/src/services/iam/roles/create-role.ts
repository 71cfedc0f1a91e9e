import type { CreateRoleRequest, CreateRoleResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { boundaryTables, linkBoundary, requireBoundary } from '../shared/boundary.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { storedTrust } from '../shared/trust.ts';
import { entities, nameKey, roles, type RoleRow } from '../tables.ts';
import { createdRole } from './shape.ts';

/** Seconds. */
const DEFAULT_SESSION = 3600;

export const createRole = writes<CreateRoleRequest, CreateRoleResponse>({
  service: 'iam',
  name: 'CreateRole',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateRole', resource: 'role', keys: ['iam:PermissionsBoundary', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagRole', resource: 'role', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ RoleName, Path, Tags, PermissionsBoundary }, context) {
      const resource = entityArn(globalScope(context.scope), 'role', { path: Path ?? '/', name: RoleName });
      const tags = requestTagKeys(Tags);
      const create = { action: 'iam:CreateRole', resource, keys: { ...tags, 'iam:PermissionsBoundary': PermissionsBoundary } };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { action: 'iam:TagRole', resource, keys: tags }];
    },
  },
  tables: [roles, entities, ...boundaryTables, ...quotaTables],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity'],
  check: ({ RoleName, Path }) => reservedFault(RoleName, Path ?? '/'),
  async handle({ input, rows, home, ids, now, look }) {
    checkNewTags(input.Tags, 'ignoring case');
    const trust = await storedTrust(input.AssumeRolePolicyDocument, { rows, home, look });
    if ((await rows.get(roles, [nameKey(input.RoleName)])) !== undefined) {
      throw new ApiError('EntityAlreadyExists', `Role with name ${input.RoleName} already exists.`);
    }
    await requireQuota(rows, roles, 'RolesQuota');
    if (input.PermissionsBoundary !== undefined) await requireBoundary(rows, home, input.PermissionsBoundary);
    const row: RoleRow = {
      name: input.RoleName,
      path: input.Path ?? '/',
      id: ids.unique('AROA'),
      createdAt: now,
      ...(input.Description === undefined ? {} : { description: input.Description }),
      maxSessionDuration: input.MaxSessionDuration ?? DEFAULT_SESSION,
      ...trust,
      ...(input.PermissionsBoundary === undefined ? {} : { boundary: input.PermissionsBoundary }),
      tags: input.Tags ?? [],
    };
    rows.put(roles, [nameKey(row.name)], row);
    rows.put(entities, [row.id], { kind: 'role', name: row.name });
    linkBoundary(rows, 'role', row.id, undefined, row.boundary);
    return { Role: await createdRole(home, row, look) };
  },
});

/** Paths and names that AWS keeps for roles of its own (IAM-74): the kernel trusts the path of a service-linked role. */
function reservedFault(name: string, path: string): ApiError | null {
  if (path.startsWith('/aws-service-role/') || path.startsWith('/aws-reserved/')) return new ApiError('ValidationError', `The path ${path} is reserved for roles that AWS creates.`);
  if (name.toLowerCase().startsWith('awsservicerolefor')) return new ApiError('ValidationError', `The role name ${name} is reserved for service-linked roles.`);
  return null;
}
