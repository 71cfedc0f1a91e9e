import { installationScope } from './accounts.ts';
import type { OrganizationPlace } from './organization/place.ts';
import type { PolicyReader } from './rows.ts';
import { defineTable } from './table.ts';

/** What an organization may centralise of the root users of its members. */
export type RootFeature = 'RootCredentialsManagement' | 'RootSessions';

export interface RootAccessRow {
  /** In the order in which AWS's enumeration has them. */
  readonly features: readonly RootFeature[];
}

/** [organization], in the installation's scope. IAM writes it; STS reads it. */
export const rootAccess = defineTable<RootAccessRow>({ service: 'iam', name: 'root-access', kind: 'policy', regional: false, epoch: 'first part' });

/** The rows of Organizations that say whom an organization trusts: [organization, service], and [organization, account, service]. */
export const trustedServices = defineTable<{ readonly enabledAt: number }>({ service: 'organizations', name: 'service-access', kind: 'policy', regional: false, epoch: 'first part' });
export const delegatedAdministrators = defineTable<{ readonly enabledAt: number }>({ service: 'organizations', name: 'delegation', kind: 'policy', regional: false, epoch: 'first part' });

const IAM = 'iam.amazonaws.com';

/** True if the organization lets IAM act in it (EnableAWSServiceAccess). */
export async function trustsIam(look: PolicyReader, partition: string, { organization }: OrganizationPlace): Promise<boolean> {
  return (await look.get(trustedServices, installationScope(partition), [organization.id, IAM])) !== undefined;
}

/** True for the management account of an organization, and for an account that administers IAM for it. */
export async function administersIam(look: PolicyReader, partition: string, { organization, account }: OrganizationPlace): Promise<boolean> {
  if (account === organization.management) return true;
  return (await look.get(delegatedAdministrators, installationScope(partition), [organization.id, account, IAM])) !== undefined;
}

/** The features that the organization has enabled. */
export async function rootFeatures(look: PolicyReader, partition: string, { organization }: OrganizationPlace): Promise<readonly RootFeature[]> {
  return (await look.get(rootAccess, installationScope(partition), [organization.id]))?.features ?? [];
}
