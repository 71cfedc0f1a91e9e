import { defineTable } from '../../../kernel/table.ts';
import type { SettableStatus } from '../shared/settable-status.ts';
import type { ServiceName } from './services.ts';

export interface ServiceCredentialRow {
  /** `ACCA...` */
  readonly id: string;
  readonly service: ServiceName;
  /** What the service calls the user by; it stays when the user is renamed. */
  readonly publicName: string;
  readonly status: SettableStatus;
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  readonly expiresAt?: number;
}

export interface CredentialOwnerRow {
  /** A user's unique id. */
  readonly owner: string;
}

/** [user's unique id, credential id]. Of kind policy, since conditions test the service (KEY-41). */
export const serviceCredentials = defineTable<ServiceCredentialRow>({ service: 'iam', name: 'service-credential', kind: 'policy', regional: false });
/** [credential id]. */
export const serviceCredentialOwners = defineTable<CredentialOwnerRow>({ service: 'iam', name: 'service-credential-owner', kind: 'policy', regional: false });
/** [credential id]: the password, sealed with the context `service-credential:{id}`. */
export const serviceCredentialSecrets = defineTable<{ readonly secret: string }>({ service: 'iam', name: 'service-credential-secret', kind: 'secret', regional: false });
