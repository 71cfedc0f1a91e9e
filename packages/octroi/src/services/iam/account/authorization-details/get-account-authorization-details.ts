import type { EntityType, GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse, ManagedPolicyDetail } from '../../../../../models/iam.gen.ts';
import { reads } from '../../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../../kernel/rows.ts';
import { awsManagedSummary } from '../../policies/aws-managed.ts';
import { knownAws, knownOwn, type KnownPolicy } from '../../policies/find.ts';
import { listedPolicy, wholeVersion } from '../../policies/shape.ts';
import { UNUSED, usageByArn, usageTables, type PolicyUsage } from '../../policies/usage.ts';
import { versionsOf } from '../../policies/versions.ts';
import { pageOfItems } from '../../shared/pagination.ts';
import { groups, nameKey, policies, roles, users, type GroupRow, type RoleRow, type UserRow } from '../../tables.ts';
import { detailTables, groupDetail, roleDetail, userDetail } from './entity-details.ts';

/** What a page may hold, the key by which all are in one order. */
type Item =
  | { readonly key: string; readonly kind: 'user'; readonly row: UserRow }
  | { readonly key: string; readonly kind: 'group'; readonly row: GroupRow }
  | { readonly key: string; readonly kind: 'role'; readonly row: RoleRow }
  | { readonly key: string; readonly kind: 'policy'; readonly policy: KnownPolicy };

/** Documents are long: a page holds no more than this, however many are asked for (IAM-160). */
const MAX_ITEMS = 200;

export const getAccountAuthorizationDetails = reads<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>({
  service: 'iam',
  name: 'GetAccountAuthorizationDetails',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
    asks: () => [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
  },
  tables: [users, groups, roles, policies, ...usageTables, ...detailTables],
  errors: [],
  async handle(call) {
    const { input, rows } = call;
    const usage = await usageByArn(rows);
    const all = await itemsOf(rows, input.Filter ?? [], usage);
    const MaxItems = Math.min(input.MaxItems ?? MAX_ITEMS / 2, MAX_ITEMS);
    const { items, more } = pageOfItems({ ...call, input: { Marker: input.Marker, MaxItems } }, 'GetAccountAuthorizationDetails', all, ({ key }) => key);
    return {
      UserDetailList: await Promise.all(items.flatMap((item) => (item.kind === 'user' ? [userDetail(call, item.row)] : []))),
      GroupDetailList: await Promise.all(items.flatMap((item) => (item.kind === 'group' ? [groupDetail(call, item.row)] : []))),
      RoleDetailList: await Promise.all(items.flatMap((item) => (item.kind === 'role' ? [roleDetail(call, item.row)] : []))),
      Policies: await Promise.all(items.flatMap((item) => (item.kind === 'policy' ? [policyDetail(rows, item.policy, usage.get(item.policy.arn) ?? UNUSED)] : []))),
      ...more,
    };
  },
});

/** Everything of the account that passes the filter: users, groups, roles, its own policies, and those of AWS's that someone in it uses. */
async function itemsOf(rows: RowReader, filter: readonly EntityType[], usage: ReadonlyMap<string, PolicyUsage>): Promise<readonly Item[]> {
  const wants = (type: EntityType): boolean => filter.length === 0 || filter.includes(type);
  const items: Item[] = [];
  if (wants('User')) for (const { row } of await listAll(rows, users)) items.push({ key: `0${nameKey(row.name)}`, kind: 'user', row });
  if (wants('Group')) for (const { row } of await listAll(rows, groups)) items.push({ key: `1${nameKey(row.name)}`, kind: 'group', row });
  if (wants('Role')) for (const { row } of await listAll(rows, roles)) items.push({ key: `2${nameKey(row.name)}`, kind: 'role', row });
  if (wants('LocalManagedPolicy')) for (const { row } of await listAll(rows, policies)) items.push({ key: `3${nameKey(row.name)}`, kind: 'policy', policy: knownOwn(row) });
  if (wants('AWSManagedPolicy')) {
    for (const arn of usage.keys()) {
      const aws = awsManagedSummary(arn);
      if (aws !== undefined) items.push({ key: `4${aws.name}`, kind: 'policy', policy: knownAws(aws) });
    }
  }
  return items;
}

async function policyDetail(rows: RowReader, policy: KnownPolicy, usage: PolicyUsage): Promise<ManagedPolicyDetail> {
  const versions = await versionsOf(rows, policy);
  return {
    ...listedPolicy(policy, usage),
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    PolicyVersionList: versions.map((version) => wholeVersion(version, policy.defaultVersion)),
  };
}
