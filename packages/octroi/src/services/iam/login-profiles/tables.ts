import { defineTable } from '../../../kernel/table.ts';

/** A user's password for the console. */
export interface LoginProfileRow {
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  /** When the password was set last. */
  readonly changedAt: number;
  readonly resetRequired: boolean;
  /** `PasswordHashes` as JSON, sealed with the context `login-profile:{user's unique id}`: never a password itself. */
  readonly secret: string;
  /** When the root user's password was used last; a user's row has that of users. */
  readonly usedAt?: number;
}

/** What is known of a user's passwords. */
export interface PasswordHashes {
  /** Base64, one for all passwords of the profile, so that one hash tells whether a password was there before. */
  readonly salt: string;
  /** Base64 of scrypt's output, the present password first, then at most 23 former ones (IAM-53). */
  readonly hashes: readonly string[];
}

/** [user's unique id, or `root`]. */
export const loginProfiles = defineTable<LoginProfileRow>({ service: 'iam', name: 'login-profile', kind: 'secret', regional: false });
