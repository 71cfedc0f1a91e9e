import type { Scope } from '../../../kernel/scope.ts';
import type { EntityKind } from '../tables.ts';

/** ARN of a user, group or role (IAM-12). `path` begins and ends with `/`. */
export function entityArn(scope: Scope, kind: EntityKind, row: { readonly path: string; readonly name: string }): string {
  return `arn:${scope.partition}:iam::${scope.account}:${kind}${row.path}${row.name}`;
}

/** ARN of a customer managed policy. */
export function policyArn(scope: Scope, path: string, name: string): string {
  return `arn:${scope.partition}:iam::${scope.account}:policy${path}${name}`;
}
