import type { Snapshot } from '../../../store/kv.ts';
import { accountOf } from '../../../kernel/accounts.ts';
import { memberships } from '../../../kernel/organization/tables.ts';
import { installationRows, readPlace, type OrganizationPlace } from '../../../kernel/organization/place.ts';
import type { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';
import { policyReader } from '../../../kernel/rows.ts';
import type { RoleRow, UserRow } from '../tables.ts';
import { Gatherer, type Holdings } from './gather.ts';
import { readRole } from './role.ts';

export interface Standing {
  readonly exists: boolean;
  readonly closed: boolean;
  readonly organization: string | null;
}

/** What is remembered of principals, by kind. */
export interface Facts {
  readonly user: UserRow | undefined;
  readonly role: RoleRow | undefined;
  readonly 'held-user': Holdings | undefined;
  readonly 'held-role': Holdings | undefined;
  readonly 'role-facts': RoleFacts | undefined;
  /** Whether a managed policy exists. */
  readonly managed: boolean;
  readonly standing: Standing;
  /** Of an account, remembered with its organization. */
  readonly place: OrganizationPlace | null;
}

export type FactKind = keyof Facts;

/** Reads a fact of an account, or of an organization, at one snapshot: what is remembered of it, and what that is compared with. */
export function readFact<Kind extends FactKind>(kind: Kind, snapshot: Snapshot, partition: string, account: string, id: string, cache: PolicyCache): Promise<Facts[Kind]> {
  return READERS[kind]({ snapshot, partition, account, id, cache, gatherer: new Gatherer(policyReader(snapshot), { partition, account, region: '-' }, cache) });
}

interface At {
  readonly snapshot: Snapshot;
  readonly partition: string;
  readonly account: string;
  readonly id: string;
  readonly cache: PolicyCache;
  readonly gatherer: Gatherer;
}

const READERS: { readonly [Kind in FactKind]: (at: At) => Promise<Facts[Kind]> } = {
  user: ({ gatherer, id }) => gatherer.userById(id),
  role: ({ gatherer, id }) => gatherer.roleById(id),
  async 'held-user'({ gatherer, id }) {
    const user = await gatherer.userById(id);
    return user === undefined ? undefined : gatherer.ofUser(user);
  },
  async 'held-role'({ gatherer, id }) {
    const role = await gatherer.roleById(id);
    return role === undefined ? undefined : gatherer.ofRole(role);
  },
  // Nobody enters a closed account.
  'role-facts': async ({ snapshot, partition, account, id, cache }) =>
    (await accountOf(snapshot, partition, account))?.closedAt === undefined ? readRole(policyReader(snapshot), { partition, account, region: '-' }, id, cache) : undefined,
  managed: async ({ gatherer, id }) => (await gatherer.managedText(id)) !== undefined,
  async standing({ snapshot, partition, account }) {
    const row = await accountOf(snapshot, partition, account);
    const membership = await installationRows(policyReader(snapshot), partition).get(memberships, [account]);
    return { exists: row !== undefined, closed: row?.closedAt !== undefined, organization: membership?.organization ?? null };
  },
  place: ({ snapshot, partition, id, cache }) => readPlace(policyReader(snapshot), partition, id, cache),
};
