import type { Operation } from '../../../kernel/operation.ts';
import { acquireRole } from '../role-templates/acquire-role.ts';
import { getRoleTemplateVersion } from '../role-templates/get-role-template-version.ts';
import { createRole } from './create-role.ts';
import { deleteRolePermissionsBoundary } from './delete-role-permissions-boundary.ts';
import { deleteRole } from './delete-role.ts';
import { getRole } from './get-role.ts';
import { listRoleTags } from './list-role-tags.ts';
import { listRoles } from './list-roles.ts';
import { putRolePermissionsBoundary } from './put-role-permissions-boundary.ts';
import { tagRole } from './tag-role.ts';
import { untagRole } from './untag-role.ts';
import { updateAssumeRolePolicy } from './update-assume-role-policy.ts';
import { updateRoleDescription } from './update-role-description.ts';
import { updateRole } from './update-role.ts';

/** The operations on roles. */
export const roleOperations: readonly Operation[] = [
  createRole, getRole, listRoles, updateRole, updateRoleDescription, updateAssumeRolePolicy, deleteRole,
  tagRole, untagRole, listRoleTags,
  putRolePermissionsBoundary, deleteRolePermissionsBoundary,
  acquireRole, getRoleTemplateVersion,
];
