import { defineTable } from '../../../kernel/table.ts';

/** As UpdateAccountPasswordPolicy sets it, with its defaults (IAM-53). */
export interface PasswordPolicyRow {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly allowUsersToChange: boolean;
  /** Days. */
  readonly maxAge?: number;
  /** How many of the last passwords must not come back. */
  readonly reusePrevention?: number;
  readonly hardExpiry?: boolean;
}

export interface AccountAliasRow {
  readonly alias: string;
}

/** Whose an alias is; one row for the whole installation. */
export interface AliasOwnerRow {
  readonly account: string;
}

/** Settings by `Namespace/PropertyName`. */
export interface AccountPropertiesRow {
  readonly properties: Readonly<Record<string, string>>;
}

/** The only id of the tables that have one row for an account. */
export const ONLY = ['account'] as const;

/** [`account`]. Of kind policy: it may let users change their own passwords (IAM-193). */
export const passwordPolicies = defineTable<PasswordPolicyRow>({ service: 'iam', name: 'password-policy', kind: 'policy', regional: false });
/** [`account`]: an account has one alias at most (IAM-130). */
export const accountAliases = defineTable<AccountAliasRow>({ service: 'iam', name: 'account-alias', kind: 'business', regional: false });
/** [alias], under the account `-`: an alias belongs to one account of all. */
export const aliasOwners = defineTable<AliasOwnerRow>({ service: 'iam', name: 'alias-owner', kind: 'business', regional: false });
/** [`account`]. */
export const accountProperties = defineTable<AccountPropertiesRow>({ service: 'iam', name: 'account-properties', kind: 'business', regional: false });
