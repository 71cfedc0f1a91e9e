import { defineTable } from '../table.ts';
import type { Tag } from '../tags.ts';

/**
 * The identity providers of an account: rows that IAM writes and STS reads, since services do not know each other. Of kind policy:
 * what they say decides who may assume roles.
 */

export interface OpenIdProviderRow {
  /** Of this creation: a provider that was deleted and made anew is another one. */
  readonly id: string;
  /** As registered, without `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  readonly tags: readonly Tag[];
}

export interface SamlProviderRow {
  /** Of this creation; `SAMLProviderUUID` shows it. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly validUntil: number;
  /** `entityID` of the metadata: who may issue assertions. */
  readonly issuer: string;
  /** Signing certificates of the metadata: DER in base-64. */
  readonly certificates: readonly string[];
  readonly encryption: 'Allowed' | 'Required';
  readonly privateKeys: readonly { readonly id: string; readonly addedAt: number }[];
  readonly tags: readonly Tag[];
}

/** [URL without scheme]. */
export const openIdProviders = defineTable<OpenIdProviderRow>({ service: 'iam', name: 'oidc-provider', kind: 'policy', regional: false });
/** [name in lower case] (IAM-10). */
export const samlProviders = defineTable<SamlProviderRow>({ service: 'iam', name: 'saml-provider', kind: 'policy', regional: false });
