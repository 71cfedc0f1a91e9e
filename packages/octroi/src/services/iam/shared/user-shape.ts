import type { User } from '../../../../models/iam.gen.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { entityArn } from './arns.ts';
import { attachedBoundary } from './attached-boundary.ts';
import type { UserRow } from '../tables.ts';

/** A user as lists show it (IAM-30): without tags and boundary. */
export function listedUser(scope: Scope, row: UserRow): User {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: entityArn(scope, 'user', row),
    CreateDate: new Date(row.createdAt),
    ...(row.passwordLastUsed === undefined ? {} : { PasswordLastUsed: new Date(row.passwordLastUsed) }),
  };
}

/** A user as GetUser and CreateUser show it: tags and boundary only if it has them. */
export function wholeUser(scope: Scope, row: UserRow): User {
  return {
    ...listedUser(scope, row),
    ...(row.boundary === undefined ? {} : { PermissionsBoundary: attachedBoundary(row.boundary) }),
    ...(row.tags.length === 0 ? {} : { Tags: row.tags }),
  };
}
