import { defineToken } from './operation.ts';
import { defineTable } from './table.ts';

/** Whether an account's principals may have tokens that prove who they are to others (STS-81). */
export interface OutboundFederationRow {
  /** The account's part of its issuer URL, a UUID; it stays the same for good, since others trust it. */
  readonly issuerId: string;
  readonly enabled: boolean;
}

/** Whose an issuer is; one row for the whole installation. */
export interface IssuerOwnerRow {
  readonly account: string;
}

/** The only id of `outboundFederation`. */
export const OUTBOUND = ['account'] as const;

/** [`account`]. IAM writes it; STS reads it. */
export const outboundFederation = defineTable<OutboundFederationRow>({ service: 'iam', name: 'outbound-federation', kind: 'policy', regional: false });
/** [issuer id], under the account `-`. */
export const issuerOwners = defineTable<IssuerOwnerRow>({ service: 'iam', name: 'issuer-owner', kind: 'policy', regional: false });

/** Where issuers are found: at this server. */
export interface Issuers {
  /** The issuer URL of an account, without a slash at its end. */
  urlOf(issuerId: string): string;
}

export const issuers = defineToken<Issuers>('issuers');
