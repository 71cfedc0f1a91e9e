import { randomUUID } from 'node:crypto';
import { installationScope } from '../../../kernel/accounts.ts';
import { bumpEpoch } from '../../../kernel/epochs.ts';
import { memberships, organizations, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { delegatedAdministrators, trustedServices } from '../../../kernel/root-access.ts';
import { rowKey, type Table } from '../../../kernel/table.ts';
import type { World } from '../../../testing/world.ts';

const IAM = 'iam.amazonaws.com';

export interface OrganizationOptions {
  readonly members: readonly string[];
  /** Default: ALL. */
  readonly featureSet?: OrganizationRow['featureSet'];
  /** Default: IAM is trusted. */
  readonly trusted?: boolean;
  /** A member that administers IAM. */
  readonly administrator?: string;
}

/** An organization of these accounts, written past the API; returns its id. */
export async function putOrganization(world: World, management: string, options: OrganizationOptions): Promise<string> {
  const id = `o-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  const rootId = `r-${id.slice(2, 6)}`;
  const mark = randomUUID();
  const home = installationScope('aws');
  await world.gateway.kv.transact(mark, (tx) => {
    const put = <Row>(table: Table<Row>, key: readonly string[], row: Row): void => tx.put(rowKey(table, home, key), JSON.stringify(row));
    put(organizations, [id], { id, management, rootId, featureSet: options.featureSet ?? 'ALL', createdAt: 0, enabled: {} });
    for (const account of [management, ...options.members]) {
      put(memberships, [account], { organization: id, parent: rootId, joinedAt: 0, method: 'CREATED' });
      bumpEpoch(tx, 'aws', account, mark);
    }
    if (options.trusted !== false) put(trustedServices, [id, IAM], { enabledAt: 0 });
    if (options.administrator !== undefined) put(delegatedAdministrators, [id, options.administrator, IAM], { enabledAt: 0 });
    bumpEpoch(tx, 'aws', id, mark);
  });
  return id;
}
