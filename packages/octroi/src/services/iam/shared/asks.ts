import type { ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { groups, nameKey, roles, users } from '../tables.ts';
import { entityArn } from './arns.ts';

type Keys = Readonly<Record<string, ContextValue | undefined>>;

/**
 * An ask about a user, under the ARN that it has, or would have if it does not exist (IAM-190). Carries the user's tags, and
 * with `boundary` the user's present permissions boundary (KEY-41).
 */
export async function askUser(action: string, name: string, context: AskContext, options: { keys?: Keys; boundary?: boolean } = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const row = await context.look.get(users, scope, [nameKey(name)]);
  const boundary = options.boundary === true ? { 'iam:PermissionsBoundary': row?.boundary } : {};
  return {
    action,
    resource: entityArn(scope, 'user', row ?? { path: '/', name }),
    keys: { ...boundary, ...options.keys },
    resourceTags: row?.tags ?? [],
    shownAs: `user ${name}`,
  };
}

/** The same for a role. */
export async function askRole(action: string, name: string, context: AskContext, options: { keys?: Keys; boundary?: boolean } = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const row = await context.look.get(roles, scope, [nameKey(name)]);
  const boundary = options.boundary === true ? { 'iam:PermissionsBoundary': row?.boundary } : {};
  return {
    action,
    resource: entityArn(scope, 'role', row ?? { path: '/', name }),
    keys: { ...boundary, ...options.keys },
    resourceTags: row?.tags ?? [],
    shownAs: `role ${name}`,
  };
}

/** The same for a group, which has neither tags nor a boundary (IAM-61). */
export async function askGroup(action: string, name: string, context: AskContext, options: { keys?: Keys } = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const row = await context.look.get(groups, scope, [nameKey(name)]);
  return {
    action,
    resource: entityArn(scope, 'group', row ?? { path: '/', name }),
    keys: { ...options.keys },
    shownAs: `group ${name}`,
  };
}
