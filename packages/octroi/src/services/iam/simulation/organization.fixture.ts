import { randomUUID } from 'node:crypto';
import { installationScope } from '../../../kernel/accounts.ts';
import { bumpEpoch } from '../../../kernel/epochs.ts';
import { controlPolicies, members, memberships, organizations, policyAttachments, policyTargets, units } from '../../../kernel/organization/tables.ts';
import { rowKey, type Table } from '../../../kernel/table.ts';
import type { Kv } from '../../../store/kv.ts';

const INSTALLATION = installationScope('aws');
const MARK = 'mark';

/** An organization with SCPs enabled, written past the API: `o-aaaaaaaaaa` with the root `r-abcd`. */
export interface TestOrganization {
  readonly id: string;
  readonly management: string;
  /** Makes an SCP and attaches it to a root, unit or account. */
  attach(id: string, content: string, target: string): Promise<void>;
  detachFullAccess(target: string): Promise<void>;
}

/** `parents` by unit; `accounts` by account, each with the unit or root that it hangs on. */
export async function newOrganization(world: { readonly gateway: { readonly kv: Kv } }, management: string, parents: Readonly<Record<string, string>>, accounts: Readonly<Record<string, string>>): Promise<TestOrganization> {
  const id = 'o-aaaaaaaaaa';
  const all = { [management]: 'r-abcd', ...accounts };
  const put = async (...rows: readonly (readonly [Table<never>, readonly string[], object])[]): Promise<void> => {
    const mark = randomUUID();
    await world.gateway.kv.transact(mark, (tx) => {
      for (const [table, key, row] of rows) tx.put(rowKey(table, INSTALLATION, key), JSON.stringify(row));
      for (const account of [...Object.keys(all), id]) bumpEpoch(tx, 'aws', account, mark);
    });
  };
  const entry = <Row extends object>(table: Table<Row>, key: readonly string[], row: Row) => [table as unknown as Table<never>, key, row] as const;
  await put(
    entry(organizations, [id], { id, management, rootId: 'r-abcd', featureSet: 'ALL', createdAt: 0, enabled: { SERVICE_CONTROL_POLICY: MARK } }),
    ...Object.entries(parents).map(([unit, parent]) => entry(units, [id, unit], { id: unit, name: unit, parent })),
    ...Object.entries(all).flatMap(([account, parent]) => [
      entry(memberships, [account], { organization: id, parent, joinedAt: 0, method: 'INVITED' }),
      entry(members as Table<object>, [id, account], { parent }),
    ]),
  );
  return {
    id,
    management,
    attach: (policy, content, target) =>
      put(
        entry(controlPolicies, [id, policy], { id: policy, name: policy, description: '', type: 'SERVICE_CONTROL_POLICY', content }),
        entry(policyAttachments, [id, MARK, target, policy], { attached: true }),
        entry(policyTargets, [id, policy, target], { mark: MARK }),
      ),
    detachFullAccess: (target) => put(entry(policyAttachments, [id, MARK, target, 'p-FullAWSAccess'], { attached: false })),
  };
}
