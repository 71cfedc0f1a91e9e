import { mapPrincipals } from '@octroi/policy';
import type { Ids } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { instanceProfiles, profilesOfRole } from '../instance-profiles/tables.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { requireDocument } from '../shared/document-text.ts';
import {
  attachedTo, attachments, boundaryOf, entities, groups, inlinePolicies, members, memberships, nameKey, policies, policyVersions, roles, users, versionKey,
  type EntityKind, type GroupRow, type PolicyRow, type RoleRow, type UserRow,
} from '../tables.ts';
import { documentOf, ImportRefused, itemOf, itemsOf, maybeTextOf, tagsOf, textOf, textsOf, timeOf, type Item } from './file.ts';

/** A row that an import writes. */
export interface PlannedRow {
  readonly table: Table<unknown>;
  readonly id: readonly string[];
  readonly row: object;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Sentences about what is not carried over. */
  readonly report: readonly string[];
}

/** What the plan is made with: the account, ids that are taken, new ids, and the users and roles of other accounts by ARN. */
export interface Surroundings {
  readonly home: Scope;
  readonly ids: Ids;
  readonly now: number;
  isTaken(id: string): boolean;
  foreignId(arn: string): { readonly id: string; readonly account: string } | undefined;
}

/** Every table that an import writes, in which an account must be empty before. */
export const transferTables: readonly Table<unknown>[] = [
  users, groups, roles, policies, instanceProfiles, entities, policyVersions, inlinePolicies, attachments, attachedTo, boundaryOf, memberships, members, profilesOfRole,
];

const NAME = /^[\w+=,.@-]{1,128}$/;
const UNIQUE_ID = /^[A-Z0-9]{16,128}$/;
const PATH = /^\/(?:[!-\x7e]{1,510}\/)?$/;
const ARN = /^arn:[!-\x7e]{16,2044}$/;
const PREFIXES = { user: 'AIDA', group: 'AGPA', role: 'AROA', policy: 'ANPA', 'instance-profile': 'AIPA' } as const;

type Kind = keyof typeof PREFIXES;

/** Plans the rows of an account from the JSON of GetAccountAuthorizationDetails. Throws `ImportRefused` for what cannot be rebuilt truly. */
export function readDetails(json: unknown, surroundings: Surroundings): Plan {
  return new Reading(surroundings).read(itemOf(json, 'the file'));
}

class Reading {
  readonly #around: Surroundings;
  readonly #rows: PlannedRow[] = [];
  readonly #report: string[] = [];
  readonly #seen = new Set<string>();
  /** ARN to unique id, of users and roles of the file. */
  readonly #idByArn = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #policies = new Set<string>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  read(file: Item): Plan {
    if (file.members['IsTruncated'] === true) throw new ImportRefused('the file is one page of several; the AWS CLI puts them together unless told otherwise');
    for (const item of itemsOf(file, 'Policies')) this.#policy(item);
    for (const item of itemsOf(file, 'GroupDetailList')) this.#group(item);
    for (const item of itemsOf(file, 'UserDetailList')) this.#user(item);
    const made = itemsOf(file, 'RoleDetailList').map((item) => [item, this.#role(item)] as const);
    // Trust policies last, when all whom they may name are known.
    for (const [item, row] of made) this.#rows.push({ table: roles, id: [nameKey(row.name)], row: { ...row, ...this.#trust(item) } });
    this.#report.push('not in such a file, so not carried over: console passwords, access keys, MFA devices, SSH keys, certificates and other credentials, instance profiles without a role and tags of the others, and when users and roles were last used');
    return { rows: this.#rows, report: this.#report };
  }

  /** The name, path, id and creation of a thing, after checking that it is of this account and no duplicate. */
  #basics(kind: Kind, item: Item, nameMember: string, idMember: string): { name: string; path: string; id: string; createdAt: number; arn: string } {
    const name = textOf(item, nameMember, NAME);
    const path = maybeTextOf(item, 'Path', PATH) ?? '/';
    const arn = textOf(item, 'Arn', ARN);
    const { partition, account } = this.#around.home;
    const expected = `arn:${partition}:iam::${account}:${kind}${path}${name}`;
    if (arn !== expected) throw new ImportRefused(`${item.where} has the ARN \`${arn}\`, which in account ${account} would be \`${expected}\``);
    this.#once(`${kind} ${nameKey(name)}`, item);
    const given = item.members[idMember];
    let id = typeof given === 'string' ? given : '';
    if (!id.startsWith(PREFIXES[kind]) || !UNIQUE_ID.test(id) || this.#around.isTaken(id) || this.#seen.has(id)) {
      id = this.#around.ids.unique(PREFIXES[kind]);
      this.#report.push(`${kind} ${name}: has a new unique id, since the file gives none that is valid and free`);
    }
    this.#seen.add(id);
    return { name, path, id, createdAt: timeOf(item, 'CreateDate', this.#around.now), arn };
  }

  #once(what: string, item: Item): void {
    if (this.#seen.has(what)) throw new ImportRefused(`${item.where}: there is another ${what} in the file`);
    this.#seen.add(what);
  }

  #policy(item: Item): void {
    if (textOf(item, 'Arn', ARN).startsWith(`arn:${this.#around.home.partition}:iam::aws:policy/`)) return;
    const { arn, ...basics } = this.#basics('policy', item, 'PolicyName', 'PolicyId');
    const versions = itemsOf(item, 'PolicyVersionList').map((version) => ({
      number: Number(textOf(version, 'VersionId', /^v[1-9][0-9]{0,8}$/).slice(1)),
      document: this.#document(version, 'Document', 'managed'),
      createdAt: timeOf(version, 'CreateDate', basics.createdAt),
    }));
    const defaultVersion = textOf(item, 'DefaultVersionId', /^v[1-9][0-9]{0,8}$/);
    if (versions.length > 5 || !versions.some(({ number }) => `v${number}` === defaultVersion)) throw new ImportRefused(`${item.where} has no default version among at most five`);
    const description = maybeTextOf(item, 'Description', /^[^\0]{0,1000}$/u);
    const row: PolicyRow = {
      ...basics,
      arn,
      ...(description === undefined ? {} : { description }),
      updatedAt: timeOf(item, 'UpdateDate', basics.createdAt),
      defaultVersion,
      nextVersion: Math.max(...versions.map(({ number }) => number)) + 1,
      tags: tagsOf(item),
    };
    this.#policies.add(arn);
    this.#rows.push({ table: policies, id: [nameKey(row.name)], row });
    for (const { number, document, createdAt } of versions) {
      this.#once(`version v${number} of ${arn}`, item);
      this.#rows.push({ table: policyVersions, id: [nameKey(row.name), versionKey(number)], row: { id: `v${number}`, document, createdAt } });
    }
  }

  #group(item: Item): void {
    const { arn: _, ...row } = this.#basics('group', item, 'GroupName', 'GroupId');
    this.#groups.set(nameKey(row.name), row.id);
    this.#rows.push({ table: groups, id: [nameKey(row.name)], row: row satisfies GroupRow });
    this.#holdings('group', item, 'GroupPolicyList', row);
  }

  #user(item: Item): void {
    const { arn, ...basics } = this.#basics('user', item, 'UserName', 'UserId');
    const boundary = this.#boundary('user', item, basics.id);
    const row: UserRow = { ...basics, ...boundary, tags: tagsOf(item) };
    this.#idByArn.set(arn, row.id);
    this.#rows.push({ table: users, id: [nameKey(row.name)], row });
    this.#holdings('user', item, 'UserPolicyList', row);
    for (const name of textsOf(item, 'GroupList')) {
      const group = this.#groups.get(nameKey(name));
      if (group === undefined) throw new ImportRefused(`${item.where} is in the group \`${name}\`, which the file does not have`);
      this.#rows.push({ table: memberships, id: [row.id, group], row: { kind: 'group', id: group } }, { table: members, id: [group, row.id], row: { kind: 'user', id: row.id } });
    }
  }

  #role(item: Item): Omit<RoleRow, 'trust'> {
    const { arn, ...basics } = this.#basics('role', item, 'RoleName', 'RoleId');
    const description = maybeTextOf(item, 'Description', /^[^\0]{0,1000}$/u);
    const seconds = item.members['MaxSessionDuration'] ?? 3600;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 3600 || seconds > 43_200) throw new ImportRefused(`${item.where} has no valid MaxSessionDuration`);
    if (item.members['MaxSessionDuration'] === undefined) this.#report.push(`role ${basics.name}: AWS does not tell its description and longest session; it has none and an hour`);
    this.#idByArn.set(arn, basics.id);
    this.#holdings('role', item, 'RolePolicyList', basics);
    for (const profile of itemsOf(item, 'InstanceProfileList')) {
      const { arn: _, ...row } = this.#basics('instance-profile', profile, 'InstanceProfileName', 'InstanceProfileId');
      this.#rows.push({ table: instanceProfiles, id: [nameKey(row.name)], row: { ...row, roleId: basics.id, tags: tagsOf(profile) } });
      this.#rows.push({ table: profilesOfRole, id: [basics.id, nameKey(row.name)], row: { name: row.name } });
    }
    return { ...basics, ...(description === undefined ? {} : { description }), maxSessionDuration: seconds, ...this.#boundary('role', item, basics.id), tags: tagsOf(item) };
  }

  /** What users, groups and roles have alike: the row of the id, inline policies, attached policies. */
  #holdings(kind: EntityKind, item: Item, inlineMember: string, { id, name }: { readonly id: string; readonly name: string }): void {
    this.#rows.push({ table: entities, id: [id], row: { kind, name } });
    for (const policy of itemsOf(item, inlineMember)) {
      const policyName = textOf(policy, 'PolicyName', NAME);
      this.#once(`inline policy ${policyName} of ${kind} ${name}`, policy);
      this.#rows.push({ table: inlinePolicies, id: [id, policyName], row: { name: policyName, document: this.#document(policy, 'PolicyDocument', 'inline') } });
    }
    for (const attached of itemsOf(item, 'AttachedManagedPolicies')) {
      const arn = textOf(attached, 'PolicyArn', ARN);
      this.#requirePolicy(arn, attached);
      this.#rows.push({ table: attachments, id: [id, arn], row: { arn, attachedAt: this.#around.now } }, { table: attachedTo, id: [arn, id], row: { kind, id } });
    }
  }

  #boundary(kind: EntityKind, item: Item, id: string): { readonly boundary?: string } {
    if (item.members['PermissionsBoundary'] === undefined || item.members['PermissionsBoundary'] === null) return {};
    const boundary = itemOf(item.members['PermissionsBoundary'], `${item.where} PermissionsBoundary`);
    const arn = textOf(boundary, 'PermissionsBoundaryArn', ARN);
    this.#requirePolicy(arn, boundary);
    this.#rows.push({ table: boundaryOf, id: [arn, id], row: { kind, id } });
    return { boundary: arn };
  }

  /** A policy that is left out could be one that denies, or a boundary: the import is refused rather than made wider than the account. */
  #requirePolicy(arn: string, item: Item): void {
    if (!this.#policies.has(arn) && awsManagedPolicy(arn) === undefined) throw new ImportRefused(`${item.where} names the policy \`${arn}\`, which is neither in the file nor known of AWS`);
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
  #trust(item: Item): Pick<RoleRow, 'trust' | 'trustAccounts'> {
    const foreign: Record<string, string> = {};
    const own = `arn:${this.#around.home.partition}:iam::${this.#around.home.account}:`;
    const trust = mapPrincipals(this.#document(item, 'AssumeRolePolicyDocument', 'trust'), ({ type, value }) => {
      if (type !== 'AWS' || !/^arn:[a-z-]+:iam::\d{12}:(?:user|role)\//.test(value)) return value;
      const id = this.#idByArn.get(value);
      if (id !== undefined) return id;
      if (value.startsWith(own)) throw new ImportRefused(`${item.where} trusts \`${value}\`, which the file does not have`);
      const other = this.#around.foreignId(value);
      if (other === undefined) {
        this.#report.push(`${item.where} trusts \`${value}\`, which is not here; it is kept as it is written`);
        return value;
      }
      foreign[other.id] = other.account;
      return other.id;
    });
    return { trust, ...(Object.keys(foreign).length === 0 ? {} : { trustAccounts: foreign }) };
  }
}
