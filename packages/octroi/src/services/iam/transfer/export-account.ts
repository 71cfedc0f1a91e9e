import { permitWithoutCaller } from '../../../kernel/authorise.ts';
import { listAll, policyReader, readerFor, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Kv } from '../../../store/kv.ts';
import { detailTables, groupDetail, roleDetail, userDetail } from '../account/authorization-details/entity-details.ts';
import { awsManagedSummary } from '../policies/aws-managed.ts';
import { knownAws, knownOwn, type KnownPolicy } from '../policies/find.ts';
import { listedPolicy, wholeVersion } from '../policies/shape.ts';
import { UNUSED, usageByArn, usageTables, type PolicyUsage } from '../policies/usage.ts';
import { versionsOf } from '../policies/versions.ts';
import { groups, policies, roles, users } from '../tables.ts';
import { exportedDocument } from './file.ts';

/** What `aws iam get-account-authorization-details` prints of an account. */
export interface AccountDetails {
  readonly UserDetailList: readonly object[];
  readonly GroupDetailList: readonly object[];
  readonly RoleDetailList: readonly object[];
  readonly Policies: readonly object[];
}

const DOCUMENTS: ReadonlySet<string> = new Set(['PolicyDocument', 'Document', 'AssumeRolePolicyDocument']);

/**
 * The whole account in the shape of GetAccountAuthorizationDetails (IAM-132), beyond which roles have their Description and
 * MaxSessionDuration and policies their Tags: without them a round trip would lose something. Offline, without a caller.
 */
export function exportAccount(kv: Kv, home: Scope): Promise<AccountDetails> {
  const tables = [...new Set([users, groups, roles, policies, ...usageTables, ...detailTables])];
  return kv.read(async (snapshot) => {
    const permit = permitWithoutCaller([{ scope: home, tables, mode: 'read' }]);
    try {
      return await detailsOf(readerFor(snapshot, permit, home), home, policyReader(snapshot));
    } finally {
      permit.end();
    }
  });
}

async function detailsOf(rows: RowReader, home: Scope, look: ReturnType<typeof policyReader>): Promise<AccountDetails> {
  const call = { rows, home, look };
  const usage = await usageByArn(rows);
  const details = { UserDetailList: [] as object[], GroupDetailList: [] as object[], RoleDetailList: [] as object[], Policies: [] as object[] };
  for (const { row } of await listAll(rows, users)) details.UserDetailList.push(await userDetail(call, row));
  for (const { row } of await listAll(rows, groups)) details.GroupDetailList.push(await groupDetail(call, row));
  for (const { row } of await listAll(rows, roles)) {
    const { description, maxSessionDuration } = row;
    details.RoleDetailList.push({ ...(await roleDetail(call, row)), ...(description === undefined ? {} : { Description: description }), MaxSessionDuration: maxSessionDuration });
  }
  for (const { row } of await listAll(rows, policies)) {
    details.Policies.push({ ...(await policyDetail(rows, knownOwn(row), usage.get(row.arn) ?? UNUSED)), ...(row.tags.length === 0 ? {} : { Tags: row.tags }) });
  }
  for (const [arn, use] of usage) {
    const aws = awsManagedSummary(arn);
    if (aws !== undefined) details.Policies.push(await policyDetail(rows, knownAws(aws), use));
  }
  return readable(details) as AccountDetails;
}

async function policyDetail(rows: RowReader, policy: KnownPolicy, usage: PolicyUsage): Promise<object> {
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
