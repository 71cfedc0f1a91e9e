import type { ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { groups, nameKey, roles, users, type EntityKind } from '../tables.ts';
import { entityArn } from './arns.ts';

type Keys = Readonly<Record<string, ContextValue | undefined>>;

interface AskOptions {
  readonly keys?: Keys;
  /** Adds the entity's present permissions boundary (KEY-41). */
  readonly boundary?: boolean;
  /** What a denial names: `user ann`, or with `arn` the ARN, as for actions on tags (IAM-28). */
  readonly shown?: 'name' | 'arn';
}

/** An ask about a user, under the ARN that it has, or would have if it does not exist (IAM-190). Carries the user's tags. */
export async function askUser(action: string, name: string, context: AskContext, options: AskOptions = {}): Promise<Ask> {
  const row = await context.look.get(users, globalScope(context.scope), [nameKey(name)]);
  return askEntity(action, 'user', name, row, context, options);
}

/** The same for a role. */
export async function askRole(action: string, name: string, context: AskContext, options: AskOptions = {}): Promise<Ask> {
  const row = await context.look.get(roles, globalScope(context.scope), [nameKey(name)]);
  return askEntity(action, 'role', name, row, context, options);
}

/** The same for a group, which has neither tags nor a boundary (IAM-61). */
export async function askGroup(action: string, name: string, context: AskContext, options: Omit<AskOptions, 'boundary'> = {}): Promise<Ask> {
  const row = await context.look.get(groups, globalScope(context.scope), [nameKey(name)]);
  return askEntity(action, 'group', name, row === undefined ? undefined : { ...row, tags: [] }, context, options);
}

/** An ask about all entities of a kind: `arn:aws:iam::111122223333:user/` (IAM-190). */
export function askAll(action: string, kind: EntityKind, context: AskContext): Ask {
  return { action, resource: entityArn(globalScope(context.scope), kind, { path: '/', name: '' }) };
}

interface EntityFacts {
  readonly path: string;
  readonly name: string;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly boundary?: string;
}

function askEntity(action: string, kind: EntityKind, name: string, row: EntityFacts | undefined, context: AskContext, options: AskOptions): Ask {
  const boundary = options.boundary === true ? { 'iam:PermissionsBoundary': row?.boundary } : {};
  return {
    action,
    resource: entityArn(globalScope(context.scope), kind, row ?? { path: '/', name }),
    keys: { ...boundary, ...options.keys },
    resourceTags: row?.tags ?? [],
    ...(options.shown === 'arn' ? {} : { shownAs: `${kind} ${name}` }),
  };
}
