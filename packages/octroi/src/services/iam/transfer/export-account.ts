import { permitWithoutCaller } from '../../../kernel/authorise.ts';
import { listAll, policyReader, readerFor, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Kv } from '../../../store/kv.ts';
import { detailTables, groupDetail, roleDetail, userDetail } from '../account/authorization-details/entity-details.ts';
import { listedProfile } from '../instance-profiles/profile.ts';
import { instanceProfiles, profilesOfRole, type InstanceProfileRow } from '../instance-profiles/tables.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { awsManagedSummary } from '../policies/aws-managed.ts';
import { knownAws, knownOwn, type KnownPolicy } from '../policies/find.ts';
import { listedPolicy, wholeVersion } from '../policies/shape.ts';
import { UNUSED, usageByArn, usageTables, type PolicyUsage } from '../policies/usage.ts';
import { versionsOf } from '../policies/versions.ts';
import { groups, policies, roles, users, type RoleRow } from '../tables.ts';
import { accountEntries } from './account-entries.ts';
import { exportedDocument } from './file.ts';
import { leftBehind } from './left-behind.ts';
import { Report, type Finding } from './report.ts';

/** What `aws iam get-account-authorization-details` prints of an account. */
export interface AccountDetails {
  readonly UserDetailList: readonly object[];
  readonly GroupDetailList: readonly object[];
  readonly RoleDetailList: readonly object[];
  readonly Policies: readonly object[];
  /** Instance profiles without a role, which AWS's shape has no place for; absent if there are none. */
  readonly InstanceProfileList?: readonly object[];
}

export interface Exported {
  readonly details: AccountDetails;
  /** What the account has and the details do not carry. */
  readonly report: readonly Finding[];
}

const DOCUMENTS: ReadonlySet<string> = new Set(['PolicyDocument', 'Document', 'AssumeRolePolicyDocument']);

/**
 * The whole account in the shape of GetAccountAuthorizationDetails (IAM-132), and beyond it what a round trip would lose: the Description and
 * MaxSessionDuration of roles, the Tags of policies and instance profiles, PasswordLastUsed of users, and instance profiles without a role.
 * Offline, without a caller.
 */
export function exportAccount(kv: Kv, home: Scope): Promise<Exported> {
  const tables = [...new Set([users, groups, roles, policies, instanceProfiles, ...usageTables, ...detailTables])];
  return kv.read(async (snapshot) => {
    const permit = permitWithoutCaller([{ scope: home, tables, mode: 'read' }]);
    try {
      const report = new Report();
      const details = await detailsOf(readerFor(snapshot, permit, home), home, policyReader(snapshot), report);
      leftBehind(await accountEntries(snapshot, home), report);
      return { details, report: report.findings() };
    } finally {
      permit.end();
    }
  });
}

type ReadCall = { readonly rows: RowReader; readonly home: Scope; readonly look: ReturnType<typeof policyReader> };

async function detailsOf(rows: RowReader, home: Scope, look: ReadCall['look'], report: Report): Promise<AccountDetails> {
  const call = { rows, home, look };
  const usage = await usageByArn(rows);
  const details = { UserDetailList: [] as object[], GroupDetailList: [] as object[], RoleDetailList: [] as object[], Policies: [] as object[] };
  for (const { row } of await listAll(rows, users)) {
    details.UserDetailList.push({ ...(await userDetail(call, row)), ...(row.passwordLastUsed === undefined ? {} : { PasswordLastUsed: new Date(row.passwordLastUsed) }) });
  }
  for (const { row } of await listAll(rows, groups)) details.GroupDetailList.push(await groupDetail(call, row));
  for (const { row } of await listAll(rows, roles)) details.RoleDetailList.push(await wholeRole(call, row));
  for (const { row } of await listAll(rows, policies)) {
    const detail = await policyDetail(rows, knownOwn(row), usage.get(row.arn) ?? UNUSED);
    details.Policies.push({ ...detail, Tags: row.tags });
    const newest = Number(detail.PolicyVersionList[0]!.VersionId!.slice(1));
    if (row.nextVersion !== newest + 1) report.add('has had newer versions, which were deleted; their numbers are not told', `policy ${row.name}`);
  }
  for (const [arn, use] of usage) {
    const aws = awsManagedSummary(arn);
    if (aws !== undefined) details.Policies.push(await policyDetail(rows, knownAws(aws), use));
  }
  const free = (await listAll(rows, instanceProfiles)).filter(({ row }) => row.roleId === undefined);
  const profiles = await Promise.all(free.map(({ row }) => taggedProfile(call, row)));
  return readable({ ...details, ...(profiles.length === 0 ? {} : { InstanceProfileList: profiles }) }) as AccountDetails;
}

async function wholeRole(call: ReadCall, row: RoleRow): Promise<object> {
  const { rows } = call;
  const profiles: InstanceProfileRow[] = [];
  for (const { id } of await listAll(rows, profilesOfRole, [row.id])) {
    const profile = await rows.get(instanceProfiles, [id[1]!]);
    if (profile !== undefined) profiles.push(profile);
  }
  const used = await rows.get(lastUseRows, [row.id]);
  return {
    ...(await roleDetail(call, row)),
    InstanceProfileList: await Promise.all(profiles.map((profile) => taggedProfile(call, profile))),
    RoleLastUsed: used === undefined ? {} : { LastUsedDate: new Date(used.at), ...(used.region === '' ? {} : { Region: used.region }) },
    ...(row.description === undefined ? {} : { Description: row.description }),
    MaxSessionDuration: row.maxSessionDuration,
  };
}

/** `rows` must cover `profileTables`. */
async function taggedProfile({ rows, home, look }: ReadCall, row: InstanceProfileRow): Promise<object> {
  return { ...(await listedProfile(home, row, rows, look)), Tags: row.tags };
}

async function policyDetail(rows: RowReader, policy: KnownPolicy, usage: PolicyUsage) {
  const versions = await versionsOf(rows, policy);
  return {
    ...listedPolicy(policy, usage),
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    PolicyVersionList: versions.map((version) => wholeVersion(version, policy.defaultVersion)),
  };
}

/** Plain JSON in which documents are objects, as the AWS CLI prints them. */
function readable(details: object): unknown {
  return JSON.parse(JSON.stringify(details), (key, value: unknown) => (DOCUMENTS.has(key) && typeof value === 'string' ? exportedDocument(decodeURIComponent(value)) : value)) as unknown;
}
