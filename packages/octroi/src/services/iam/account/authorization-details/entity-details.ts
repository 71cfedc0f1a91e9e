import type { AttachedPolicy, GroupDetail, PolicyDetail, RoleDetail, UserDetail } from '../../../../../models/iam.gen.ts';
import type { Call } from '../../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../../kernel/rows.ts';
import { listedProfile, mustHaveProfile, profileTables } from '../../instance-profiles/profile.ts';
import { profilesOfRole } from '../../instance-profiles/tables.ts';
import { lastUseRows, roleLastUsed } from '../../last-use/rows.ts';
import { HeldTexts, heldTables } from '../../principals/held-texts.ts';
import { bareRole } from '../../roles/shape.ts';
import { entityArn } from '../../shared/arns.ts';
import { attachedBoundary } from '../../shared/attached-boundary.ts';
import { documentText } from '../../shared/document-text.ts';
import { groupShape } from '../../shared/group-shape.ts';
import { attachments, inlinePolicies, type GroupRow, type RoleRow, type UserRow } from '../../tables.ts';

/** Without a time, as for an export, last uses are not told. */
type ReadCall = Pick<Call<unknown, RowReader>, 'rows' | 'home' | 'look'> & { readonly now?: number };

/** The tables that the details of users, groups and roles touch, beside those of the entities. */
export const detailTables = [lastUseRows, ...heldTables, profilesOfRole, ...profileTables];

/** A user with its inline policies and what it belongs to (IAM-132). */
export async function userDetail({ rows, home }: ReadCall, row: UserRow): Promise<UserDetail> {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: entityArn(home, 'user', row),
    CreateDate: new Date(row.createdAt),
    UserPolicyList: await inlineOf(rows, row.id),
    GroupList: (await new HeldTexts(rows).groupsOf(row)).map(({ name }) => name),
    AttachedManagedPolicies: await attachedTo(rows, row.id),
    ...boundaryOf(row),
    Tags: row.tags,
  };
}

/** A group with its policies. */
export async function groupDetail({ rows, home }: ReadCall, row: GroupRow): Promise<GroupDetail> {
  return { ...groupShape(home, row), GroupPolicyList: await inlineOf(rows, row.id), AttachedManagedPolicies: await attachedTo(rows, row.id) };
}

/** A role with its policies, its trust policy and its instance profiles. */
export async function roleDetail({ rows, home, look, now }: ReadCall, row: RoleRow): Promise<RoleDetail> {
  const profiles = await listAll(rows, profilesOfRole, [row.id]);
  return {
    ...(await bareRole(home, row, look)),
    InstanceProfileList: await Promise.all(profiles.map(async ({ row: { name } }) => listedProfile(home, await mustHaveProfile(rows, name), rows, look))),
    RolePolicyList: await inlineOf(rows, row.id),
    AttachedManagedPolicies: await attachedTo(rows, row.id),
    ...boundaryOf(row),
    Tags: row.tags,
    RoleLastUsed: now === undefined ? {} : await roleLastUsed(rows, row.id, now),
  };
}

function boundaryOf({ boundary }: UserRow | RoleRow): Pick<UserDetail, 'PermissionsBoundary'> {
  return boundary === undefined ? {} : { PermissionsBoundary: attachedBoundary(boundary) };
}

async function inlineOf(rows: RowReader, id: string): Promise<readonly PolicyDetail[]> {
  return (await listAll(rows, inlinePolicies, [id])).map(({ row }) => ({ PolicyName: row.name, PolicyDocument: documentText(row.document) }));
}

async function attachedTo(rows: RowReader, id: string): Promise<readonly AttachedPolicy[]> {
  return (await listAll(rows, attachments, [id])).map(({ row: { arn } }) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));
}
