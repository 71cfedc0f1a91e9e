import type { AttachedPolicy } from '../../../../models/iam.gen.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { parsePolicyArn, type PolicyArn } from '../policies/policy-arn.ts';
import { pageOfItems, type PageCall, type Truncation } from '../shared/pagination.ts';
import { attachments } from '../tables.ts';

type Call = PageCall & { readonly rows: RowReader; readonly input: { readonly PathPrefix?: string | undefined } };

/** One page of the managed policies attached to an entity, by name; PathPrefix is about the policies' paths (IAM-11, IAM-161). */
export async function pageOfAttached(call: Call, list: string, holderId: string): Promise<{ readonly AttachedPolicies: readonly AttachedPolicy[] } & Truncation> {
  const attached: PolicyArn[] = [];
  for (const { row } of await listAll(call.rows, attachments, [holderId])) {
    const arn = parsePolicyArn(row.arn);
    if (arn === null) throw new Error(`${holderId} has the policy ${row.arn} attached, which is no policy`);
    if (arn.path.startsWith(call.input.PathPrefix ?? '/')) attached.push(arn);
  }
  // The account makes the key unique: AWS may have a policy of the same name.
  const { items, more } = pageOfItems(call, `${list}:${holderId}`, attached, ({ name, account }) => `${name}/${account}`);
  return { AttachedPolicies: items.map(({ name, text }) => ({ PolicyName: name, PolicyArn: text })), ...more };
}
