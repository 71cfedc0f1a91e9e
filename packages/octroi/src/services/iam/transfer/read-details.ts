import { mapPrincipals, policySize } from '@octroi/policy';
import type { Ids } from '../../../kernel/ids.ts';
import type { LastUse } from '../../../kernel/last-uses.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { instanceProfiles, profilesOfRole } from '../instance-profiles/tables.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { requireDocument } from '../shared/document-text.ts';
import {
  attachedTo, attachments, boundaryOf, entities, groups, inlinePolicies, members, memberships, nameKey, policies, policyVersions, roles, users, versionKey,
  type EntityKind, type GroupRow, type PolicyRow, type RoleRow, type UserRow,
} from '../tables.ts';
import { AwsPolicies } from './aws-policies.ts';
import { documentOf, ImportRefused, itemOf, itemsOf, maybeTextOf, maybeTimeOf, tagsOf, textOf, textsOf, timeOf, type Item } from './file.ts';
import { noteUnknown } from './known-members.ts';
import { mergePages } from './merge-pages.ts';
import { NeededQuotas } from './needed-quotas.ts';
import type { Report } from './report.ts';

/** A row that an import writes. */
export interface PlannedRow {
  readonly table: Table<unknown>;
  readonly id: readonly string[];
  readonly row: object;
  /** Members that the file does not tell: a row of the same id keeps its own. */
  readonly untold?: readonly string[];
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly quotas: NeededQuotas;
}

/** What the plan is made with: the account, ids that are taken, new ids, and the users and roles of other accounts by ARN. */
export interface Surroundings {
  readonly home: Scope;
  readonly ids: Ids;
  readonly now: number;
  readonly report: Report;
  isTaken(id: string): boolean;
  /** The id that the account itself has for the thing of this name. */
  ownId(table: Table<unknown>, name: string): string | undefined;
  foreignId(arn: string): { readonly id: string; readonly account: string } | undefined;
}

/** Every table whose rows an import replaces. */
export const transferTables: readonly Table<unknown>[] = [
  users, groups, roles, policies, instanceProfiles, entities, policyVersions, inlinePolicies, attachments, attachedTo, boundaryOf, memberships, members, profilesOfRole,
];

const NAME = /^[\w+=,.@-]{1,128}$/;
const UNIQUE_ID = /^[A-Z0-9]{16,128}$/;
const PATH = /^\/(?:[!-\x7e]{1,510}\/)?$/;
const ARN = /^arn:[!-\x7e]{16,2044}$/;
const DESCRIPTION = /^[^\0]{0,1000}$/u;
const VERSION = /^v[1-9][0-9]{0,8}$/;
const REGION = /^[a-z0-9-]{1,32}$/;
const KINDS = {
  user: { prefix: 'AIDA', table: users },
  group: { prefix: 'AGPA', table: groups },
  role: { prefix: 'AROA', table: roles },
  policy: { prefix: 'ANPA', table: policies },
  'instance-profile': { prefix: 'AIPA', table: instanceProfiles },
} as const;

type Kind = keyof typeof KINDS;

/**
 * Plans the rows of an account from pages of GetAccountAuthorizationDetails. Throws `ImportRefused` for what cannot be rebuilt truly, and
 * reports what is left behind.
 */
export function readDetails(pages: readonly unknown[], surroundings: Surroundings): Plan {
  return new Reading(surroundings).read(pages);
}

class Reading {
  readonly #around: Surroundings;
  readonly #report: Report;
  /** By table and id, so that what a list says twice is written once. */
  readonly #rows = new Map<string, PlannedRow>();
  readonly #quotas = new NeededQuotas();
  readonly #seen = new Set<string>();
  /** ARN to unique id, of users and roles of the file. */
  readonly #idByArn = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #policies = new Set<string>();
  #aws = new AwsPolicies([]);

  constructor(around: Surroundings) {
    this.#around = around;
    this.#report = around.report;
  }

  read(pages: readonly unknown[]): Plan {
    const lists = mergePages(pages, this.#report);
    const aws = lists.Policies.filter((item) => textOf(item, 'Arn', ARN).startsWith(`arn:${this.#around.home.partition}:iam::aws:policy/`));
    this.#aws = new AwsPolicies(aws);
    for (const item of lists.Policies) if (!aws.includes(item)) this.#policy(item);
    for (const item of lists.GroupDetailList) this.#group(item);
    for (const item of lists.UserDetailList) this.#user(item);
    const made = lists.RoleDetailList.map((item) => [item, this.#role(item)] as const);
    // Trust policies last, when all whom they may name are known.
    for (const [item, row] of made) {
      const untold = item.members['MaxSessionDuration'] === undefined ? ['description', 'maxSessionDuration'] : [];
      this.#put(roles, [nameKey(row.name)], { ...row, ...this.#trust(item, row.name) }, untold);
    }
    for (const item of lists.InstanceProfileList) this.#profile(item);
    this.#aws.reportVersions(this.#report);
    return { rows: [...this.#rows.values()], quotas: this.#quotas };
  }

  #put(table: Table<unknown>, id: readonly string[], row: object, untold: readonly string[] = []): void {
    this.#rows.set(JSON.stringify([table.name, ...id]), { table, id, row, untold });
  }

  /** The name, path, id and creation of a thing, after checking that it is of this account and no duplicate. */
  #basics(kind: Kind, item: Item, nameMember: string, idMember: string): { name: string; path: string; id: string; createdAt: number; arn: string } {
    const name = textOf(item, nameMember, NAME);
    const path = maybeTextOf(item, 'Path', PATH) ?? '/';
    const arn = textOf(item, 'Arn', ARN);
    const { partition, account } = this.#around.home;
    const expected = `arn:${partition}:iam::${account}:${kind}${path}${name}`;
    if (arn !== expected) {
      const other = /^arn:[a-z-]+:iam::(\d{12}):/.exec(arn)?.[1];
      const advice = other === undefined || other === account ? '' : `; the file is of account ${other}, which \`octroi account create --id ${other}\` makes`;
      throw new ImportRefused(`${item.where} has the ARN \`${arn}\`, which in account ${account} would be \`${expected}\`${advice}`);
    }
    this.#once(`${kind} \`${nameKey(name)}\``, item);
    const given = item.members[idMember];
    let id = typeof given === 'string' ? given : '';
    if (!id.startsWith(KINDS[kind].prefix) || !UNIQUE_ID.test(id) || this.#around.isTaken(id) || this.#seen.has(id)) {
      const own = this.#around.ownId(KINDS[kind].table, name);
      id = own === undefined || this.#seen.has(own) ? this.#around.ids.unique(KINDS[kind].prefix) : own;
      this.#report.add('has a unique id of its own here, since the file gives none that is valid and free', `${kind} ${name}`);
    }
    this.#seen.add(id);
    return { name, path, id, createdAt: timeOf(item, 'CreateDate', this.#around.now), arn };
  }

  #once(what: string, item: Item): void {
    if (this.#seen.has(what)) throw new ImportRefused(`${item.where}: there is another ${what} in the file, and names are the same whatever the case of their letters`);
    this.#seen.add(what);
  }

  #policy(item: Item): void {
    noteUnknown('policy', item, this.#report);
    const { arn, ...basics } = this.#basics('policy', item, 'PolicyName', 'PolicyId');
    const versions = itemsOf(item, 'PolicyVersionList').map((version) => {
      noteUnknown('version', version, this.#report);
      return { number: Number(textOf(version, 'VersionId', VERSION).slice(1)), document: this.#document(version, 'Document', 'managed'), createdAt: timeOf(version, 'CreateDate', basics.createdAt) };
    });
    const defaultVersion = textOf(item, 'DefaultVersionId', VERSION);
    if (!versions.some(({ number }) => `v${number}` === defaultVersion)) throw new ImportRefused(`${item.where} has no default version in its PolicyVersionList`);
    if (new Set(versions.map(({ number }) => number)).size !== versions.length) throw new ImportRefused(`${item.where} has a version twice`);
    const description = maybeTextOf(item, 'Description', DESCRIPTION);
    this.#ownPolicy(
      {
        ...basics,
        arn,
        ...(description === undefined ? {} : { description }),
        updatedAt: timeOf(item, 'UpdateDate', basics.createdAt),
        defaultVersion,
        nextVersion: Math.max(...versions.map(({ number }) => number)) + 1,
        tags: tagsOf(item),
      },
      versions,
      this.#untoldTags(item, `policy ${basics.name}`),
    );
  }

  #ownPolicy(row: PolicyRow, versions: readonly { readonly number: number; readonly document: string; readonly createdAt: number }[], untold: readonly string[] = []): void {
    this.#policies.add(row.arn);
    this.#put(policies, [nameKey(row.name)], row, untold);
    this.#quotas.count('PoliciesQuota');
    this.#quotas.atLeast('VersionsPerPolicyQuota', versions.length);
    for (const { number, document, createdAt } of versions) {
      this.#put(policyVersions, [nameKey(row.name), versionKey(number)], { id: `v${number}`, document, createdAt });
      this.#quotas.count('PolicyVersionsInUseQuota');
      this.#quotas.atLeast('PolicySizeQuota', policySize(document));
    }
  }

  #group(item: Item): void {
    noteUnknown('group', item, this.#report);
    const { arn: _, ...row } = this.#basics('group', item, 'GroupName', 'GroupId');
    this.#groups.set(nameKey(row.name), row.id);
    this.#put(groups, [nameKey(row.name)], row satisfies GroupRow);
    this.#quotas.count('GroupsQuota');
    this.#holdings('group', item, 'GroupPolicyList', row);
  }

  #user(item: Item): void {
    noteUnknown('user', item, this.#report);
    const { arn, ...basics } = this.#basics('user', item, 'UserName', 'UserId');
    const passwordLastUsed = maybeTimeOf(item, 'PasswordLastUsed');
    const row: UserRow = { ...basics, ...this.#boundary('user', item, basics.id), tags: tagsOf(item), ...(passwordLastUsed === undefined ? {} : { passwordLastUsed }) };
    this.#idByArn.set(arn, row.id);
    this.#put(users, [nameKey(row.name)], row, passwordLastUsed === undefined ? ['passwordLastUsed'] : []);
    this.#quotas.count('UsersQuota');
    this.#holdings('user', item, 'UserPolicyList', row);
    const names = new Set(textsOf(item, 'GroupList'));
    this.#quotas.atLeast('GroupsPerUserQuota', names.size);
    for (const name of names) {
      const group = this.#groups.get(nameKey(name));
      if (group === undefined) throw new ImportRefused(`${item.where} is in the group \`${name}\`, which the file does not have`);
      this.#put(memberships, [row.id, group], { kind: 'group', id: group });
      this.#put(members, [group, row.id], { kind: 'user', id: row.id });
    }
  }

  #role(item: Item): Omit<RoleRow, 'trust'> {
    noteUnknown('role', item, this.#report);
    const { arn, ...basics } = this.#basics('role', item, 'RoleName', 'RoleId');
    const description = maybeTextOf(item, 'Description', DESCRIPTION);
    const seconds = item.members['MaxSessionDuration'] ?? 3600;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 3600 || seconds > 43_200) throw new ImportRefused(`${item.where} has no valid MaxSessionDuration`);
    if (item.members['MaxSessionDuration'] === undefined) this.#report.add('AWS does not tell the description and the longest session, so there is no description, and an hour', `role ${basics.name}`);
    this.#idByArn.set(arn, basics.id);
    this.#quotas.count('RolesQuota');
    this.#holdings('role', item, 'RolePolicyList', basics);
    for (const profile of itemsOf(item, 'InstanceProfileList')) this.#profile(profile, basics.id);
    this.#lastUse(item, basics.id);
    return { ...basics, ...(description === undefined ? {} : { description }), maxSessionDuration: seconds, ...this.#boundary('role', item, basics.id), tags: tagsOf(item) };
  }

  #profile(item: Item, roleId?: string): void {
    noteUnknown('instance profile', item, this.#report);
    const { arn: _, ...row } = this.#basics('instance-profile', item, 'InstanceProfileName', 'InstanceProfileId');
    this.#put(instanceProfiles, [nameKey(row.name)], { ...row, ...(roleId === undefined ? {} : { roleId }), tags: tagsOf(item) }, this.#untoldTags(item, `instance profile ${row.name}`));
    if (roleId !== undefined) this.#put(profilesOfRole, [roleId, nameKey(row.name)], { name: row.name });
    this.#quotas.count('InstanceProfilesQuota');
  }

  /** AWS's shape has no tags of policies and instance profiles; an export of ours has. */
  #untoldTags(item: Item, name: string): readonly string[] {
    if (item.members['Tags'] !== undefined) return [];
    this.#report.add('AWS does not tell the tags of policies and instance profiles, so there are none', name);
    return ['tags'];
  }

  #lastUse(item: Item, id: string): void {
    if (item.members['RoleLastUsed'] === undefined || item.members['RoleLastUsed'] === null) return;
    const used = itemOf(item.members['RoleLastUsed'], `${item.where} RoleLastUsed`);
    noteUnknown('last use', used, this.#report);
    const at = maybeTimeOf(used, 'LastUsedDate');
    if (at !== undefined) this.#put(lastUseRows, [id], { at, service: '', region: maybeTextOf(used, 'Region', REGION) ?? '' } satisfies LastUse);
  }

  /** What users, groups and roles have alike: the row of the id, inline policies, attached policies. */
  #holdings(kind: EntityKind, item: Item, inlineMember: string, { id, name }: { readonly id: string; readonly name: string }): void {
    this.#put(entities, [id], { kind, name });
    let size = 0;
    for (const policy of itemsOf(item, inlineMember)) {
      noteUnknown('inline policy', policy, this.#report);
      const policyName = textOf(policy, 'PolicyName', NAME);
      const seen = `inline policy ${policyName} of ${kind} ${nameKey(name)}`;
      if (this.#seen.has(seen)) throw new ImportRefused(`${policy.where}: there is another ${seen} in the file`);
      this.#seen.add(seen);
      const document = this.#document(policy, 'PolicyDocument', 'inline');
      size += policySize(document);
      this.#put(inlinePolicies, [id, policyName], { name: policyName, document });
    }
    const attached = new Set<string>();
    for (const policy of itemsOf(item, 'AttachedManagedPolicies')) {
      noteUnknown('attached policy', policy, this.#report);
      attached.add(this.#policyArn(textOf(policy, 'PolicyArn', ARN), policy));
    }
    for (const arn of attached) {
      this.#put(attachments, [id, arn], { arn, attachedAt: this.#around.now }, ['attachedAt']);
      this.#put(attachedTo, [arn, id], { kind, id });
    }
    this.#quotas.entity(kind, attached.size, size);
  }

  #boundary(kind: EntityKind, item: Item, id: string): { readonly boundary?: string } {
    if (item.members['PermissionsBoundary'] === undefined || item.members['PermissionsBoundary'] === null) return {};
    const boundary = itemOf(item.members['PermissionsBoundary'], `${item.where} PermissionsBoundary`);
    noteUnknown('permissions boundary', boundary, this.#report);
    const arn = this.#policyArn(textOf(boundary, 'PermissionsBoundaryArn', ARN), boundary);
    this.#put(boundaryOf, [arn, id], { kind, id });
    return { boundary: arn };
  }

  /**
   * The policy that stands for this ARN: itself, or for one of AWS's that is not known here a policy of the account with the document of the
   * file. One that is left out could be one that denies, or a boundary: then the import is refused rather than made wider than the account.
   */
  #policyArn(arn: string, item: Item): string {
    if (this.#policies.has(arn) || this.#aws.isKnown(arn)) return arn;
    const { home, ids, now } = this.#around;
    const copy = this.#aws.copyOf(arn, { home, ids, now }, (name) => this.#seen.has(`policy \`${nameKey(name)}\``));
    if (copy === undefined) throw new ImportRefused(`${item.where} names the policy \`${arn}\`, which is neither in the file nor known of AWS`);
    if (!this.#policies.has(copy.row.arn)) {
      this.#seen.add(`policy \`${nameKey(copy.row.name)}\``);
      const document = this.#document(copy.version, 'Document', 'managed');
      this.#ownPolicy(copy.row, [{ number: 1, document, createdAt: copy.row.createdAt }]);
      this.#report.add('is not among the policies of AWS that are known here, so a policy of the account holds its document', `\`${arn}\` as \`${copy.row.arn}\``);
    }
    return copy.row.arn;
  }

  #document(item: Item, member: string, kind: 'managed' | 'inline' | 'trust'): string {
    const text = documentOf(item, member);
    try {
      requireDocument(text, kind);
    } catch (error) {
      throw new ImportRefused(`${item.where} has a ${member} that is refused: ${(error as Error).message}`);
    }
    return text;
  }

  /** The trust policy with users and roles by unique id (POL-31). */
  #trust(item: Item, name: string): Pick<RoleRow, 'trust' | 'trustAccounts'> {
    const foreign: Record<string, string> = {};
    const document = this.#document(item, 'AssumeRolePolicyDocument', 'trust');
    this.#quotas.atLeast('AssumeRolePolicySizeQuota', policySize(document));
    const trust = mapPrincipals(document, ({ type, value }) => {
      if (type === 'Federated' && value.startsWith('arn:')) this.#report.add('trusts an identity provider, which no such file has; nobody comes in by it until it is made here', `role ${name} \`${value}\``);
      if (type !== 'AWS' || !/^arn:[a-z-]+:iam::\d{12}:(?:user|role)\//.test(value)) return value;
      const id = this.#idByArn.get(value);
      if (id !== undefined) return id;
      const other = this.#around.foreignId(value);
      if (other === undefined) {
        this.#report.add('trusts somebody who is not here, and is kept as it is written', `role ${name} \`${value}\``);
        return value;
      }
      foreign[other.id] = other.account;
      return other.id;
    });
    return { trust, ...(Object.keys(foreign).length === 0 ? {} : { trustAccounts: foreign }) };
  }
}
