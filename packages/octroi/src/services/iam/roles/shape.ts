import type { Role, RoleLastUsed } from '../../../../models/iam.gen.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { attachedBoundary } from '../shared/attached-boundary.ts';
import { documentText } from '../shared/document-text.ts';
import { shownTrust } from '../shared/trust.ts';
import type { RoleRow } from '../tables.ts';

/** What every operation shows of a role, and all that an instance profile shows of its own (IAM-100). */
export async function bareRole(scope: Scope, row: RoleRow, look: PolicyReader): Promise<Role> {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: entityArn(scope, 'role', row),
    CreateDate: new Date(row.createdAt),
    AssumeRolePolicyDocument: documentText(await shownTrust(row, scope, look)),
  };
}

const marks = (row: RoleRow): Role => ({
  ...(row.boundary === undefined ? {} : { PermissionsBoundary: attachedBoundary(row.boundary) }),
  ...(row.tags.length === 0 ? {} : { Tags: row.tags }),
});

const description = (row: RoleRow): Role => (row.description === undefined ? {} : { Description: row.description });

/** As CreateRole answers: neither description nor session duration, even if they were given (IAM-70). */
export async function createdRole(scope: Scope, row: RoleRow, look: PolicyReader): Promise<Role> {
  return { ...(await bareRole(scope, row, look)), ...marks(row) };
}

/** As UpdateRoleDescription answers (IAM-73). */
export async function describedRole(scope: Scope, row: RoleRow, look: PolicyReader): Promise<Role> {
  return { ...(await bareRole(scope, row, look)), ...description(row) };
}

/** As lists show it: without tags, boundary and last use (IAM-70). */
export async function listedRole(scope: Scope, row: RoleRow, look: PolicyReader): Promise<Role> {
  return { ...(await describedRole(scope, row, look)), MaxSessionDuration: row.maxSessionDuration };
}

/** As GetRole shows it; RoleLastUsed is empty for a role that was never used (IAM-70). */
export async function wholeRole(scope: Scope, row: RoleRow, look: PolicyReader, used: RoleLastUsed): Promise<Role> {
  return { ...(await listedRole(scope, row, look)), RoleLastUsed: used, ...marks(row) };
}
