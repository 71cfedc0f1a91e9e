import type { ListPoliciesRequest, ListPoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { nameKey, policies } from '../tables.ts';
import { awsManagedInOrder } from './aws-managed.ts';
import { knownAws, knownOwn, type KnownPolicy } from './find.ts';
import { listedPolicy } from './shape.ts';
import { UNUSED, usageByArn, usageOf, usageTables, type PolicyUsage } from './usage.ts';

export const listPolicies = reads<ListPoliciesRequest, ListPoliciesResponse>({
  service: 'iam',
  name: 'ListPolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListPolicies', resource: '*' }],
    asks: ({ PathPrefix }) => [{ action: 'iam:ListPolicies', resource: '*', shownAs: `policy path ${PathPrefix ?? '/'}` }],
  },
  tables: [policies, ...usageTables],
  errors: [],
  async handle(call) {
    const { input, rows } = call;
    const all = (await inScope(rows, input.Scope ?? 'All')).filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
    // Reading who uses what pays only where every policy must be judged; else the page alone is counted.
    const used = filtersByUse(input) ? await usageByArn(rows) : null;
    const wanted = used === null ? all : all.filter(({ arn }) => isWanted(used.get(arn) ?? UNUSED, input));
    const { items, more } = pageOfItems(call, 'ListPolicies', wanted, orderOf);
    const shown = await Promise.all(items.map(async (policy) => listedPolicy(policy, used?.get(policy.arn) ?? (await usageOf(rows, policy.arn)))));
    return { Policies: shown, ...more };
  },
});

async function inScope(rows: RowReader, scope: string): Promise<readonly KnownPolicy[]> {
  const own = scope === 'AWS' ? [] : (await listAll(rows, policies)).map(({ row }) => knownOwn(row));
  return scope === 'Local' ? own : [...own, ...awsManagedInOrder().map(knownAws)];
}

function filtersByUse(input: ListPoliciesRequest): boolean {
  return input.OnlyAttached === true || input.PolicyUsageFilter !== undefined;
}

/** IAM-82: used as a boundary, or else attached to someone; boundary use is no attachment (IAM-83). */
function isWanted(usage: PolicyUsage, { PolicyUsageFilter }: ListPoliciesRequest): boolean {
  return PolicyUsageFilter === 'PermissionsBoundary' ? usage.boundaries > 0 : usage.attachments > 0;
}

/** The customer's own by name, then AWS's in the order in which they were made, as AWS was seen to answer (IAM-161). */
function orderOf(policy: KnownPolicy): string {
  return policy.own === null ? `1${String(policy.createdAt).padStart(15, '0')}${policy.name}` : `0${nameKey(policy.name)}`;
}
