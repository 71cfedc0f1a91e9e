import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { HeldTexts, heldTables, type HeldText } from '../principals/held-texts.ts';
import { entityArn } from '../shared/arns.ts';
import { mustHaveGroup, mustHaveRole, mustHaveUser } from '../shared/not-found.ts';
import { groups, nameKey, roles, users, type EntityKind, type RoleRow, type UserRow } from '../tables.ts';

/** The user, group or role that an ARN names, whether or not it exists. */
export interface NamedEntity {
  readonly kind: EntityKind;
  readonly account: string;
  readonly name: string;
}

/** A user, group or role with everything that it holds. */
export interface SourceEntity {
  readonly kind: EntityKind;
  readonly arn: string;
  /** The unique id. */
  readonly id: string;
  /** Null for a group. */
  readonly row: UserRow | RoleRow | null;
  readonly held: readonly HeldText[];
  readonly boundary: HeldText | null;
}

const KINDS: ReadonlySet<string> = new Set(['user', 'group', 'role']);
const TABLES = { user: users, group: groups, role: roles } as const;

/** The tables that reading a source entity touches. */
export const sourceTables = [...heldTables, users, roles];

/** Takes the ARN of a user, group or role apart; null if it is none. */
export function entityNamed(text: string): NamedEntity | null {
  const arn = parseArn(text);
  if (arn === null || arn.service !== 'iam' || arn.region !== '') return null;
  const slash = arn.resource.indexOf('/');
  const kind = arn.resource.slice(0, slash);
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  return slash < 0 || name === '' || !KINDS.has(kind) ? null : { kind: kind as EntityKind, account: arn.account, name };
}

/** InvalidInput for an ARN that names no user, group or role (IAM-174). */
export function notAnEntity(arn: string): ApiError {
  return new ApiError('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
}

/** An ask about the entity that an ARN names, with its tags if it exists. */
export async function askEntityArn(action: string, arn: string, context: AskContext): Promise<Ask> {
  return { action, resource: arn, resourceTags: await tagsOf(arn, context) };
}

async function tagsOf(arn: string, context: AskContext): Promise<readonly Tag[]> {
  const scope = globalScope(context.scope);
  const named = entityNamed(arn);
  if (named === null || named.kind === 'group') return [];
  const row = await context.look.get<UserRow | RoleRow>(TABLES[named.kind], scope, [nameKey(named.name)]);
  return row !== undefined && entityArn(scope, named.kind, row) === arn ? row.tags : [];
}

/** The entity of the account that the ARN names, path and letter case included, and what it holds; else NoSuchEntity (IAM-174). */
export async function mustHaveSource(rows: RowReader, home: Scope, arn: string): Promise<SourceEntity> {
  const named = entityNamed(arn);
  if (named === null) throw notAnEntity(arn);
  const texts = new HeldTexts(rows);
  const boundaryOf = async (row: UserRow | RoleRow): Promise<HeldText | null> => (row.boundary === undefined ? null : texts.mustExist(row.boundary));
  const { kind, name } = named;
  if (kind === 'group') {
    const group = exactly(home, arn, kind, await mustHaveGroup(rows, name));
    return { kind, arn, id: group.id, row: null, held: await texts.ofGroup(group), boundary: null };
  }
  if (kind === 'role') {
    const role = exactly(home, arn, kind, await mustHaveRole(rows, name));
    return { kind, arn, id: role.id, row: role, held: await texts.ofRole(role), boundary: await boundaryOf(role) };
  }
  const user = exactly(home, arn, kind, await mustHaveUser(rows, name));
  return { kind, arn, id: user.id, row: user, held: await texts.ofUser(user), boundary: await boundaryOf(user) };
}

function exactly<Row extends { readonly path: string; readonly name: string }>(home: Scope, arn: string, kind: EntityKind, row: Row): Row {
  if (entityArn(home, kind, row) === arn) return row;
  throw new ApiError('NoSuchEntity', `The ${kind} with name ${arn.slice(arn.lastIndexOf('/') + 1)} cannot be found.`);
}
