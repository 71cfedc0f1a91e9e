import { defineTable } from '../../kernel/table.ts';
import type { Tag } from '../../kernel/tags.ts';

/** Rows of organizations beside those that decisions need (kernel/organization/tables.ts). All lie in the installation's scope. */

export interface CreateRequestRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roleName: string;
  readonly state: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  /** Milliseconds of the decision clock, here and below. */
  readonly requestedAt: number;
  readonly completedAt?: number;
  readonly failure?: 'EMAIL_ALREADY_EXISTS';
  readonly tags: readonly Tag[];
}

export interface HandshakeRow {
  readonly id: string;
  readonly organization: string;
  readonly management: string;
  /** The account that is invited. */
  readonly account: string;
  readonly state: 'OPEN' | 'CANCELED' | 'ACCEPTED' | 'DECLINED';
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly notes?: string;
  /** What the account is tagged with when it joins. */
  readonly tags: readonly Tag[];
}

const table = <Row>(name: string) => defineTable<Row>({ service: 'organizations', name, kind: 'policy', regional: false, epoch: 'first part' });

/** [organization, root, unit, account or policy]. */
export const resourceTags = table<{ readonly tags: readonly Tag[] }>('resource-tags');
/** Whom an organization trusts: IAM and STS ask for it too. */
export { delegatedAdministrators as delegations, trustedServices as serviceAccess } from '../../kernel/root-access.ts';
/** [organization, request]. */
export const createRequests = defineTable<CreateRequestRow>({ service: 'organizations', name: 'create-request', kind: 'business', regional: false });
/** [handshake]. */
export const handshakes = defineTable<HandshakeRow>({ service: 'organizations', name: 'handshake', kind: 'policy', regional: false });
