import type { Caller } from './caller.ts';
import { defineToken } from './operation.ts';

/** A password, and whose it is said to be. */
export interface Claim {
  readonly partition: string;
  /** An account's number or its alias. */
  readonly account: string;
  /** Null: the root user. */
  readonly user: string | null;
  readonly password: string;
}

/** Whom a claim names, as far as there is such an account or user: for the record of the request. */
export interface Claimed {
  readonly account: string | null;
  readonly arn: string | null;
}

/** What a right password opens, once a second factor is proved where the principal has one. */
export interface RightPassword {
  readonly caller: Caller;
  /** Serial numbers of the MFA devices that are assigned to it. */
  readonly devices: readonly string[];
  /** `reset`: it must be changed before it opens anything; `expired`: somebody else has to set another (hard expiry). */
  readonly state: 'good' | 'reset' | 'expired';
}

/** Where passwords are compared. IAM has them; whoever makes sessions of them asks here. */
export interface PasswordDesk {
  /** `right` is null for whatever is wrong, account, user or password; finding that out takes the same steps every time. */
  compare(claim: Claim): Promise<{ readonly claimed: Claimed; readonly right: RightPassword | null }>;
  /** True if the code is one of the device's now; from then on it is used up. A wrong one counts against the device. */
  proveCode(caller: Caller, factor: { readonly serialNumber: string; readonly code: string }, requestId: string): Promise<boolean>;
  /** Writes down that the password was used (PasswordLastUsed). */
  noteUse(caller: Caller): Promise<void>;
}

export const passwordDesk = defineToken<PasswordDesk>('the desk where passwords are compared');
