import type { ContextValue } from '@octroi/policy';
import type { InstanceProfile, Role } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { PolicyReader, RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { bareRole } from '../roles/shape.ts';
import { entities, nameKey, roles } from '../tables.ts';
import { instanceProfiles, type InstanceProfileRow } from './tables.ts';

/** ARN of an instance profile (IAM-12). */
export function profileArn(scope: Scope, row: { readonly path: string; readonly name: string }): string {
  return `arn:${scope.partition}:iam::${scope.account}:instance-profile${row.path}${row.name}`;
}

interface AskOptions {
  readonly keys?: Readonly<Record<string, ContextValue | undefined>>;
  /** What a denial names: `instance profile web`, or with `arn` the ARN, as for actions on tags (IAM-28). */
  readonly shown?: 'name' | 'arn';
}

/** An ask about an instance profile, under the ARN that it has, or would have if it does not exist (IAM-190). */
export async function askProfile(action: string, name: string, context: AskContext, options: AskOptions = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const row = await context.look.get(instanceProfiles, scope, [nameKey(name)]);
  return {
    action,
    resource: profileArn(scope, row ?? { path: '/', name }),
    keys: options.keys ?? {},
    resourceTags: row?.tags ?? [],
    ...(options.shown === 'arn' ? {} : { shownAs: `instance profile ${name}` }),
  };
}

/** The row of an instance profile, or NoSuchEntity (IAM-21). */
export async function mustHaveProfile(rows: RowReader, name: string): Promise<InstanceProfileRow> {
  const row = await rows.get(instanceProfiles, [nameKey(name)]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `Instance Profile ${name} cannot be found.`);
  return row;
}

/** What is touched by operations that show an instance profile with its role. */
export const profileTables: readonly Table<unknown>[] = [instanceProfiles, entities, roles];

/** An instance profile as lists show it, with its role and without its tags (IAM-100). `rows` must cover `profileTables`. */
export async function listedProfile(scope: Scope, row: InstanceProfileRow, rows: RowReader, look: PolicyReader): Promise<InstanceProfile> {
  return {
    Path: row.path,
    InstanceProfileName: row.name,
    InstanceProfileId: row.id,
    Arn: profileArn(scope, row),
    CreateDate: new Date(row.createdAt),
    Roles: row.roleId === undefined ? [] : [await roleIn(scope, row.roleId, rows, look)],
  };
}

/** The same as CreateInstanceProfile and GetInstanceProfile show it: tags only if it has any. */
export async function wholeProfile(scope: Scope, row: InstanceProfileRow, rows: RowReader, look: PolicyReader): Promise<InstanceProfile> {
  return { ...(await listedProfile(scope, row, rows, look)), ...(row.tags.length === 0 ? {} : { Tags: row.tags }) };
}

/** The role of a profile, which cannot be deleted while it is in it (IAM-101). */
async function roleIn(scope: Scope, roleId: string, rows: RowReader, look: PolicyReader): Promise<Role> {
  const entity = await rows.get(entities, [roleId]);
  const role = entity === undefined ? undefined : await rows.get(roles, [nameKey(entity.name)]);
  if (role === undefined) throw new Error(`an instance profile names ${roleId}, which does not exist`);
  return bareRole(scope, role, look);
}
