import { policySize } from '@octroi/policy';
import type { LastUse } from '../../../kernel/last-uses.ts';
import type { Table } from '../../../kernel/table.ts';
import { instanceProfiles, profilesOfRole } from '../instance-profiles/tables.ts';
import { lastUseRows } from '../last-use/rows.ts';
import {
  attachedTo, attachments, boundaryOf, entities, groups, inlinePolicies, members, memberships, nameKey, policies, policyVersions, roles, users,
  type EntityKind, type GroupRow, type RoleRow, type UserRow,
} from '../tables.ts';
import { ARN, DESCRIPTION, Draft, NAME, type Basics, type PlannedRow, type Surroundings } from './draft.ts';
import { ImportRefused, itemOf, itemsOf, maybeTextOf, maybeTimeOf, tagsOf, textOf, textsOf, type Item } from './file.ts';
import { noteUnknown } from './known-members.ts';
import { mergePages } from './merge-pages.ts';
import type { NeededQuotas } from './needed-quotas.ts';
import { PolicyReading } from './read-policies.ts';
import { plannedTrust } from './read-trust.ts';
import type { Report } from './report.ts';

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly quotas: NeededQuotas;
}

/** Every table whose rows an import replaces. */
export const transferTables: readonly Table<unknown>[] = [
  users, groups, roles, policies, instanceProfiles, entities, policyVersions, inlinePolicies, attachments, attachedTo, boundaryOf, memberships, members, profilesOfRole,
];

const REGION = /^[a-z0-9-]{1,32}$/;

/**
 * Plans the rows of an account from pages of GetAccountAuthorizationDetails. Throws `ImportRefused` for what cannot be rebuilt truly, and
 * reports what is left behind.
 */
export function readDetails(pages: readonly unknown[], surroundings: Surroundings): Plan {
  const lists = mergePages(pages, surroundings.report);
  const draft = new Draft(surroundings);
  const reading = new EntityReading(draft, new PolicyReading(lists.Policies, draft));
  for (const item of lists.GroupDetailList) reading.group(item);
  for (const item of lists.UserDetailList) reading.user(item);
  const made = lists.RoleDetailList.map((item) => [item, reading.role(item)] as const);
  // Trust policies last, when all whom they may name are known.
  for (const [item, row] of made) {
    const untold = item.members['MaxSessionDuration'] === undefined ? ['description', 'maxSessionDuration'] : [];
    draft.put(roles, [nameKey(row.name)], { ...row, ...plannedTrust(item, row.name, draft, reading.idByArn) }, untold);
  }
  for (const item of lists.InstanceProfileList) reading.profile(item);
  return { rows: draft.rows(), quotas: draft.quotas };
}

class EntityReading {
  /** ARN to unique id, of users and roles of the file. */
  readonly idByArn = new Map<string, string>();
  readonly #draft: Draft;
  readonly #report: Report;
  readonly #policies: PolicyReading;
  readonly #groups = new Map<string, string>();

  constructor(draft: Draft, policyReading: PolicyReading) {
    this.#draft = draft;
    this.#report = draft.around.report;
    this.#policies = policyReading;
  }

  group(item: Item): void {
    noteUnknown('group', item, this.#report);
    const { basics } = this.#draft.basics('group', item, 'GroupName', 'GroupId');
    this.#groups.set(nameKey(basics.name), basics.id);
    this.#draft.put(groups, [nameKey(basics.name)], basics satisfies GroupRow);
    this.#draft.quotas.count('GroupsQuota');
    this.#holdings('group', item, 'GroupPolicyList', basics);
  }

  user(item: Item): void {
    noteUnknown('user', item, this.#report);
    const { basics, arn } = this.#draft.basics('user', item, 'UserName', 'UserId');
    const passwordLastUsed = maybeTimeOf(item, 'PasswordLastUsed');
    const row: UserRow = { ...basics, ...this.#boundary('user', item, basics.id), tags: tagsOf(item), ...(passwordLastUsed === undefined ? {} : { passwordLastUsed }) };
    this.idByArn.set(arn, row.id);
    this.#draft.put(users, [nameKey(row.name)], row, passwordLastUsed === undefined ? ['passwordLastUsed'] : []);
    this.#draft.quotas.count('UsersQuota');
    this.#holdings('user', item, 'UserPolicyList', row);
    const names = new Set(textsOf(item, 'GroupList'));
    this.#draft.quotas.atLeast('GroupsPerUserQuota', names.size);
    for (const name of names) {
      const group = this.#groups.get(nameKey(name));
      if (group === undefined) throw new ImportRefused(`${item.where} is in the group \`${name}\`, which the file does not have`);
      this.#draft.put(memberships, [row.id, group], { kind: 'group', id: group });
      this.#draft.put(members, [group, row.id], { kind: 'user', id: row.id });
    }
  }

  role(item: Item): Omit<RoleRow, 'trust'> {
    noteUnknown('role', item, this.#report);
    const { basics, arn } = this.#draft.basics('role', item, 'RoleName', 'RoleId');
    const description = maybeTextOf(item, 'Description', DESCRIPTION);
    const seconds = item.members['MaxSessionDuration'] ?? 3600;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 3600 || seconds > 43_200) throw new ImportRefused(`${item.where} has no valid MaxSessionDuration`);
    if (item.members['MaxSessionDuration'] === undefined) this.#report.add('AWS does not tell the description and the longest session, so there is no description, and an hour', `role ${basics.name}`);
    this.idByArn.set(arn, basics.id);
    this.#draft.quotas.count('RolesQuota');
    this.#holdings('role', item, 'RolePolicyList', basics);
    for (const profile of itemsOf(item, 'InstanceProfileList')) this.profile(profile, basics.id);
    this.#lastUse(item, basics.id);
    return { ...basics, ...(description === undefined ? {} : { description }), maxSessionDuration: seconds, ...this.#boundary('role', item, basics.id), tags: tagsOf(item) };
  }

  profile(item: Item, roleId?: string): void {
    noteUnknown('instance profile', item, this.#report);
    const { basics } = this.#draft.basics('instance-profile', item, 'InstanceProfileName', 'InstanceProfileId');
    const untold = this.#draft.untoldTags(item, `instance profile ${basics.name}`);
    this.#draft.put(instanceProfiles, [nameKey(basics.name)], { ...basics, ...(roleId === undefined ? {} : { roleId }), tags: tagsOf(item) }, untold);
    if (roleId !== undefined) this.#draft.put(profilesOfRole, [roleId, nameKey(basics.name)], { name: basics.name });
    this.#draft.quotas.count('InstanceProfilesQuota');
  }

  #lastUse(item: Item, id: string): void {
    if (item.members['RoleLastUsed'] === undefined || item.members['RoleLastUsed'] === null) return;
    const used = itemOf(item.members['RoleLastUsed'], `${item.where} RoleLastUsed`);
    noteUnknown('last use', used, this.#report);
    const at = maybeTimeOf(used, 'LastUsedDate');
    if (at !== undefined) this.#draft.put(lastUseRows, [id], { at, service: '', region: maybeTextOf(used, 'Region', REGION) ?? '' } satisfies LastUse);
  }

  /** What users, groups and roles have alike: the row of the id, inline policies, attached policies. */
  #holdings(kind: EntityKind, item: Item, inlineMember: string, { id, name }: Basics): void {
    this.#draft.put(entities, [id], { kind, name });
    let size = 0;
    for (const policy of itemsOf(item, inlineMember)) {
      noteUnknown('inline policy', policy, this.#report);
      const policyName = textOf(policy, 'PolicyName', NAME);
      this.#draft.once(`inline policy ${policyName} of ${kind} ${nameKey(name)}`, policy);
      const document = this.#draft.document(policy, 'PolicyDocument', 'inline');
      size += policySize(document);
      this.#draft.put(inlinePolicies, [id, policyName], { name: policyName, document });
    }
    const attached = new Set<string>();
    for (const policy of itemsOf(item, 'AttachedManagedPolicies')) {
      noteUnknown('attached policy', policy, this.#report);
      attached.add(this.#policies.require(textOf(policy, 'PolicyArn', ARN), policy));
    }
    for (const arn of attached) {
      this.#draft.put(attachments, [id, arn], { arn, attachedAt: this.#draft.around.now }, ['attachedAt']);
      this.#draft.put(attachedTo, [arn, id], { kind, id });
    }
    this.#draft.quotas.entity(kind, attached.size, size);
  }

  #boundary(kind: EntityKind, item: Item, id: string): { readonly boundary?: string } {
    if (item.members['PermissionsBoundary'] === undefined || item.members['PermissionsBoundary'] === null) return {};
    const boundary = itemOf(item.members['PermissionsBoundary'], `${item.where} PermissionsBoundary`);
    noteUnknown('permissions boundary', boundary, this.#report);
    const arn = this.#policies.require(textOf(boundary, 'PermissionsBoundaryArn', ARN), boundary);
    this.#draft.put(boundaryOf, [arn, id], { kind, id });
    return { boundary: arn };
  }
}
